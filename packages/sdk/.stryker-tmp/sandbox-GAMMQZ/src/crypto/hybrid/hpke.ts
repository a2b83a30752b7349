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
import { expand, extract } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes } from "../bytes.ts";

/**
 * The key schedule of HPKE (RFC 9180, section 5.1) for one suite: KEM X-Wing, HKDF-SHA256, ChaCha20-Poly1305.
 *
 * There is the base mode and no other. The authenticated modes do not exist for a hybrid KEM: whoever offers them
 * authenticates nobody. Who wrote something is what the chain says.
 */
const MODE_BASE = 0;
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const NOTHING = new Uint8Array();
const ascii = stryMutAct_9fa48("0") ? () => undefined : (stryCov_9fa48("0"), (() => {
  const ascii = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
  return ascii;
})());
const VERSION = ascii(stryMutAct_9fa48("1") ? "" : (stryCov_9fa48("1"), "HPKE-v1"));
/** "HPKE", then the registered numbers of KEM, KDF and AEAD. */
const SUITE = concatBytes(stryMutAct_9fa48("2") ? [] : (stryCov_9fa48("2"), [ascii(stryMutAct_9fa48("3") ? "" : (stryCov_9fa48("3"), "HPKE")), Uint8Array.of(0x64, 0x7a, 0, 1, 0, 3)]));
export interface HpkeKey {
  readonly key: Uint8Array;
  readonly nonce: Uint8Array;
}

/** Makes the function that turns a shared secret into the key and nonce of its one message, for contexts named `info`. */
export function baseKeySchedule(info: string): (sharedSecret: Uint8Array) => HpkeKey {
  if (stryMutAct_9fa48("4")) {
    {}
  } else {
    stryCov_9fa48("4");
    const context = concatBytes(stryMutAct_9fa48("5") ? [] : (stryCov_9fa48("5"), [Uint8Array.of(MODE_BASE), labeledExtract(NOTHING, stryMutAct_9fa48("6") ? "" : (stryCov_9fa48("6"), "psk_id_hash"), NOTHING), labeledExtract(NOTHING, stryMutAct_9fa48("7") ? "" : (stryCov_9fa48("7"), "info_hash"), ascii(info))]));
    return sharedSecret => {
      if (stryMutAct_9fa48("8")) {
        {}
      } else {
        stryCov_9fa48("8");
        const secret = labeledExtract(sharedSecret, stryMutAct_9fa48("9") ? "" : (stryCov_9fa48("9"), "secret"), NOTHING);
        return stryMutAct_9fa48("10") ? {} : (stryCov_9fa48("10"), {
          key: labeledExpand(secret, stryMutAct_9fa48("11") ? "" : (stryCov_9fa48("11"), "key"), context, KEY_BYTES),
          nonce: labeledExpand(secret, stryMutAct_9fa48("12") ? "" : (stryCov_9fa48("12"), "base_nonce"), context, NONCE_BYTES)
        });
      }
    };
  }
}
function labeledExtract(salt: Uint8Array, label: string, input: Uint8Array): Uint8Array {
  if (stryMutAct_9fa48("13")) {
    {}
  } else {
    stryCov_9fa48("13");
    return extract(sha256, concatBytes(stryMutAct_9fa48("14") ? [] : (stryCov_9fa48("14"), [VERSION, SUITE, ascii(label), input])), salt);
  }
}
function labeledExpand(secret: Uint8Array, label: string, info: Uint8Array, length: number): Uint8Array {
  if (stryMutAct_9fa48("15")) {
    {}
  } else {
    stryCov_9fa48("15");
    return expand(sha256, secret, concatBytes(stryMutAct_9fa48("16") ? [] : (stryCov_9fa48("16"), [Uint8Array.of(0, length), VERSION, SUITE, ascii(label), info])), length);
  }
}