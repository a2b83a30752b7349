"use client";

import type { LucideIcon } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/lib/cn.ts";

export interface NavItem {
  href: string;
  label: string;
  icon: LucideIcon;
  /** Addresses of pages that belong to it, where they do not start with its own. */
  holds?: readonly string[];
  /** How many things wait there. */
  count?: number | undefined;
}

function useCurrent(items: readonly NavItem[]): string | undefined {
  const path = usePathname().replace(/\/$/, "");
  // The longest address that the page's address starts with: `/patient` is also the start of `/patient/upload`.
  return items
    .flatMap(({ href, holds = [] }) => [href, ...holds].map((start) => ({ href, start })))
    .filter(({ start }) => path === start || path.startsWith(`${start}/`))
    .sort((a, b) => b.start.length - a.start.length)[0]?.href;
}

function Count({ count }: { count: number | undefined }) {
  if (count === undefined || count === 0) return null;
  return (
    <span className="min-w-5 rounded-full bg-danger px-1.5 text-center text-xs font-semibold text-danger-ink">
      {count}
    </span>
  );
}

export function SideNavigation({ label, items }: { label: string; items: readonly NavItem[] }) {
  const current = useCurrent(items);
  return (
    <nav aria-label={label} className="sticky top-24 hidden w-56 shrink-0 self-start lg:block print:hidden">
      <ul className="space-y-1">
        {items.map(({ href, label: text, icon: Icon, count }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={current === href ? "page" : undefined}
              className="flex min-h-11 items-center gap-3 rounded-xl px-3 text-[15px] font-medium text-muted hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent"
            >
              <Icon aria-hidden className="size-[18px]" />
              <span className="flex-1">{text}</span>
              <Count count={count} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function BottomNavigation({ label, items }: { label: string; items: readonly NavItem[] }) {
  const current = useCurrent(items);
  return (
    <nav
      aria-label={label}
      className="no-print fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface/95 pb-[env(safe-area-inset-bottom)] backdrop-blur lg:hidden"
    >
      <ul className="mx-auto flex max-w-xl">
        {items.map(({ href, label: text, icon: Icon, count }) => (
          <li key={href} className="min-w-0 flex-1">
            <Link
              href={href}
              aria-current={current === href ? "page" : undefined}
              className={cn(
                "relative flex min-h-15 flex-col items-center justify-center gap-0.5 text-[11px] max-[24rem]:text-[10px] font-medium text-muted aria-[current=page]:text-accent",
              )}
            >
              <Icon aria-hidden className="size-[22px]" />
              <span className="max-w-full truncate">{text}</span>
              <span className="absolute top-1 start-1/2 ms-1.5">
                <Count count={count} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
