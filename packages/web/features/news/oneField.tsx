import { type ComponentProps, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Input } from "@/components/ui/field.tsx";
import { ErrorState } from "@/components/ui/states.tsx";
import { formText } from "@/lib/formText.ts";

interface OneFieldProps extends Pick<ComponentProps<"input">, "type" | "inputMode" | "autoComplete"> {
  name: string;
  label: string;
  action: string;
  busy: boolean;
  /** Of the last try. */
  error: Error | null;
  /** What is wrong with the text, in words; undefined when nothing is. */
  problemIn: (text: string) => string | undefined;
  onSend: (text: string) => void;
}

/** A form of one field and one button. */
export function OneField({ name, label, action, busy, error, problemIn, onSend, ...input }: OneFieldProps) {
  const [problem, setProblem] = useState<string>();
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        const given = formText(event.currentTarget, name).trim();
        const wrong = problemIn(given);
        setProblem(wrong);
        if (wrong === undefined) onSend(given);
      }}
    >
      <Input {...input} name={name} label={label} error={problem} className="max-w-sm" />
      {error !== null && <ErrorState error={error} />}
      <Button type="submit" busy={busy}>
        {action}
      </Button>
    </form>
  );
}
