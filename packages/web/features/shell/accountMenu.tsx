"use client";

import { ChevronDown, Lock, LogOut, User } from "lucide-react";
import { useRouter } from "next/navigation";
import { DropdownMenu } from "radix-ui";
import { useAccount, useDisconnect } from "wagmi";
import { useVaultState } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";

const item =
  "flex min-h-10 cursor-pointer items-center gap-3 rounded-lg px-3 text-sm outline-none data-highlighted:bg-sunken";

/** Who is here, and the way out. */
export function AccountMenu() {
  const { address, connector } = useAccount();
  const { disconnect } = useDisconnect();
  const { actor, lock } = useVaultState();
  const router = useRouter();
  if (address === undefined) return null;
  const short = `${address.slice(0, 6)}…${address.slice(-4)}`;
  const leave = (): void => {
    lock();
    router.push("/");
  };
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="flex min-h-10 items-center gap-2 rounded-full border border-line bg-surface py-1 pr-3 pl-1 text-sm font-medium hover:bg-sunken">
        <span className="grid size-8 place-items-center rounded-full bg-accent-soft text-accent">
          <User aria-hidden className="size-4" />
        </span>
        <span className="sr-only">{messages.common.account}</span>
        <span className="max-w-28 truncate sm:max-w-48">{connector?.type === "demo" ? connector.name : short}</span>
        <ChevronDown aria-hidden className="size-4 text-muted" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={8}
          className="z-40 min-w-60 rounded-2xl border border-line bg-surface p-1.5 shadow-2xl"
        >
          <p className="px-3 py-2 font-mono text-xs text-muted">{short}</p>
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
            <LogOut aria-hidden className="size-4" />
            {messages.common.disconnect}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
