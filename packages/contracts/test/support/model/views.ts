import { ORGANIZATIONS, PATIENTS } from "./operations.ts";
import * as rules from "./rules.ts";
import { chartIn, type State } from "./State.ts";

// What `Sight` reads from the contracts, in the same order, read from a state.

/** Where to look for who reads and writes. */
export interface Place {
  /** Actors 1 to this one, under their own consent. */
  readonly last: number;
  /** Under the organizations' consents. */
  readonly members: readonly bigint[];
  readonly compartments: readonly bigint[];
}

export function accessIn(state: State, { last, members, compartments }: Place): boolean[] {
  const can: boolean[] = [];
  for (const patient of PATIENTS) {
    for (const compartment of compartments) {
      for (let actor = 1n; actor <= BigInt(last); actor++) {
        can.push(rules.canRead(state, patient, actor, compartment));
        can.push(rules.canWrite(state, patient, actor, compartment));
      }
      for (const organization of ORGANIZATIONS) {
        for (const member of members) {
          can.push(rules.canReadAsMember(state, patient, organization, member, compartment));
          can.push(rules.canWriteAsMember(state, patient, organization, member, compartment));
        }
      }
    }
  }
  return can;
}

/** The whole state, but for single records, in the shape of `Sight.holdings`. */
export function holdingsIn(state: State) {
  const everybody = state.actors.map((_, index) => BigInt(index) + 1n);
  const charts = PATIENTS.map((patient) => chartIn(state, patient));
  return {
    actors: state.actors.map((person, index) => ({
      ...person,
      practising: rules.practises(state, BigInt(index) + 1n),
    })),
    members: everybody.flatMap((actor) =>
      ORGANIZATIONS.map((organization) => rules.isMember(state, organization, actor)),
    ),
    administrators: everybody.flatMap((actor) =>
      ORGANIZATIONS.map((organization) => rules.isAdministrator(state, organization, actor)),
    ),
    mandates: everybody.flatMap((actor) => PATIENTS.map((patient) => rules.mandateOf(state, patient, actor))),
    consents: everybody.flatMap((actor) => PATIENTS.map((patient) => rules.consentOf(state, patient, actor))),
    charts: charts.map(({ head, keyList, sequence }) => ({ head, keyList, sequence })),
    epochs: charts.flatMap(({ epochs }) => epochs),
  };
}
