"use client";

import { Check, LoaderCircle } from "lucide-react";
import type { SignUpStep } from "@chartkey/sdk";
import { useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button.tsx";
import { Choice } from "@/components/ui/field.tsx";
import { ErrorState } from "@/components/ui/states.tsx";
import type { Face } from "@/features/access/requireActor.tsx";
import { cn } from "@/lib/cn.ts";
import { passkeysPossible } from "@/lib/vault/passkeysPossible.ts";
import type { SignUpForm } from "@/lib/vault/worker/people.ts";
import { messages } from "@/messages/index.ts";
import { useSignUp } from "@/queries/people.ts";

const { welcome } = messages;
type Second = "wallet" | "passkey";
const homes = { patient: "/patient", clinician: "/clinic", organization: "/organization" } as const;
const opens = { patient: "openPatient", clinician: "openClinic", organization: "openOrganization" } as const;

export function CreateStep({ face, form }: { face: Face; form: SignUpForm }) {
  const signUp = useSignUp();
  const [second, setSecond] = useState<Second>("wallet");
  const choose = (other: Second): void => {
    setSecond(other);
    signUp.reset();
  };
  if (signUp.isSuccess) return <Done face={face} id={String(signUp.data.actor)} />;
  return (
    <div className="space-y-5">
      <div>
        <h2 className="text-xl font-semibold">{welcome.createTitle}</h2>
        <p className="mt-1 text-muted">{welcome.createText}</p>
      </div>
      <fieldset disabled={signUp.isPending} className="space-y-2">
        <legend className="sr-only">{welcome.createTitle}</legend>
        <SecondChoice second="wallet" chosen={second} onChoose={choose} />
        <SecondChoice second="passkey" chosen={second} onChoose={choose} possible={passkeysPossible()} />
      </fieldset>
      <p className="text-sm text-muted">{welcome.confirmations[face][second]}</p>
      {signUp.isPending && <Steps face={face} current={signUp.step} />}
      {signUp.error && <ErrorState error={signUp.error} />}
      <Button
        size="large"
        className="w-full"
        busy={signUp.isPending}
        onClick={() => {
          signUp.mutate({ form, second });
        }}
      >
        {welcome.create[face]}
      </Button>
      {signUp.isPending && <p className="text-center text-sm text-muted">{welcome.creating}</p>}
    </div>
  );
}

function SecondChoice({
  second,
  chosen,
  onChoose,
  possible = true,
}: {
  second: Second;
  chosen: Second;
  onChoose: (second: Second) => void;
  possible?: boolean;
}) {
  const { second: text } = welcome;
  return (
    <Choice
      type="radio"
      name="second"
      label={text[second]}
      hint={possible ? text[`${second}Hint`] : text.passkeyAbsent}
      disabled={!possible}
      checked={chosen === second}
      onChange={() => {
        onChoose(second);
      }}
    />
  );
}

function Steps({ face, current }: { face: Face; current: SignUpStep | undefined }) {
  const steps: SignUpStep[] = [
    "keys",
    "profile",
    "vault",
    "register",
    ...(face === "patient" ? (["chart"] as const) : []),
  ];
  const place = current === undefined ? 0 : current === "done" ? steps.length : steps.indexOf(current);
  return (
    <ol aria-live="polite" className="space-y-3 rounded-2xl bg-sunken p-5">
      {steps.map((step, index) => (
        <li key={step} className={cn("flex items-center gap-3", index > place && "text-muted")}>
          {index < place && <Check aria-hidden className="size-5 text-good" />}
          {index === place && <LoaderCircle aria-hidden className="size-5 animate-spin text-accent" />}
          {index > place && <span aria-hidden className="mx-1.5 size-2 rounded-full bg-line-strong" />}
          {welcome.progress[step]}
        </li>
      ))}
    </ol>
  );
}

function Done({ face, id }: { face: Face; id: string }) {
  return (
    <div role="status" className="flex flex-col items-center py-6 text-center">
      <span className="mb-5 grid size-16 place-items-center rounded-full bg-good-soft text-good">
        <Check aria-hidden className="size-8" />
      </span>
      <h2 className="text-2xl font-semibold">{welcome.doneTitle[face]}</h2>
      <p className="mt-2 mb-6 max-w-md text-muted">{welcome.doneText[face](id)}</p>
      <ButtonLink href={homes[face]} size="large">
        {messages.start[opens[face]]}
      </ButtonLink>
    </div>
  );
}
