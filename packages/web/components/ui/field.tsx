import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "@/lib/cn.ts";

const control =
  "w-full min-h-11 rounded-xl border border-line-strong bg-surface px-3.5 text-[15px] text-ink placeholder:text-muted aria-invalid:border-danger disabled:opacity-60";

interface FieldFrame {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  className?: string;
}

function describedBy(id: string, { hint, error }: Pick<FieldFrame, "hint" | "error">): string | undefined {
  const ids = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean).join(" ");
  return ids === "" ? undefined : ids;
}

function Frame({ id, label, hint, error, className, children }: FieldFrame & { id: string; children: ReactNode }) {
  return (
    <div className={cn("space-y-1.5", className)}>
      <label htmlFor={id} className="block text-sm font-medium">
        {label}
      </label>
      {children}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
      <Problem id={`${id}-error`}>{error}</Problem>
    </div>
  );
}

/** What is wrong with a field or a group of them. */
export function Problem({ id, children }: { id?: string; children: string | undefined }) {
  if (children === undefined) return null;
  return (
    <p id={id} role="alert" className="mt-1.5 text-sm text-danger">
      {children}
    </p>
  );
}

export function Input({ label, hint, error, className, ...rest }: ComponentProps<"input"> & FieldFrame) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error} {...(className !== undefined && { className })}>
      <input
        // What somebody types keeps its own direction; while empty, that of the page.
        dir="auto"
        {...rest}
        id={id}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, { hint, error })}
        className={control}
      />
    </Frame>
  );
}

export function TextArea({ label, hint, error, className, ...rest }: ComponentProps<"textarea"> & FieldFrame) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error} {...(className !== undefined && { className })}>
      <textarea
        dir="auto"
        rows={6}
        {...rest}
        id={id}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, { hint, error })}
        className={cn(control, "py-2.5")}
      />
    </Frame>
  );
}

export function Select({ label, hint, error, className, children, ...rest }: ComponentProps<"select"> & FieldFrame) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error} {...(className !== undefined && { className })}>
      <select
        {...rest}
        id={id}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, { hint, error })}
        className={control}
      >
        {children}
      </select>
    </Frame>
  );
}

/** A check box or a radio button with its text, as one large target. */
export function Choice({
  label,
  hint,
  leading,
  className,
  ...rest
}: ComponentProps<"input"> & { label: string; hint?: ReactNode; leading?: ReactNode; type: "checkbox" | "radio" }) {
  const id = useId();
  return (
    <div
      className={cn(
        "flex min-h-11 items-center gap-3 rounded-xl border border-line bg-surface px-3.5 py-2 has-checked:border-accent has-checked:bg-accent-soft has-disabled:opacity-60",
        className,
      )}
    >
      <input {...rest} id={id} aria-describedby={hint !== undefined ? `${id}-hint` : undefined} className="size-4.5" />
      {leading}
      <label htmlFor={id} className="min-w-0 flex-1 py-1 text-[15px]">
        <span className="font-medium">{label}</span>
        {hint !== undefined && (
          <span id={`${id}-hint`} className="block text-sm text-muted">
            {hint}
          </span>
        )}
      </label>
    </div>
  );
}
