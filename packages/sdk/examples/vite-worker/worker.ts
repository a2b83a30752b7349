import { createPhrase, phraseLock } from "@chartkey/sdk";
import { sealAndOpen } from "../seal-and-open.ts";

const { kind } = await phraseLock(createPhrase());
self.postMessage(`${await sealAndOpen()} A ${kind} lock was made in a ${self.constructor.name}.`);
