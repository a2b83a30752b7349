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
import { chacha20poly1305 } from "@noble/ciphers/chacha.js";
import { base64nopad, bech32 } from "@scure/base";
import type { Identity as AgeIdentity, Stanza } from "age-encryption";
import type { Identity } from "../keys.ts";
import { baseKeySchedule, type HpkeKey } from "./hpke.ts";
import { platformHasKem } from "./platformKem.ts";
import { CIPHERTEXT_BYTES, decapsulate, importXwingKey, SEED_BYTES, type XwingKey } from "./xwing.ts";
const STANZA = stryMutAct_9fa48("17") ? "" : (stryCov_9fa48("17"), "mlkem768x25519");
const IDENTITY_PREFIX = stryMutAct_9fa48("18") ? "" : (stryCov_9fa48("18"), "AGE-SECRET-KEY-PQ-");
const WRAPPED_FILE_KEY_BYTES = 32;

/** Identities whose keys the platform holds at once: more than the compartments that one screen shows. */
const MAX_PREPARED = 64;

/**
 * Importing the keys takes as long as using them once, and a chart's manifests share a few. Oldest first; bounded, because
 * an import that walks through epochs must not pile up keys.
 */
const prepared = new Map<Identity, AgeIdentity>();

/** Made at first use, so that importing this package costs nothing. */
let schedule: ((sharedSecret: Uint8Array) => HpkeKey) | undefined;

/**
 * What age's `Decrypter` takes for `identity`: the platform's ML-KEM-768 and X25519 where it has both (about ten times as
 * fast), and age-encryption's own code where it has not. Both open the same files and refuse the same.
 */
export async function ageIdentityOf(identity: Identity): Promise<string | AgeIdentity> {
  if (stryMutAct_9fa48("19")) {
    {}
  } else {
    stryCov_9fa48("19");
    if (stryMutAct_9fa48("22") ? !identity.startsWith(`${IDENTITY_PREFIX}1`) && !(await platformHasKem()) : stryMutAct_9fa48("21") ? false : stryMutAct_9fa48("20") ? true : (stryCov_9fa48("20", "21", "22"), (stryMutAct_9fa48("23") ? identity.startsWith(`${IDENTITY_PREFIX}1`) : (stryCov_9fa48("23"), !(stryMutAct_9fa48("24") ? identity.endsWith(`${IDENTITY_PREFIX}1`) : (stryCov_9fa48("24"), identity.startsWith(stryMutAct_9fa48("25") ? `` : (stryCov_9fa48("25"), `${IDENTITY_PREFIX}1`)))))) || (stryMutAct_9fa48("26") ? await platformHasKem() : (stryCov_9fa48("26"), !(await platformHasKem()))))) return identity;
    const ready = stryMutAct_9fa48("27") ? prepared.get(identity) && platformIdentity(identity) : (stryCov_9fa48("27"), prepared.get(identity) ?? platformIdentity(identity));
    if (stryMutAct_9fa48("28")) {
      ;
    } else {
      stryCov_9fa48("28");
      prepared.delete(identity);
    }
    if (stryMutAct_9fa48("29")) {
      ;
    } else {
      stryCov_9fa48("29");
      prepared.set(identity, ready);
    }
    const [oldest] = prepared.keys();
    if (stryMutAct_9fa48("32") ? prepared.size > MAX_PREPARED || oldest !== undefined : stryMutAct_9fa48("31") ? false : stryMutAct_9fa48("30") ? true : (stryCov_9fa48("30", "31", "32"), (stryMutAct_9fa48("35") ? prepared.size <= MAX_PREPARED : stryMutAct_9fa48("34") ? prepared.size >= MAX_PREPARED : stryMutAct_9fa48("33") ? true : (stryCov_9fa48("33", "34", "35"), prepared.size > MAX_PREPARED)) && (stryMutAct_9fa48("37") ? oldest === undefined : stryMutAct_9fa48("36") ? true : (stryCov_9fa48("36", "37"), oldest !== undefined)))) if (stryMutAct_9fa48("38")) {
      ;
    } else {
      stryCov_9fa48("38");
      prepared.delete(oldest);
    }
    return ready;
  }
}

/** Drops every key that was kept ready. For the moment somebody locks. */
export function forgetIdentities(): void {
  if (stryMutAct_9fa48("39")) {
    {}
  } else {
    stryCov_9fa48("39");
    if (stryMutAct_9fa48("40")) {
      ;
    } else {
      stryCov_9fa48("40");
      prepared.clear();
    }
  }
}

/** age's hybrid identity with the platform's implementations. */
export function platformIdentity(identity: Identity): AgeIdentity {
  if (stryMutAct_9fa48("41")) {
    {}
  } else {
    stryCov_9fa48("41");
    const {
      prefix,
      bytes
    } = bech32.decodeToBytes(identity);
    if (stryMutAct_9fa48("44") ? prefix.toUpperCase() !== IDENTITY_PREFIX && bytes.length !== SEED_BYTES : stryMutAct_9fa48("43") ? false : stryMutAct_9fa48("42") ? true : (stryCov_9fa48("42", "43", "44"), (stryMutAct_9fa48("46") ? prefix.toUpperCase() === IDENTITY_PREFIX : stryMutAct_9fa48("45") ? false : (stryCov_9fa48("45", "46"), (stryMutAct_9fa48("47") ? prefix.toLowerCase() : (stryCov_9fa48("47"), prefix.toUpperCase())) !== IDENTITY_PREFIX)) || (stryMutAct_9fa48("49") ? bytes.length === SEED_BYTES : stryMutAct_9fa48("48") ? false : (stryCov_9fa48("48", "49"), bytes.length !== SEED_BYTES)))) throw new Error(stryMutAct_9fa48("51") ? "" : (stryCov_9fa48("51"), "invalid identity"));
    let imported: Promise<XwingKey> | undefined;
    return stryMutAct_9fa48("52") ? {} : (stryCov_9fa48("52"), {
      async unwrapFileKey(stanzas) {
        if (stryMutAct_9fa48("53")) {
          {}
        } else {
          stryCov_9fa48("53");
          for (const stanza of stryMutAct_9fa48("54") ? stanzas : (stryCov_9fa48("54"), stanzas.filter(stryMutAct_9fa48("55") ? () => undefined : (stryCov_9fa48("55"), ({
            args
          }) => stryMutAct_9fa48("58") ? args[0] !== STANZA : stryMutAct_9fa48("57") ? false : stryMutAct_9fa48("56") ? true : (stryCov_9fa48("56", "57", "58"), args[0] === STANZA))))) {
            if (stryMutAct_9fa48("59")) {
              {}
            } else {
              stryCov_9fa48("59");
              const ciphertext = ciphertextOf(stanza);
              stryMutAct_9fa48("60") ? imported &&= importXwingKey(bytes) : (stryCov_9fa48("60"), imported ??= importXwingKey(bytes));
              const fileKey = unwrap(await decapsulate(await imported, ciphertext), stanza.body);
              if (stryMutAct_9fa48("62") ? false : stryMutAct_9fa48("61") ? true : (stryCov_9fa48("61", "62"), fileKey)) return fileKey;
            }
          }
          return null;
        }
      }
    });
  }
}
function ciphertextOf({
  args,
  body
}: Stanza): Uint8Array {
  if (stryMutAct_9fa48("63")) {
    {}
  } else {
    stryCov_9fa48("63");
    const [, share, ...more] = args;
    const ciphertext = (stryMutAct_9fa48("66") ? share !== undefined : stryMutAct_9fa48("65") ? false : stryMutAct_9fa48("64") ? true : (stryCov_9fa48("64", "65", "66"), share === undefined)) ? undefined : base64nopad.decode(share);
    if (stryMutAct_9fa48("69") ? (ciphertext?.length !== CIPHERTEXT_BYTES || more.length > 0) && body.length !== WRAPPED_FILE_KEY_BYTES : stryMutAct_9fa48("68") ? false : stryMutAct_9fa48("67") ? true : (stryCov_9fa48("67", "68", "69"), (stryMutAct_9fa48("71") ? ciphertext?.length !== CIPHERTEXT_BYTES && more.length > 0 : stryMutAct_9fa48("70") ? false : (stryCov_9fa48("70", "71"), (stryMutAct_9fa48("73") ? ciphertext?.length === CIPHERTEXT_BYTES : stryMutAct_9fa48("72") ? false : (stryCov_9fa48("72", "73"), (stryMutAct_9fa48("74") ? ciphertext.length : (stryCov_9fa48("74"), ciphertext?.length)) !== CIPHERTEXT_BYTES)) || (stryMutAct_9fa48("77") ? more.length <= 0 : stryMutAct_9fa48("76") ? more.length >= 0 : stryMutAct_9fa48("75") ? false : (stryCov_9fa48("75", "76", "77"), more.length > 0)))) || (stryMutAct_9fa48("79") ? body.length === WRAPPED_FILE_KEY_BYTES : stryMutAct_9fa48("78") ? false : (stryCov_9fa48("78", "79"), body.length !== WRAPPED_FILE_KEY_BYTES)))) throw new Error(stryMutAct_9fa48("81") ? `` : (stryCov_9fa48("81"), `invalid ${STANZA} stanza`));
    return ciphertext;
  }
}
function unwrap(sharedSecret: Uint8Array, body: Uint8Array): Uint8Array | undefined {
  if (stryMutAct_9fa48("82")) {
    {}
  } else {
    stryCov_9fa48("82");
    stryMutAct_9fa48("83") ? schedule &&= baseKeySchedule("age-encryption.org/mlkem768x25519") : (stryCov_9fa48("83"), schedule ??= baseKeySchedule(stryMutAct_9fa48("84") ? "" : (stryCov_9fa48("84"), "age-encryption.org/mlkem768x25519")));
    const {
      key,
      nonce
    } = schedule(sharedSecret);
    try {
      if (stryMutAct_9fa48("85")) {
        {}
      } else {
        stryCov_9fa48("85");
        return chacha20poly1305(key, nonce).decrypt(body);
      }
    } catch {
      if (stryMutAct_9fa48("86")) {
        {}
      } else {
        stryCov_9fa48("86");
        // Sealed to somebody else.
        return undefined;
      }
    }
  }
}