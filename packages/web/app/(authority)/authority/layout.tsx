import type { ReactNode } from "react";
import { RequireRegulator } from "@/features/access/requireRegulator.tsx";
import { Shell } from "@/features/shell/shell.tsx";

export default function AuthorityLayout({ children }: { children: ReactNode }) {
  return (
    <Shell>
      <RequireRegulator>{children}</RequireRegulator>
    </Shell>
  );
}
