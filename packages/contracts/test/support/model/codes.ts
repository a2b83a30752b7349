/** The codes of the contracts, as they come out of them. */
export const Kind = { None: 0n, Patient: 1n, Clinician: 2n, Organization: 3n, Device: 4n } as const;
export const Standing = { None: 0n, Active: 1n, Suspended: 2n } as const;
export const Status = { None: 0n, Active: 1n, EnteredInError: 2n, Erased: 3n, Disputed: 4n } as const;
