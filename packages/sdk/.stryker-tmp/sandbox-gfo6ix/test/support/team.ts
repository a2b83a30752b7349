// @ts-nocheck
import type { ChartkeySession } from "../../src/createChartkey.ts";
import {
  ACCOUNTS,
  type Cast,
  clientOn,
  inAWeek,
  LABS,
  NOTES,
  patientAndClinician,
  twoLocks,
  type World,
} from "./cast.ts";
import type { ServedChain } from "./servedChain.ts";

/** Account of the test phrase that is the hospital. */
export const HOSPITAL = 6;

export interface Team extends Cast {
  readonly hospital: ChartkeySession;
}

/** A patient, a licensed clinician and an accredited hospital, of which the clinician is no member yet. */
export async function patientAndHospital(chain: ServedChain, world: World): Promise<Team> {
  const cast = await patientAndClinician(chain, world);
  const hospital = await clientOn(chain, HOSPITAL, world).signUp({
    kind: "organization",
    profile: { name: "Test Hospital", role: "organization" },
    locks: await twoLocks(),
  });
  await clientOn(chain, ACCOUNTS.regulator, world).accredit({
    organization: hospital.actor.actor,
    validUntil: inAWeek(),
  });
  return { ...cast, hospital };
}

/** The hospital may read labs and notes and write notes for a week. */
export async function shareWithHospital({ ana, hospital }: Pick<Team, "ana" | "hospital">): Promise<void> {
  await ana.grant({
    grantee: hospital.actor.actor,
    read: [LABS, NOTES],
    write: [NOTES],
    purpose: "TREAT",
    expiresAt: inAWeek(),
    history: "all",
  });
}
