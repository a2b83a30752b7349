// @ts-nocheck
function stryNS_9fa48() {
  var g = typeof globalThis === 'object' && globalThis && globalThis.Math === Math && globalThis || new Function("return this")();
  var ns = g.__stryker__ || (g.__stryker__ = {});
  if (ns.activeMutant === undefined && g.process && g.process.env && g.process.env.__STRYKER_ACTIVE_MUTANT__) {
    ns.activeMutant = g.process.env.__STRYKER_ACTIVE_MUTANT__;
  }
  function retrieveNS() {
    return ns;
  }
  stryNS_9fa48 = retrieveNS;
  return retrieveNS();
}
stryNS_9fa48();
function stryCov_9fa48() {
  var ns = stryNS_9fa48();
  var cov = ns.mutantCoverage || (ns.mutantCoverage = {
    static: {},
    perTest: {}
  });
  function cover() {
    var c = cov.static;
    if (ns.currentTestId) {
      c = cov.perTest[ns.currentTestId] = cov.perTest[ns.currentTestId] || {};
    }
    var a = arguments;
    for (var i = 0; i < a.length; i++) {
      c[a[i]] = (c[a[i]] || 0) + 1;
    }
  }
  stryCov_9fa48 = cover;
  cover.apply(null, arguments);
}
function stryMutAct_9fa48(id) {
  var ns = stryNS_9fa48();
  function isActive(id) {
    if (ns.activeMutant === id) {
      if (ns.hitCount !== void 0 && ++ns.hitCount > ns.hitLimit) {
        throw new Error('Stryker: Hit count limit reached (' + ns.hitCount + ')');
      }
      return true;
    }
    return false;
  }
  stryMutAct_9fa48 = isActive;
  return isActive(id);
}
import { sha3_256, shake256 } from "@noble/hashes/sha3.js";
import { concatBytes } from "../bytes.ts";
import { decapsulateMlKem, importMlKemSeed, importX25519Private, x25519, x25519PublicKey } from "./platformKem.ts";

/**
 * Opening side of X-Wing, the hybrid of ML-KEM-768 and X25519 (draft-connolly-cfrg-xwing-kem), with the platform's own
 * implementations of both.
 */
export const SEED_BYTES = 32;
export const CIPHERTEXT_BYTES = 1120;
const ML_KEM_CIPHERTEXT_BYTES = 1088;
const ML_KEM_SEED_BYTES = 64;
const EXPANDED_BYTES = 96;
/** `\.//^\`, which the combiner hashes last. */
const LABEL = Uint8Array.of(0x5c, 0x2e, 0x2f, 0x2f, 0x5e, 0x5c);

/** A private key as the platform holds it: it cannot be read back. */
export interface XwingKey {
  readonly mlKem: CryptoKey;
  readonly x25519: CryptoKey;
  readonly x25519Public: Uint8Array;
}
export async function importXwingKey(seed: Uint8Array): Promise<XwingKey> {
  if (stryMutAct_9fa48("156")) {
    {}
  } else {
    stryCov_9fa48("156");
    const expanded = shake256(seed, stryMutAct_9fa48("157") ? {} : (stryCov_9fa48("157"), {
      dkLen: EXPANDED_BYTES
    }));
    const [mlKem, x25519Private] = await Promise.all(stryMutAct_9fa48("158") ? [] : (stryCov_9fa48("158"), [importMlKemSeed(expanded.subarray(0, ML_KEM_SEED_BYTES)), importX25519Private(expanded.subarray(ML_KEM_SEED_BYTES))]));
    const x25519Public = await x25519PublicKey(x25519Private);
    if (stryMutAct_9fa48("159")) {
      ;
    } else {
      stryCov_9fa48("159");
      expanded.fill(0);
    }
    return stryMutAct_9fa48("160") ? {} : (stryCov_9fa48("160"), {
      mlKem,
      x25519: x25519Private,
      x25519Public
    });
  }
}

/** The shared secret (32 bytes) in a ciphertext of 1120 bytes. */
export async function decapsulate(key: XwingKey, ciphertext: Uint8Array): Promise<Uint8Array> {
  if (stryMutAct_9fa48("161")) {
    {}
  } else {
    stryCov_9fa48("161");
    const ephemeral = ciphertext.subarray(ML_KEM_CIPHERTEXT_BYTES);
    const [mlKemSecret, x25519Secret] = await Promise.all(stryMutAct_9fa48("162") ? [] : (stryCov_9fa48("162"), [decapsulateMlKem(key.mlKem, ciphertext.subarray(0, ML_KEM_CIPHERTEXT_BYTES)), x25519(key.x25519, ephemeral)]));
    return sha3_256(concatBytes(stryMutAct_9fa48("163") ? [] : (stryCov_9fa48("163"), [mlKemSecret, x25519Secret, ephemeral, key.x25519Public, LABEL])));
  }
}