/** Where something stands in the chain. */
// @ts-nocheck

export interface Place {
  readonly block: number;
  readonly logIndex: number;
}

export const isAfter = (one: Place, other: Place): boolean =>
  one.block > other.block || (one.block === other.block && one.logIndex > other.logIndex);
