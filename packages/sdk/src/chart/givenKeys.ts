import { isAfter, type Place } from "../chain/place.ts";
import type { SessionContext } from "../session.ts";
import type { ConsentChange, EpochChange } from "../wire/chain.ts";
import type { EpochKeys } from "./epochKeys.ts";
import { openEnvelope } from "./envelope.ts";
import { envelopeInKeyring } from "./keyring.ts";
import { inMask } from "./masks.ts";

/** The epoch keys of one chart that its patient gave to one grantee, as the envelopes say. */
export interface GivenKeys {
  /** Whether they were given exactly this key. */
  holds(compartment: number, epoch: number): Promise<boolean>;
  /** Whether an envelope names the epoch at all, or one from since it began cannot be read, so that it may. */
  mayHold(compartment: number, epoch: number): boolean;
}

export interface GivenKeysParameters {
  readonly grantee: bigint;
  /** The patient's own keys, to compare with. */
  readonly keys: EpochKeys;
  /** All consents and epochs of the chart, in the chain's order. */
  readonly consents: readonly ConsentChange[];
  readonly epochs: readonly EpochChange[];
  /** `ever`: by every consent they had. `now`: by what follows their last revocation. */
  readonly since: "ever" | "now";
}

/** What a grantee holds of the keys of this patient's chart. Caller: the patient, to whom every envelope is sealed too. */
export async function givenKeys(session: SessionContext, parameters: GivenKeysParameters): Promise<GivenKeys> {
  const { keys } = parameters;
  const given = new Map<string, Set<string>>();
  const name = (compartment: number, epoch: number): string => `${String(compartment)}/${String(epoch)}`;
  const unread: Place[] = [];
  // Nobody has the key of an epoch before it begins, whatever an envelope from before says.
  const begun = (compartment: number, epoch: number, by: Place): boolean => {
    if (epoch === 0) return true;
    const opening = openingsOf(parameters.epochs, compartment)[epoch - 1];
    return opening !== undefined && !isAfter(opening, by);
  };
  for (const { at, find } of envelopesOf(session, parameters)) {
    const envelope = await find().catch(() => null);
    if (envelope === null) unread.push(at);
    for (const { index, epochs } of envelope?.compartments ?? [])
      for (const { epoch, identity } of epochs) {
        if (!begun(index, epoch, at)) continue;
        const place = name(index, epoch);
        given.set(place, (given.get(place) ?? new Set()).add(identity));
      }
  }
  return {
    async holds(compartment, epoch) {
      // An envelope can come from a proxy, who could have put anything into it.
      const identity = await keys.find(compartment, epoch);
      return identity !== undefined && (given.get(name(compartment, epoch))?.has(identity) ?? false);
    },
    mayHold: (compartment, epoch) =>
      given.has(name(compartment, epoch)) || unread.some((at) => begun(compartment, epoch, at)),
  };
}

/** When each epoch of a compartment after its first began. */
export const openingsOf = (epochs: readonly EpochChange[], compartment: number): EpochChange[] =>
  epochs.filter(({ mask }) => mask !== null && inMask(mask, compartment));

interface PlacedEnvelope {
  readonly at: Place;
  readonly find: () => Promise<Awaited<ReturnType<typeof openEnvelope>> | undefined>;
}

function envelopesOf(
  session: SessionContext,
  { grantee, consents, epochs, since }: GivenKeysParameters,
): PlacedEnvelope[] {
  const patient = session.self.actor;
  const own = consents.filter((change) => change.grantee === grantee);
  const start = since === "ever" ? 0 : own.slice(0, -1).findLastIndex(({ change }) => change === "revoked") + 1;
  const granted = own.slice(start).filter(({ change }) => change === "granted");
  const [first] = granted;
  if (!first) return [];
  const open = async (pointer: string) =>
    openEnvelope(session, { pointer, patient, grantee, identities: await session.keys.identities() });
  const direct = granted.flatMap(({ envelope, ...at }) =>
    envelope === null ? [] : [{ at, find: () => open(envelope) }],
  );
  // A keyring is the patient's own and leaves out whoever has no consent then: one that is missing counts only if they had.
  const hadConsent = (at: Place): boolean => own.findLast((change) => isAfter(at, change))?.change === "granted";
  const rotated = epochs.flatMap((at) => {
    const { keyring } = at;
    if (keyring === null || !isAfter(at, first) || !hadConsent(at)) return [];
    const find = async () => {
      const pointer = await envelopeInKeyring(session, { pointer: keyring, patient, grantee });
      return pointer === undefined ? undefined : open(pointer);
    };
    return [{ at, find }];
  });
  return [...direct, ...rotated];
}
