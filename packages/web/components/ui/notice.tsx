import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn.ts";

const looks = {
  info: { icon: Info, className: "bg-accent-soft text-ink [&>svg]:text-accent" },
  good: { icon: CircleCheck, className: "bg-good-soft text-ink [&>svg]:text-good" },
  warn: { icon: TriangleAlert, className: "bg-warn-soft text-ink [&>svg]:text-warn" },
  danger: { icon: CircleAlert, className: "bg-danger-soft text-ink [&>svg]:text-danger" },
};

/** A short message set into a page. */
export function Notice({
  tone = "info",
  title,
  children,
  className,
  role,
}: {
  tone?: keyof typeof looks;
  title?: string | undefined;
  children?: ReactNode;
  className?: string;
  role?: "status" | "alert" | "note";
}) {
  const { icon: Icon, className: look } = looks[tone];
  return (
    <div role={role ?? "note"} className={cn("flex gap-3 rounded-xl p-4 text-sm", look, className)}>
      <Icon aria-hidden className="mt-0.5 size-[18px] shrink-0" />
      <div className="min-w-0 flex-1 space-y-1.5">
        {title !== undefined && <p className="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  );
}
