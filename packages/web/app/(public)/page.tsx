"use client";

import { EyeOff, ListChecks, Share2 } from "lucide-react";
import { Gate } from "@/features/access/gate.tsx";
import { TopBar } from "@/features/shell/shell.tsx";
import { messages } from "@/messages/index.ts";
import { Start } from "./_components/start.tsx";

const icons = [EyeOff, Share2, ListChecks] as const;

export default function LandingPage() {
  return (
    <>
      <TopBar />
      <main
        id="content"
        className="mx-auto grid max-w-6xl gap-10 px-4 py-10 sm:px-6 lg:grid-cols-[1.15fr_1fr] lg:py-20"
      >
        <div>
          <h1 className="text-4xl leading-[1.08] font-semibold sm:text-5xl lg:text-6xl">{messages.start.heroTitle}</h1>
          <p className="mt-5 max-w-xl text-lg text-muted">{messages.start.heroText}</p>
          <Facts />
        </div>
        <div className="lg:pt-2">
          <Gate>
            <Start />
          </Gate>
        </div>
      </main>
    </>
  );
}

function Facts() {
  return (
    <ul className="mt-10 space-y-6">
      {messages.start.facts.map(({ title, text }, place) => {
        const Icon = icons[place] ?? EyeOff;
        return (
          <li key={title} className="flex gap-4">
            <span className="grid size-11 shrink-0 place-items-center rounded-2xl bg-accent-soft text-accent">
              <Icon aria-hidden className="size-5" />
            </span>
            <div className="max-w-md">
              <h2 className="font-semibold">{title}</h2>
              <p className="text-muted">{text}</p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
