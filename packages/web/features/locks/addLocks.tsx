"use client";

import type { VaultLock } from "@chartkey/sdk";
import { useState } from "react";
import { useAccount } from "wagmi";
import { Button, ButtonLink } from "@/components/ui/button.tsx";
import { Section } from "@/components/ui/card.tsx";
import { ErrorState } from "@/components/ui/states.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { AddOption } from "@/features/locks/addOption.tsx";
import { AddPhraseDialog } from "@/features/locks/addPhraseDialog.tsx";
import { passkeysPossible } from "@/lib/vault/passkeysPossible.ts";
import { whenDone } from "@/lib/whenDone.ts";
import { messages } from "@/messages/index.ts";
import { useAddLock, useReplaceWithWallet } from "@/queries/locks.ts";

const { locks: text } = messages;
const { add } = text;

/** What can be added; a wallet only while the connected one is not a way in yet. */
export function AddLocks({ locks }: { locks: readonly VaultLock[] }) {
  const [writing, setWriting] = useState(false);
  return (
    <Section title={text.addTitle} description={text.addText}>
      <ul className="grid gap-3 sm:grid-cols-2">
        <AddPasskey />
        <AddOption kind="sheets" text={add.sheetsText}>
          <ButtonLink href="/patient/safety/sheets" variant="secondary" size="small">
            {add.sheets}
          </ButtonLink>
        </AddOption>
        <AddOption kind="phrase" text={add.phraseText}>
          <Button
            variant="secondary"
            size="small"
            onClick={() => {
              setWriting(true);
            }}
          >
            {add.phrase}
          </Button>
        </AddOption>
        <AddWallet locks={locks} />
      </ul>
      {writing && (
        <AddPhraseDialog
          onClose={() => {
            setWriting(false);
          }}
        />
      )}
    </Section>
  );
}

function AddPasskey() {
  const adding = useAddLock();
  const toast = useToast();
  const possible = passkeysPossible();
  return (
    <AddOption kind="passkey" text={possible ? add.passkeyText : add.passkeyAbsent}>
      <Button
        variant="secondary"
        size="small"
        disabled={!possible}
        busy={adding.isPending}
        onClick={() => {
          whenDone(adding.mutateAsync("passkey"), () => {
            toast(text.added);
          });
        }}
      >
        {add.passkey}
      </Button>
      {adding.error && <ErrorState error={adding.error} />}
    </AddOption>
  );
}

function AddWallet({ locks }: { locks: readonly VaultLock[] }) {
  const adding = useAddLock();
  const replacing = useReplaceWithWallet();
  const toast = useToast();
  const account = useAccount().address?.toLowerCase();
  const wallets = locks.filter(({ kind }) => kind === "wallet");
  if (account === undefined || wallets.some(({ hint }) => hint === account)) return null;
  const [old] = wallets;
  const problem = adding.error ?? replacing.error;
  return (
    <AddOption kind="wallet" text={old ? add.walletInsteadText : add.walletText}>
      <Button
        variant="secondary"
        size="small"
        busy={adding.isPending || replacing.isPending}
        onClick={() => {
          whenDone(old ? replacing.mutateAsync(old.id) : adding.mutateAsync("wallet"), () => {
            toast(old ? text.replaced : text.added);
          });
        }}
      >
        {old ? add.walletInstead : add.wallet}
      </Button>
      {problem && <ErrorState error={problem} />}
    </AddOption>
  );
}
