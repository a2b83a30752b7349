import { type ChangeEvent, useState } from "react";
import type { z } from "zod";

export type Problems = Partial<Record<string, string>>;

/** What is wrong with each field of a form, by its name. */
export function problemsOf(error: z.ZodError | undefined): Problems {
  return Object.fromEntries(error?.issues.map(({ path, message }) => [String(path[0]), message]) ?? []);
}

/** The same without what is said about a field that was changed; the rest waits for the next try. */
export function without(problems: Problems, field: string): Problems {
  return Object.fromEntries(Object.entries(problems).filter(([name]) => name !== field));
}

/** `mended` belongs to the form's `onChange`; `fieldOf` says where problems of a control are shown, if not under its own name. */
export function useProblems(fieldOf: (name: string) => string = (name) => name) {
  const [problems, setProblems] = useState<Problems>({});
  const mended = ({ target: { name } }: ChangeEvent<HTMLFormElement>): void => {
    setProblems((before) => without(before, fieldOf(name)));
  };
  return { problems, setProblems, mended };
}
