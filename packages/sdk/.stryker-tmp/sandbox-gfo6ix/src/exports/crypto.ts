// @ts-nocheck
export { canonicalJson, encodeJson } from "../crypto/canonicalJson.ts";
export { deriveIdentity, deriveSeed, identityFromSeed, recipientOf } from "../crypto/keys.ts";
export type { Identity, Recipient } from "../crypto/keys.ts";
export { paddedSize } from "../crypto/padme.ts";
export { payloadCiphertextSize, preferredSegmentSize, type PayloadParameters } from "../crypto/payloadFormat.ts";
export { decryptPayload, encryptPayload } from "../crypto/payloadStream.ts";
export { open, seal, type OpenParameters, type SealedContext, type SealParameters } from "../crypto/sealedObject.ts";
export {
  BlobTooLargeError,
  ChartkeyError,
  ContextMismatchError,
  InvalidInputError,
  KeyNotGrantedError,
  UnreadableError,
} from "../errors.ts";
