import { LoaderCircle } from "lucide-react";
import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "@/lib/cn.ts";

const base =
  "inline-flex items-center justify-center gap-2 rounded-xl font-medium whitespace-nowrap select-none max-sm:max-w-full max-sm:py-1.5 max-sm:text-center max-sm:whitespace-normal [&_svg]:shrink-0 transition-colors duration-150 disabled:opacity-55 disabled:pointer-events-none aria-disabled:opacity-55 aria-disabled:pointer-events-none";

const variants = {
  primary: "bg-accent text-accent-ink hover:bg-accent-strong",
  secondary: "bg-surface text-ink border border-line hover:bg-sunken",
  quiet: "text-muted hover:bg-sunken hover:text-ink",
  danger: "bg-danger text-danger-ink hover:opacity-90",
  dangerQuiet: "text-danger border border-line bg-surface hover:bg-danger-soft",
};

const sizes = {
  small: "min-h-9 px-3 text-sm",
  medium: "min-h-11 px-4 text-[15px]",
  large: "min-h-12 px-6 text-base",
  icon: "size-11",
};

interface Look {
  variant?: keyof typeof variants;
  size?: keyof typeof sizes;
}

export function buttonLook({ variant = "primary", size = "medium" }: Look = {}): string {
  return cn(base, variants[variant], sizes[size]);
}

export interface ButtonProps extends ComponentProps<"button">, Look {
  /** Shows that the action is under way and refuses a second press. */
  busy?: boolean | undefined;
}

export function Button({ variant, size, busy = false, disabled, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
      className={cn(buttonLook({ ...(variant && { variant }), ...(size && { size }) }), className)}
    >
      {busy && <LoaderCircle aria-hidden className="size-4 animate-spin" />}
      {children}
    </button>
  );
}

export function ButtonLink({ variant, size, className, ...rest }: ComponentProps<typeof Link> & Look) {
  return (
    <Link {...rest} className={cn(buttonLook({ ...(variant && { variant }), ...(size && { size }) }), className)} />
  );
}
