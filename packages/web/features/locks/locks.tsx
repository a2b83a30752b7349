"use client";

import type { VaultLock } from "@chartkey/sdk";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Section } from "@/components/ui/card.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { ErrorState, Pending } from "@/components/ui/states.tsx";
import { AddLocks } from "@/features/locks/addLocks.tsx";
import { LockRow } from "@/features/locks/lockRow.tsx";
import { RemoveDialog } from "@/features/locks/removeDialog.tsx";
import { TryDialog } from "@/features/locks/tryDialog.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";
import { locksQuery } from "@/queries/locks.ts";

const { locks: text } = messages;
const LEAST = 2;

/** The check-up: which ways in there are, whether they are enough, and what can be done with each. */
export function Locks() {
  const { vault } = useSession();
  const { data, error, refetch } = useQuery(locksQuery(vault));
  const [doing, setDoing] = useState<{ what: "try" | "remove"; lock: VaultLock }>();
  const done = (): void => {
    setDoing(undefined);
  };
  return (
    <>
      <Section title={text.title} description={text.text}>
        {error && <ErrorState error={error} retry={() => void refetch()} />}
        {!error && data === undefined && <Pending lines={3} />}
        {data && <Health count={data.length} />}
        <ul className="space-y-3">
          {data?.map((lock) => (
            <LockRow
              key={lock.id}
              lock={lock}
              last={data.length <= LEAST}
              onTry={() => {
                setDoing({ what: "try", lock });
              }}
              onRemove={() => {
                setDoing({ what: "remove", lock });
              }}
            />
          ))}
        </ul>
      </Section>
      {data && <AddLocks locks={data} />}
      {doing?.what === "try" && <TryDialog lock={doing.lock} onClose={done} />}
      {doing?.what === "remove" && <RemoveDialog lock={doing.lock} onClose={done} />}
    </>
  );
}

function Health({ count }: { count: number }) {
  const { health } = text;
  return count > LEAST ? (
    <Notice tone="good" title={health.good(count)}>
      <p>{health.goodText}</p>
    </Notice>
  ) : (
    <Notice tone="warn" title={health.few}>
      <p>{health.fewText}</p>
    </Notice>
  );
}
