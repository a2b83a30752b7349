import type { ChartkeyContext } from "../context.ts";
import { NodesDisagreeError } from "../errors.ts";
import type { Registries } from "./registries.ts";
import { read } from "./send.ts";

/** How many nodes of the chain are asked before something is sealed to a key. */
export const nodesAsked = ({ witnesses = [] }: ChartkeyContext): number => 1 + witnesses.length;

/**
 * Reads which key to seal to from every node there is. With one node, that node is believed.
 *
 * @throws {@link NodesDisagreeError} when one of them says something else: it lies, or has not heard of a change yet.
 * @throws {@link ChainUnreachableError} when one of them cannot be asked: what cannot be checked is not sealed to.
 */
export async function readAgreed<Value>(
  context: ChartkeyContext,
  call: (registries: Registries) => Promise<Value>,
  sameOf: (value: Value) => string,
): Promise<Value> {
  const providers = [context.provider, ...(context.witnesses ?? [])];
  const answers = await Promise.all(
    providers.map((provider) => read({ deployment: context.deployment, provider }, call)),
  );
  const [first] = answers as [Value, ...Value[]];
  if (new Set(answers.map(sameOf)).size > 1) throw new NodesDisagreeError();
  return first;
}
