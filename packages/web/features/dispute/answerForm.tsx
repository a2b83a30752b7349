"use client";

import type { RecordView } from "@chartkey/sdk";
import type { SubmitEvent } from "react";
import { z } from "zod";
import { Button } from "@/components/ui/button.tsx";
import { Choice, Problem, TextArea } from "@/components/ui/field.tsx";
import { ErrorState } from "@/components/ui/states.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { MAX_WORDS } from "@/features/dispute/disputeDialog.tsx";
import { problemsOf, useProblems } from "@/features/form/useProblems.ts";
import { whenDone } from "@/lib/whenDone.ts";
import { messages } from "@/messages/index.ts";
import { useAnswer } from "@/queries/disputes.ts";

const { disputes: text } = messages;
const schema = z.object({
  answer: z.enum(["confirmed", "refused"], { error: () => text.answerChoose }),
  text: z
    .string()
    .trim()
    .min(1, { error: () => text.answerMissing })
    .max(MAX_WORDS),
});

/** The author's answer in words; the content stays as it is. */
export function AnswerForm({ record, patient, onClose }: { record: RecordView; patient: bigint; onClose: () => void }) {
  const answer = useAnswer();
  const toast = useToast();
  const { problems, setProblems, mended } = useProblems();
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const parsed = schema.safeParse({ answer: data.get("answer") ?? undefined, text: data.get("text") });
    setProblems(problemsOf(parsed.error));
    if (!parsed.success) return;
    const { sequence, version: expectedVersion } = record;
    whenDone(answer.mutateAsync({ patient, sequence, expectedVersion, ...parsed.data }), () => {
      toast(text.answered);
      onClose();
    });
  };
  return (
    <form noValidate onSubmit={submit} onChange={mended} className="space-y-4 border-t border-line pt-5">
      <fieldset className="space-y-2">
        <legend className="font-semibold">{text.answerTitle}</legend>
        <p className="text-sm text-muted">{text.answerText}</p>
        <Choice
          type="radio"
          name="answer"
          value="confirmed"
          label={text.chooseConfirmed}
          hint={text.chooseConfirmedHint}
        />
        <Choice type="radio" name="answer" value="refused" label={text.chooseRefused} hint={text.chooseRefusedHint} />
        <Problem>{problems.answer}</Problem>
      </fieldset>
      <TextArea name="text" label={text.answerWords} rows={4} maxLength={MAX_WORDS} error={problems.text} />
      {answer.error && <ErrorState error={answer.error} />}
      <div className="flex flex-wrap items-center justify-end gap-3">
        <p className="me-auto text-sm text-muted">{text.answerWallet}</p>
        <Button variant="secondary" onClick={onClose}>
          {messages.common.cancel}
        </Button>
        <Button type="submit" busy={answer.isPending}>
          {text.answerSend}
        </Button>
      </div>
    </form>
  );
}
