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
import { bech32 } from "@scure/base";

/** An X-Wing public key: 1184 bytes of ML-KEM-768, then 32 of X25519. */
const PUBLIC_KEY_BYTES = 1216;
const ML_KEM_PUBLIC_KEY_BYTES = 1184;
/** The first part of an ML-KEM-768 public key: 768 numbers of 12 bits, each below q. The rest is a seed of 32 bytes. */
const VECTOR_BYTES = 1152;
const Q = 3329;
const PREFIX = stryMutAct_9fa48("117") ? "" : (stryCov_9fa48("117"), "age1pq");

/** Whether `text` is an age recipient of the hybrid kind whose key is one that key generation can give. */
export function isHybridRecipient(text: string): boolean {
  if (stryMutAct_9fa48("118")) {
    {}
  } else {
    stryCov_9fa48("118");
    if (stryMutAct_9fa48("121") ? false : stryMutAct_9fa48("120") ? true : stryMutAct_9fa48("119") ? text.startsWith(`${PREFIX}1`) : (stryCov_9fa48("119", "120", "121"), !(stryMutAct_9fa48("122") ? text.endsWith(`${PREFIX}1`) : (stryCov_9fa48("122"), text.startsWith(stryMutAct_9fa48("123") ? `` : (stryCov_9fa48("123"), `${PREFIX}1`)))))) return stryMutAct_9fa48("124") ? true : (stryCov_9fa48("124"), false);
    try {
      if (stryMutAct_9fa48("125")) {
        {}
      } else {
        stryCov_9fa48("125");
        const {
          words
        } = bech32.decode(text as `${string}1${string}`, stryMutAct_9fa48("126") ? true : (stryCov_9fa48("126"), false));
        const key = bech32.fromWords(words);
        return stryMutAct_9fa48("129") ? key.length === PUBLIC_KEY_BYTES || isSoundMlKemKey(key.subarray(0, ML_KEM_PUBLIC_KEY_BYTES)) : stryMutAct_9fa48("128") ? false : stryMutAct_9fa48("127") ? true : (stryCov_9fa48("127", "128", "129"), (stryMutAct_9fa48("131") ? key.length !== PUBLIC_KEY_BYTES : stryMutAct_9fa48("130") ? true : (stryCov_9fa48("130", "131"), key.length === PUBLIC_KEY_BYTES)) && isSoundMlKemKey(key.subarray(0, ML_KEM_PUBLIC_KEY_BYTES)));
      }
    } catch {
      if (stryMutAct_9fa48("132")) {
        {}
      } else {
        stryCov_9fa48("132");
        return stryMutAct_9fa48("133") ? true : (stryCov_9fa48("133"), false);
      }
    }
  }
}

/**
 * The length and modulus checks of FIPS 203, section 7.2, on a public key from somebody else. The library's own check of
 * the modulus lets every key pass (Wycheproof, "ModulusOverflow").
 */
export function isSoundMlKemKey(key: Uint8Array): boolean {
  if (stryMutAct_9fa48("134")) {
    {}
  } else {
    stryCov_9fa48("134");
    if (stryMutAct_9fa48("137") ? key.length === ML_KEM_PUBLIC_KEY_BYTES : stryMutAct_9fa48("136") ? false : stryMutAct_9fa48("135") ? true : (stryCov_9fa48("135", "136", "137"), key.length !== ML_KEM_PUBLIC_KEY_BYTES)) return stryMutAct_9fa48("138") ? true : (stryCov_9fa48("138"), false);
    for (let at = 0; stryMutAct_9fa48("141") ? at >= VECTOR_BYTES : stryMutAct_9fa48("140") ? at <= VECTOR_BYTES : stryMutAct_9fa48("139") ? false : (stryCov_9fa48("139", "140", "141"), at < VECTOR_BYTES); stryMutAct_9fa48("142") ? at -= 3 : (stryCov_9fa48("142"), at += 3)) {
      if (stryMutAct_9fa48("143")) {
        {}
      } else {
        stryCov_9fa48("143");
        const [low = 0, middle = 0, high = 0] = key.subarray(at, stryMutAct_9fa48("144") ? at - 3 : (stryCov_9fa48("144"), at + 3));
        if (stryMutAct_9fa48("147") ? (low | (middle & 0x0f) << 8) >= Q && (middle >> 4 | high << 4) >= Q : stryMutAct_9fa48("146") ? false : stryMutAct_9fa48("145") ? true : (stryCov_9fa48("145", "146", "147"), (stryMutAct_9fa48("150") ? (low | (middle & 0x0f) << 8) < Q : stryMutAct_9fa48("149") ? (low | (middle & 0x0f) << 8) > Q : stryMutAct_9fa48("148") ? false : (stryCov_9fa48("148", "149", "150"), (low | (middle & 0x0f) << 8) >= Q)) || (stryMutAct_9fa48("153") ? (middle >> 4 | high << 4) < Q : stryMutAct_9fa48("152") ? (middle >> 4 | high << 4) > Q : stryMutAct_9fa48("151") ? false : (stryCov_9fa48("151", "152", "153"), (middle >> 4 | high << 4) >= Q)))) return stryMutAct_9fa48("154") ? true : (stryCov_9fa48("154"), false);
      }
    }
    return stryMutAct_9fa48("155") ? false : (stryCov_9fa48("155"), true);
  }
}