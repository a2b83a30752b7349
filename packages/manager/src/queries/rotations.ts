import { and, desc, eq, isNotNull } from "drizzle-orm";
import type { Database } from "../db/open.ts";
import { consentChanges, epochChanges } from "../db/schema.ts";

/** Whether a consent of this chart changed after the newest rotation, so that there may be keys to take away. */
export async function awaitsRotation(db: Database, patient: bigint): Promise<boolean> {
  const [consent] = await db
    .select({ block: consentChanges.block, logIndex: consentChanges.logIndex })
    .from(consentChanges)
    .where(eq(consentChanges.patient, patient))
    .orderBy(desc(consentChanges.block), desc(consentChanges.logIndex))
    .limit(1);
  const [rotation] = await db
    .select({ block: epochChanges.block, logIndex: epochChanges.logIndex })
    .from(epochChanges)
    .where(and(eq(epochChanges.patient, patient), isNotNull(epochChanges.mask)))
    .orderBy(desc(epochChanges.block), desc(epochChanges.logIndex))
    .limit(1);
  if (!consent) return false;
  if (!rotation) return true;
  // In one transaction with a revocation, the rotation comes after it.
  return consent.block > rotation.block || (consent.block === rotation.block && consent.logIndex > rotation.logIndex);
}
