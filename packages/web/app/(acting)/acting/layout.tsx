import type { ReactNode } from "react";
import { RequirePerson } from "@/features/access/requireActor.tsx";
import { Shell } from "@/features/shell/shell.tsx";

/** Without the navigation of one's own page, so that nobody mistakes another's chart for it. */
export default function ActingLayout({ children }: { children: ReactNode }) {
  return (
    <Shell>
      <RequirePerson>{children}</RequirePerson>
    </Shell>
  );
}
