// @ts-nocheck
import type { Relayed, RelayerStatus, RelayInput } from "../wire/relay.ts";

/** Somebody who sends signed actions and pays for them. Never trusted: it can only withhold. */
export interface Relayer {
  /** The offer as it is now. Undefined when there is none, or when nobody answers. */
  status(): Promise<RelayerStatus | undefined>;
  /** @throws RelayRefusedError when it says no; anything else leaves open whether it was taken. */
  submit(relay: RelayInput): Promise<Relayed>;
  /** What became of an action; undefined when that cannot be learned. */
  find(id: string): Promise<Relayed | undefined>;
}

/** The relayer's own no. `revertData` is the contract's refusal, when it was one. */
export class RelayRefusedError extends Error {
  override readonly name = "RelayRefusedError";
  readonly code: string;
  readonly revertData: string | undefined;
  constructor(code: string, revertData?: string) {
    super(`The relayer refused (${code}).`);
    this.code = code;
    this.revertData = revertData;
  }
}
