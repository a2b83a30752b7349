"use client";

import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { Card } from "@/components/ui/card.tsx";
import { Gate } from "@/features/access/gate.tsx";
import { type Face, RequireWallet } from "@/features/access/requireActor.tsx";
import { AboutStep } from "@/features/welcome/aboutStep.tsx";
import { CheckStep } from "@/features/welcome/checkStep.tsx";
import { CreateStep } from "@/features/welcome/createStep.tsx";
import { PhraseStep } from "@/features/welcome/phraseStep.tsx";
import { StepBar } from "@/features/welcome/stepBar.tsx";
import type { SignUpForm } from "@/lib/vault/worker/people.ts";
import { messages } from "@/messages/index.ts";

function faceOf(text: string | null): Face {
  return text === "clinician" || text === "organization" ? text : "patient";
}

export function Welcome() {
  const face = faceOf(useSearchParams().get("as"));
  return (
    <Gate>
      <RequireWallet>
        <Wizard key={face} face={face} />
      </RequireWallet>
    </Gate>
  );
}

function Wizard({ face }: { face: Face }) {
  const [step, setStep] = useState(0);
  const [form, setForm] = useState<SignUpForm>();
  const [words, setWords] = useState<readonly string[]>([]);
  const next = (): void => {
    setStep((current) => current + 1);
  };
  const back = (): void => {
    setStep((current) => current - 1);
  };
  return (
    <>
      <h1 className="mb-6 text-3xl font-semibold">{messages.welcome.title[face]}</h1>
      <StepBar step={step} />
      <Card>
        {step === 0 && (
          <AboutStep
            face={face}
            form={form}
            onDone={(filled) => {
              setForm(filled);
              next();
            }}
          />
        )}
        {step === 1 && <PhraseStep words={words} onWords={setWords} onBack={back} onDone={next} />}
        {step === 2 && (
          <CheckStep
            words={words}
            onBack={back}
            onDone={() => {
              // The page has no more use for the words; the worker keeps them until the vault is made.
              setWords([]);
              next();
            }}
          />
        )}
        {step === 3 && form !== undefined && <CreateStep face={face} form={form} />}
      </Card>
    </>
  );
}
