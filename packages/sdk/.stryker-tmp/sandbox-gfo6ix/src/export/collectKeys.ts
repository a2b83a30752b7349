// @ts-nocheck
import { currentKeyList } from "../chart/keyList.ts";
import { deriveIdentity, epochPath, identityPath, type Identity, type Recipient, recipientOf } from "../crypto/keys.ts";
import type { SessionContext } from "../session.ts";
import { epochKeyPath, ownKeyPath } from "./kitNames.ts";

/** One age identity of the chart and the file it goes to. A secret. */
export interface KitKey {
  readonly file: string;
  readonly identity: Identity;
  readonly recipient: Recipient;
  /** Absent for the person's own key. */
  readonly part: number | undefined;
  readonly epoch: number;
}

/** Every key that anything of the chart was ever sealed to: the person's own ones, and each epoch of each part. */
export async function collectKeys(session: SessionContext): Promise<KitKey[]> {
  const { root } = session.keys.vault();
  const parts = await currentKeyList(session, session.self.actor);
  const paths = [
    ...upTo(1, session.self.keyGeneration).map((epoch) => ({
      file: ownKeyPath(epoch),
      path: identityPath(epoch),
      part: undefined,
      epoch,
    })),
    ...parts.flatMap(({ index, epoch: last }) =>
      upTo(0, last).map((epoch) => ({
        file: epochKeyPath(index, epoch),
        path: epochPath(index, epoch),
        part: index,
        epoch,
      })),
    ),
  ];
  const keys: KitKey[] = [];
  for (const { file, path, part, epoch } of paths) {
    const identity = await deriveIdentity(root, path);
    keys.push({ file, identity, recipient: await recipientOf(identity), part, epoch });
  }
  return keys;
}

/** An identity file as `age-keygen` writes one. */
export function keyFileText({ identity, recipient }: KitKey, about: string): string {
  return `# ${about}\n# public key: ${recipient}\n${identity}\n`;
}

const upTo = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
