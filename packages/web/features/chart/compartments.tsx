import {
  Activity,
  Brain,
  ClipboardList,
  FlaskConical,
  FolderHeart,
  Flower2,
  type LucideIcon,
  NotebookPen,
  Pill,
  Scan,
} from "lucide-react";
import { cn } from "@/lib/cn.ts";
import { formatList } from "@/lib/format.ts";
import { inLanguage, usualLabel } from "@/lib/partLabel.ts";

interface Look {
  icon: LucideIcon;
  className: string;
}

const looks: readonly Look[] = [
  { icon: ClipboardList, className: "bg-teal-100 text-teal-800 dark:bg-teal-950 dark:text-teal-200" },
  { icon: Pill, className: "bg-sky-100 text-sky-800 dark:bg-sky-950 dark:text-sky-200" },
  { icon: FlaskConical, className: "bg-violet-100 text-violet-800 dark:bg-violet-950 dark:text-violet-200" },
  { icon: Scan, className: "bg-indigo-100 text-indigo-800 dark:bg-indigo-950 dark:text-indigo-200" },
  { icon: NotebookPen, className: "bg-amber-100 text-amber-900 dark:bg-amber-950 dark:text-amber-200" },
  { icon: Brain, className: "bg-rose-100 text-rose-800 dark:bg-rose-950 dark:text-rose-200" },
  { icon: Flower2, className: "bg-pink-100 text-pink-800 dark:bg-pink-950 dark:text-pink-200" },
  { icon: Activity, className: "bg-lime-100 text-lime-900 dark:bg-lime-950 dark:text-lime-200" },
];
const other: Look = { icon: FolderHeart, className: "bg-sunken text-muted" };

export function CompartmentIcon({ index, className }: { index: number; className?: string }) {
  const { icon: Icon, className: colors } = looks[index] ?? other;
  return (
    <span className={cn("grid size-11 shrink-0 place-items-center rounded-2xl", colors, className)}>
      <Icon aria-hidden className="size-1/2" />
    </span>
  );
}

/** The patient's own label when it is known, else the usual one. */
export function labelOf(index: number, known: readonly { index: number; label: string }[] = []): string {
  const part = known.find((compartment) => compartment.index === index);
  return part === undefined ? usualLabel(index) : inLanguage(part).label;
}

export function labelsOf(indexes: readonly number[], known?: readonly { index: number; label: string }[]): string {
  return formatList(indexes.map((index) => labelOf(index, known)));
}
