/** Decrypted text: dropped as soon as nothing on screen shows it, never persisted. */
export const plaintext = { gcTime: 0, staleTime: 0 } as const;
