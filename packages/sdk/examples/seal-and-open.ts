// Encryption without a chain, a server or a file: what is sealed for a key opens with it, where it belongs, and nowhere
// else. Runs in Node 22 or newer, in browsers and in workers:  node examples/seal-and-open.ts
import {
  ContextMismatchError,
  decryptPayload,
  encryptPayload,
  identityFromSeed,
  open,
  payloadCiphertextSize,
  recipientOf,
  seal,
  UnreadableError,
} from "@chartkey/sdk/crypto";
import { describeFile } from "@chartkey/sdk/health";
import { memoryStore } from "@chartkey/sdk/store";
import { z } from "zod";

/** Resolves with a sentence once everything was checked. */
export async function sealAndOpen(): Promise<string> {
  // A small document: one age file for a hybrid post-quantum key.
  const identity = identityFromSeed(crypto.getRandomValues(new Uint8Array(32)));
  const recipients = [await recipientOf(identity)];
  const context = { format: "example/1", patient: "7" };
  const sealed = await seal({ context, data: { note: "Better since Monday." }, recipients });
  const schema = z.strictObject({ note: z.string() });
  const { note } = await open({ sealed, identities: [identity], expected: context, schema });
  const elsewhere = await open({ sealed, identities: [identity], expected: { ...context, patient: "8" }, schema }).then(
    () => "opened",
    (error: unknown) => (error instanceof ContextMismatchError ? error.code : "another error"),
  );

  // A file: encrypted as a stream, stored under its CID, and decrypted as a stream.
  const file = new File(["Hemoglobin 14.2 g/dL\n".repeat(200_000)], "result.txt", { type: "text/plain" });
  const { kind } = await describeFile(file);
  const key = crypto.getRandomValues(new Uint8Array(32));
  const parameters = { key, associatedData: new TextEncoder().encode("example"), segmentSize: 256 * 1024 };
  const store = memoryStore();
  const size = payloadCiphertextSize(file.size, parameters.segmentSize);
  const cid = await store.putPayload(encryptPayload(file.stream(), parameters), { size, place: { kind: "payload" } });
  const text = await new Response(decryptPayload(await store.getPayload(cid), parameters)).text();
  const wrong = { ...parameters, associatedData: new TextEncoder().encode("another") };
  // Piped, because a `Response` would hide the error of its stream in browsers.
  const refused = await decryptPayload(await store.getPayload(cid), wrong)
    .pipeTo(new WritableStream())
    .catch((error: unknown) => (error instanceof UnreadableError ? error.code : "another error"));

  const whole = text === (await file.text());
  return `${note} Elsewhere: ${elsewhere}. A ${kind} file of ${file.size} bytes ${whole ? "came back whole" : "is not whole"}; with another context: ${String(refused)}.`;
}

// Run as a program, not when a worker imports it.
if (typeof process === "object" && process.argv[1]?.endsWith("seal-and-open.ts")) console.log(await sealAndOpen());
