import { ORGANIZATIONS, PATIENTS } from "./operations.ts";
import * as rules from "./rules.ts";
import { chartIn, type State } from "./State.ts";

// What `Sight` reads from the contracts, in the same order, read from a state.

/** Whether each actor reads and writes there, under its own consent and under the organizations'. */
export function accessIn(state: State, last: number, compartments: readonly bigint[]): boolean[] {
  const can: boolean[] = [];
  for (const patient of PATIENTS) {
    for (let actor = 1n; actor <= BigInt(last); actor++) {
      for (const compartment of compartments) {
        can.push(rules.canRead(state, patient, actor, compartment));
        can.push(rules.canWrite(state, patient, actor, compartment));
        for (const organization of ORGANIZATIONS) {
          can.push(rules.canReadAsMember(state, patient, organization, actor, compartment));
          can.push(rules.canWriteAsMember(state, patient, organization, actor, compartment));
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
    actors: state.actors.map((person, index) => ({ ...person, practising: rules.practises(state, BigInt(index) + 1n) })),
    members: everybody.flatMap((actor) => ORGANIZATIONS.map((organization) => rules.isMember(state, organization, actor))),
    administrators: everybody.flatMap((actor) =>
      ORGANIZATIONS.map((organization) => rules.isAdministrator(state, organization, actor)),
    ),
    mandates: everybody.flatMap((actor) => PATIENTS.map((patient) => rules.mandateOf(state, patient, actor))),
    consents: everybody.flatMap((actor) => PATIENTS.map((patient) => rules.consentOf(state, patient, actor))),
    charts: charts.map(({ head, keyList, sequence }) => ({ head, keyList, sequence })),
    epochs: charts.flatMap(({ epochs }) => epochs),
  };
}
