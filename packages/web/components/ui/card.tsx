import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/cn.ts";

export function Card({ className, ...rest }: ComponentProps<"div">) {
  return (
    <div {...rest} className={cn("rounded-2xl border border-line bg-surface p-5 shadow-card sm:p-6", className)} />
  );
}

/** A titled part of a page. */
export function Section({
  title,
  description,
  action,
  children,
  className,
}: {
  title: string;
  description?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <section aria-label={title} className={cn("space-y-3", className)}>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 className="text-lg font-semibold">{title}</h2>
          {description !== undefined && <p className="mt-0.5 text-sm text-muted">{description}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}

export function PageHeader({
  title,
  description,
  action,
}: {
  title: string;
  description?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <header className="mb-6 flex flex-col items-start justify-between gap-x-8 gap-y-4 md:flex-row">
      <div className="min-w-0 max-w-2xl">
        <h1 className="text-2xl font-semibold sm:text-3xl">{title}</h1>
        {description !== undefined && <p className="mt-1.5 text-muted">{description}</p>}
      </div>
      {action !== undefined && action !== false && <div className="shrink-0">{action}</div>}
    </header>
  );
}
