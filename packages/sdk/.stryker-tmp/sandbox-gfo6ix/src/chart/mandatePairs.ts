// @ts-nocheck
import { fromWallet } from "../chain/fromWallet.ts";
import { connectRegistries } from "../chain/registries.ts";
import type { ChartkeyContext } from "../context.ts";

export type MandateFilter = { readonly patient: bigint } | { readonly proxy: bigint };

/** Who ever was appointed for whom: of one patient, or of one proxy. What holds now is the chain's to say. */
export async function mandatePairs(
  { deployment, provider }: ChartkeyContext,
  filter: MandateFilter,
): Promise<{ patient: bigint; proxy: bigint }[]> {
  const { actors } = connectRegistries(deployment, provider);
  const [patient, proxy] = "patient" in filter ? [filter.patient, undefined] : [undefined, filter.proxy];
  try {
    const logs = await actors.queryFilter(actors.filters.ProxyAppointed(patient, proxy), deployment.deployBlock);
    const pairs = new Map(logs.map(({ args }) => [`${String(args.patient)}/${String(args.proxy)}`, args]));
    return [...pairs.values()].map((args) => ({ patient: args.patient, proxy: args.proxy }));
  } catch (cause) {
    throw fromWallet(cause);
  }
}
