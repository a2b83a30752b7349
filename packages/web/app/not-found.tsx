"use client";

import { ButtonLink } from "@/components/ui/button.tsx";
import { Logo } from "@/components/logo.tsx";
import { messages } from "@/messages/index.ts";

export default function NotFound() {
  return (
    <main
      id="content"
      className="mx-auto flex min-h-dvh max-w-md flex-col items-center justify-center px-6 text-center"
    >
      <Logo />
      <h1 className="mt-8 text-2xl font-semibold">{messages.common.notFoundTitle}</h1>
      <p className="mt-2 mb-6 text-muted">{messages.common.notFoundText}</p>
      <ButtonLink href="/">{messages.common.toStart}</ButtonLink>
    </main>
  );
}
