"use client";

import { Check, ChevronDown, Lock, LogOut, User } from "lucide-react";
import { useRouter } from "next/navigation";
import { DropdownMenu } from "radix-ui";
import { useAccount, useDisconnect } from "wagmi";
import { useFocusAfterChoice, useLanguageChoice } from "@/features/language/language.ts";
import { LanguageSelect } from "@/features/language/languageSelect.tsx";
import { useVaultState } from "@/lib/vault/vaultContext.tsx";
import { languageCodes, languageEntry } from "@/messages/languages.ts";
import { messages } from "@/messages/index.ts";

const item =
  "flex min-h-10 cursor-pointer items-center gap-3 rounded-lg px-3 text-sm outline-none data-highlighted:bg-sunken";

/** Who is here, and the way out. */
export function AccountMenu() {
  const { address, connector } = useAccount();
  const { disconnect } = useDisconnect();
  const { actor, lock } = useVaultState();
  const router = useRouter();
  const trigger = useFocusAfterChoice<HTMLButtonElement>();
  if (address === undefined) return <LanguageSelect />;
  const short = `${address.slice(0, 6)}…${address.slice(-4)}`;
  const leave = (): void => {
    lock();
    router.push("/");
  };
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger
        ref={trigger}
        className="flex min-h-10 items-center gap-2 rounded-full border border-line bg-surface py-1 pe-3 ps-1 text-sm font-medium hover:bg-sunken"
      >
        <span className="grid size-8 place-items-center rounded-full bg-accent-soft text-accent">
          <User aria-hidden className="size-4" />
        </span>
        <span className="sr-only">{messages.common.account}</span>
        <bdi className="max-w-22 truncate min-[22rem]:max-w-28 sm:max-w-48">
          {connector?.type === "demo" ? connector.name : short}
        </bdi>
        <ChevronDown aria-hidden className="size-4 text-muted" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={8}
          className="z-40 min-w-60 rounded-2xl border border-line bg-surface p-1.5 shadow-2xl"
        >
          <p dir="ltr" className="px-3 py-2 font-mono text-xs text-muted">
            {short}
          </p>
          <LanguageItems />
          {actor !== undefined && (
            <DropdownMenu.Item className={item} onSelect={leave}>
              <Lock aria-hidden className="size-4" />
              {messages.common.lock}
            </DropdownMenu.Item>
          )}
          <DropdownMenu.Item
            className={item}
            onSelect={() => {
              leave();
              disconnect();
            }}
          >
            <LogOut aria-hidden className="size-4 rtl:-scale-x-100" />
            {messages.common.disconnect}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function LanguageItems() {
  const { language, choose, problem } = useLanguageChoice();
  if (languageCodes.length === 1) return null;
  return (
    <DropdownMenu.RadioGroup
      value={language}
      onValueChange={choose}
      aria-label={messages.common.language}
      className="my-1.5 border-y border-line py-1.5"
    >
      {languageCodes.map((code) => (
        <DropdownMenu.RadioItem
          key={code}
          value={code}
          lang={code}
          className={item}
          // The menu goes when the language changes, and stays to say why it did not.
          onSelect={(event) => {
            event.preventDefault();
          }}
        >
          <span className="grid size-4 place-items-center">
            <DropdownMenu.ItemIndicator>
              <Check aria-hidden className="size-4" />
            </DropdownMenu.ItemIndicator>
          </span>
          {languageEntry(code).name}
        </DropdownMenu.RadioItem>
      ))}
      {problem !== undefined && (
        <p role="alert" className="max-w-60 px-3 py-1 text-sm text-danger">
          {problem}
        </p>
      )}
    </DropdownMenu.RadioGroup>
  );
}
