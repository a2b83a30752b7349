"use client";

import { PageHeader } from "@/components/ui/card.tsx";
import { messages } from "@/messages/index.ts";
import { Registers } from "./_components/registers.tsx";

export default function AuthorityPage() {
  return (
    <>
      <PageHeader title={messages.authority.title} description={messages.authority.text} />
      <Registers />
    </>
  );
}
