import { cn } from "@/lib/cn.ts";

/** A chart's pulse line inside a key's bow. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={cn("size-8", className)}>
      <rect width="32" height="32" rx="9" fill="var(--accent)" />
      <g fill="none" stroke="var(--accent-ink)" strokeWidth="2.1" strokeLinecap="round" strokeLinejoin="round">
        <circle cx="13" cy="13" r="7" />
        <path d="M8.4 13.2h2.3l1.4-3 2 5.6 1.3-2.6h2.2" />
        <path d="m18.2 18.2 6.3 6.3m-2.6-2.6 2.3-2.3" />
      </g>
    </svg>
  );
}

export function Logo({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2.5 text-lg font-semibold tracking-tight", className)}>
      <LogoMark />
      Chartkey
    </span>
  );
}
