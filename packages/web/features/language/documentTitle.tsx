"use client";

import { usePathname } from "next/navigation";
import { titleOf } from "@/features/language/titles.ts";

/** Here and not in the pages' metadata, which is fixed when they are built and so in one language. */
export function DocumentTitle() {
  return <title>{titleOf(usePathname())}</title>;
}
