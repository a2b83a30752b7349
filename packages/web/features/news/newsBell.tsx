"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Bell } from "lucide-react";
import { usePathname } from "next/navigation";
import { ButtonLink } from "@/components/ui/button.tsx";
import { countNew, seenNews } from "@/features/news/seenNews.ts";
import { useVaultState } from "@/lib/vault/vaultContext.tsx";
import type { Vault } from "@/lib/vault/client.ts";
import { messages } from "@/messages/index.ts";
import { newsQuery } from "@/queries/sharing.ts";

/** Where each kind of actor reads its news. A device reads nothing, and nobody acts on a regulator's account. */
const PAGES: Readonly<Record<string, string>> = {
  patient: "/patient/news",
  clinician: "/clinic/news",
  organization: "/organization/news",
};

/** The way to the news, with how many are new. Shown once somebody has unlocked. */
export function NewsBell() {
  const { vault, actor } = useVaultState();
  const href = actor === undefined ? undefined : PAGES[actor.kind];
  if (vault === undefined || actor === undefined || href === undefined) return null;
  return <Ring vault={vault} actor={actor.actor} href={href} />;
}

function Ring({ vault, actor, href }: { vault: Vault; actor: bigint; href: string }) {
  const { data } = useInfiniteQuery(newsQuery(vault));
  const looking = usePathname().replace(/\/$/, "") === href;
  const count = looking ? 0 : countNew(data?.pages[0]?.items ?? [], seenNews(actor));
  return (
    <ButtonLink
      href={href}
      variant="quiet"
      size="icon"
      aria-label={messages.news.bell(count)}
      aria-current={looking ? "page" : undefined}
      className="relative rounded-full"
    >
      <Bell aria-hidden className="size-5" />
      {count > 0 && (
        <span
          aria-hidden
          className="absolute end-1 top-1 min-w-5 rounded-full bg-danger px-1.5 text-center text-xs font-semibold text-danger-ink"
        >
          {count > 9 ? "9+" : count}
        </span>
      )}
    </ButtonLink>
  );
}
