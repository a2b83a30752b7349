import type { LockKind } from "@chartkey/sdk";
import type { ReactNode } from "react";
import { lockIcons } from "@/features/locks/looks.ts";
import { messages } from "@/messages/index.ts";

/** One kind of lock that can be added, in a sentence, with its button. */
export function AddOption({ kind, text, children }: { kind: LockKind; text: string; children: ReactNode }) {
  const Icon = lockIcons[kind];
  return (
    <li className="flex gap-4 rounded-2xl border border-dashed border-line p-4">
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-muted" />
      <div className="min-w-0 space-y-3">
        <div>
          <p className="font-medium">{messages.locks.kinds[kind]}</p>
          <p className="text-sm text-muted">{text}</p>
        </div>
        {children}
      </div>
    </li>
  );
}
