import { describe, expect, it } from "vitest";
import { z } from "zod";
import { problemsOf, without } from "@/features/form/useProblems.ts";

describe("what is wrong with a form", () => {
  const schema = z.object({
    number: z.string().min(1, "Enter a number."),
    parts: z.array(z.string()).min(1, "Choose."),
  });

  it("[W5] is said at each field, and no longer at one that was changed since", () => {
    const problems = problemsOf(schema.safeParse({ number: "", parts: [] }).error);
    expect(problems).toEqual({ number: "Enter a number.", parts: "Choose." });
    expect(without(problems, "number")).toEqual({ parts: "Choose." });
    expect(problemsOf(schema.safeParse({ number: "1", parts: ["2"] }).error)).toEqual({});
  });
});
