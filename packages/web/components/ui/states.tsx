"use client";

import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { cn } from "@/lib/cn.ts";
import { type Plain, describeError } from "@/lib/errors.ts";
import { messages } from "@/messages/index.ts";

/** Something is on its way: grey lines in the shape of what comes. */
export function Pending({
  label = messages.common.loading,
  lines = 3,
  className,
}: {
  label?: string;
  lines?: number;
  className?: string;
}) {
  return (
    <div role="status" className={cn("space-y-3", className)}>
      <span className="sr-only">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} aria-hidden className="h-16 animate-pulse rounded-2xl bg-sunken" />
      ))}
    </div>
  );
}

export function Empty({
  icon: Icon,
  title,
  children,
  action,
}: {
  icon: LucideIcon;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center rounded-2xl border border-dashed border-line px-6 py-14 text-center">
      <span className="mb-4 grid size-12 place-items-center rounded-2xl bg-accent-soft text-accent">
        <Icon aria-hidden className="size-6" />
      </span>
      <h2 className="text-lg font-semibold">{title}</h2>
      {children !== undefined && <div className="mt-1.5 max-w-md text-muted">{children}</div>}
      {action !== undefined && <div className="mt-5">{action}</div>}
    </div>
  );
}

/** What went wrong and what to do next. */
export function ErrorState({ error, retry, className }: { error: unknown; retry?: () => void; className?: string }) {
  const problem: Plain = describeError(error);
  return (
    <Notice tone="danger" role="alert" title={problem.summary} {...(className !== undefined && { className })}>
      {problem.hints.map((hint) => (
        <p key={hint}>{hint}</p>
      ))}
      {retry !== undefined && (
        <Button variant="secondary" size="small" onClick={retry} className="mt-1">
          {messages.common.tryAgain}
        </Button>
      )}
      <details className="text-xs text-muted">
        <summary>{messages.common.details}</summary>
        <code>{problem.code}</code>
      </details>
    </Notice>
  );
}
