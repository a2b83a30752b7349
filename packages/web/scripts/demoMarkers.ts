/** Strings that only the demo wallet's code contains. */
export const DEMO_MARKERS = ["chartkey-demo-wallet-", "Synthetic people on a local test chain"] as const;

export function findMarkers(text: string): string[] {
  return DEMO_MARKERS.filter((marker) => text.includes(marker));
}
