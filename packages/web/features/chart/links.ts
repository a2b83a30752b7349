/** Addresses of a record's page. They carry numbers only, never a title. */
export function patientRecordHref({ author, sequence }: { author: bigint; sequence: number }): string {
  return `/patient/record?author=${String(author)}&sequence=${String(sequence)}`;
}

/** A chart as a clinician sees it: their own access, or as staff of an organization that the patient shares with. */
export interface ClinicPlace {
  readonly patient: bigint;
  readonly organization?: bigint | undefined;
}

function placeOf({ patient, organization }: ClinicPlace): string {
  return `patient=${String(patient)}${organization === undefined ? "" : `&organization=${String(organization)}`}`;
}

export function clinicHref(page: "chart" | "note" | "upload", place: ClinicPlace): string {
  return `/clinic/${page}?${placeOf(place)}`;
}

export function clinicRecordHref(
  place: ClinicPlace,
  { author, sequence }: { author: bigint; sequence: number },
): string {
  return `/clinic/record?${placeOf(place)}&author=${String(author)}&sequence=${String(sequence)}`;
}

export function actingRecordHref(patient: bigint, { author, sequence }: { author: bigint; sequence: number }): string {
  return `/acting/record?patient=${String(patient)}&author=${String(author)}&sequence=${String(sequence)}`;
}

/** A number from an address, or undefined when it is not one. */
export function idFrom(text: string | null): bigint | undefined {
  return text !== null && /^[1-9]\d{0,19}$/.test(text) ? BigInt(text) : undefined;
}

export function countFrom(text: string | null): number | undefined {
  return text !== null && /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}
