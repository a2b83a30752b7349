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
import { asBufferSource } from "../bytes.ts";

/** What this module needs of WebCrypto's newer algorithms (WICG "Modern Algorithms"), which the DOM types do not know yet. */
interface KemSubtle {
  importKey(format: "raw-seed", seed: BufferSource, algorithm: {
    name: "ML-KEM-768";
  }, extractable: false, usages: readonly ["decapsulateBits"]): Promise<CryptoKey>;
  decapsulateBits(algorithm: {
    name: "ML-KEM-768";
  }, key: CryptoKey, ciphertext: BufferSource): Promise<ArrayBuffer>;
}
const ML_KEM = {
  name: "ML-KEM-768"
} as const;
const X25519 = {
  name: "X25519"
} as const;
const ML_KEM_SEED_BYTES = 64;
const X25519_BYTES = 32;

/** PKCS #8 of an X25519 private key up to the key itself (RFC 8410): WebCrypto takes private keys in no shorter form. */
const PKCS8_PREFIX = Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x6e, 4, 0x22, 4, 0x20);
/** The u-coordinate 9 (RFC 7748): multiplying it gives the public key, which WebCrypto does not hand out otherwise. */
const BASE_POINT = Uint8Array.of(9, ...new Uint8Array(stryMutAct_9fa48("87") ? X25519_BYTES + 1 : (stryCov_9fa48("87"), X25519_BYTES - 1)));
const kemSubtle = stryMutAct_9fa48("88") ? () => undefined : (stryCov_9fa48("88"), (() => {
  const kemSubtle = (): KemSubtle => crypto.subtle as unknown as KemSubtle;
  return kemSubtle;
})());

/** ML-KEM-768 private key from its 64-byte seed `d ‖ z` (FIPS 203). */
export function importMlKemSeed(seed: Uint8Array): Promise<CryptoKey> {
  if (stryMutAct_9fa48("89")) {
    {}
  } else {
    stryCov_9fa48("89");
    return kemSubtle().importKey(stryMutAct_9fa48("90") ? "" : (stryCov_9fa48("90"), "raw-seed"), asBufferSource(seed), ML_KEM, stryMutAct_9fa48("91") ? true : (stryCov_9fa48("91"), false), stryMutAct_9fa48("92") ? [] : (stryCov_9fa48("92"), [stryMutAct_9fa48("93") ? "" : (stryCov_9fa48("93"), "decapsulateBits")]));
  }
}
export async function decapsulateMlKem(key: CryptoKey, ciphertext: Uint8Array): Promise<Uint8Array> {
  if (stryMutAct_9fa48("94")) {
    {}
  } else {
    stryCov_9fa48("94");
    return new Uint8Array(await kemSubtle().decapsulateBits(ML_KEM, key, asBufferSource(ciphertext)));
  }
}
export function importX25519Private(secret: Uint8Array): Promise<CryptoKey> {
  if (stryMutAct_9fa48("95")) {
    {}
  } else {
    stryCov_9fa48("95");
    const pkcs8 = new Uint8Array(stryMutAct_9fa48("96") ? PKCS8_PREFIX.length - X25519_BYTES : (stryCov_9fa48("96"), PKCS8_PREFIX.length + X25519_BYTES));
    if (stryMutAct_9fa48("97")) {
      ;
    } else {
      stryCov_9fa48("97");
      pkcs8.set(PKCS8_PREFIX);
    }
    if (stryMutAct_9fa48("98")) {
      ;
    } else {
      stryCov_9fa48("98");
      pkcs8.set(secret, PKCS8_PREFIX.length);
    }
    return crypto.subtle.importKey(stryMutAct_9fa48("99") ? "" : (stryCov_9fa48("99"), "pkcs8"), pkcs8, X25519, stryMutAct_9fa48("100") ? true : (stryCov_9fa48("100"), false), stryMutAct_9fa48("101") ? [] : (stryCov_9fa48("101"), [stryMutAct_9fa48("102") ? "" : (stryCov_9fa48("102"), "deriveBits")]));
  }
}

/** X25519 (RFC 7748). Rejects when the result would be zero, as the platform does. */
export async function x25519(key: CryptoKey, publicKey: Uint8Array): Promise<Uint8Array> {
  if (stryMutAct_9fa48("103")) {
    {}
  } else {
    stryCov_9fa48("103");
    const peer = await crypto.subtle.importKey(stryMutAct_9fa48("104") ? "" : (stryCov_9fa48("104"), "raw"), asBufferSource(publicKey), X25519, stryMutAct_9fa48("105") ? true : (stryCov_9fa48("105"), false), stryMutAct_9fa48("106") ? ["Stryker was here"] : (stryCov_9fa48("106"), []));
    return new Uint8Array(await crypto.subtle.deriveBits(stryMutAct_9fa48("107") ? {} : (stryCov_9fa48("107"), {
      ...X25519,
      public: peer
    }), key, stryMutAct_9fa48("108") ? X25519_BYTES / 8 : (stryCov_9fa48("108"), X25519_BYTES * 8)));
  }
}
export function x25519PublicKey(key: CryptoKey): Promise<Uint8Array> {
  if (stryMutAct_9fa48("109")) {
    {}
  } else {
    stryCov_9fa48("109");
    return x25519(key, BASE_POINT);
  }
}
let probe: Promise<boolean> | undefined;

/** Whether the platform has both halves of the hybrid key. Asked once: it does not change while a program runs. */
export function platformHasKem(): Promise<boolean> {
  if (stryMutAct_9fa48("110")) {
    {}
  } else {
    stryCov_9fa48("110");
    stryMutAct_9fa48("111") ? probe &&= tryKem() : (stryCov_9fa48("111"), probe ??= tryKem());
    return probe;
  }
}
async function tryKem(): Promise<boolean> {
  if (stryMutAct_9fa48("112")) {
    {}
  } else {
    stryCov_9fa48("112");
    try {
      if (stryMutAct_9fa48("113")) {
        {}
      } else {
        stryCov_9fa48("113");
        // ML-KEM takes any 1088 bytes and gives a secret that nobody shares (FIPS 203, implicit rejection).
        await decapsulateMlKem(await importMlKemSeed(new Uint8Array(ML_KEM_SEED_BYTES)), new Uint8Array(1088));
        await x25519PublicKey(await importX25519Private(new Uint8Array(X25519_BYTES)));
        return stryMutAct_9fa48("114") ? false : (stryCov_9fa48("114"), true);
      }
    } catch {
      if (stryMutAct_9fa48("115")) {
        {}
      } else {
        stryCov_9fa48("115");
        return stryMutAct_9fa48("116") ? true : (stryCov_9fa48("116"), false);
      }
    }
  }
}