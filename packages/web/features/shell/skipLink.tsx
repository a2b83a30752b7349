"use client";

import { messages } from "@/messages/index.ts";

export function SkipLink() {
  return (
    <a
      href="#content"
      className="sr-only z-50 rounded-lg bg-surface px-4 py-2 focus:not-sr-only focus:fixed focus:start-3 focus:top-3"
    >
      {messages.common.skipToContent}
    </a>
  );
}
