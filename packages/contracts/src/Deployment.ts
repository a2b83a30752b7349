/** Where one chain keeps the contracts. */
export interface Deployment {
  readonly chainId: number;
  readonly accessManager: string;
  readonly actorRegistry: string;
  readonly chartRegistry: string;
  readonly disclosureLog: string;
  /** No event of these contracts is in an older block. */
  readonly deployBlock: number;
}
