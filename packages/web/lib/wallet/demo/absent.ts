import type { CreateConnectorFn } from "wagmi";

/** A production build takes this file in place of `index.ts`: there are no demo people. */
export function demoConnectors(): CreateConnectorFn[] {
  return [];
}

export function DemoPeople() {
  return null;
}
