/** What is mutated together, and the tests that have to notice. */
export interface Module {
  /** Source files, as globs from the package's folder. */
  readonly mutate: readonly string[];
  /** Only these run for it: a mutant is worth no test that has nothing to do with it. */
  readonly tests: readonly string[];
}

export const modules: Readonly<Record<string, Module>> = {
  hybrid: {
    mutate: ["src/crypto/hybrid/*.ts"],
    tests: ["test/crypto/{hybrid,sealedObject,platform}.test.ts"],
  },
  payloads: {
    mutate: ["src/crypto/{byteReader,payloadFormat,payloadStream,segmentCipher,segments,segmentStream}.ts"],
    tests: ["test/crypto/{payloadStream,formats,randomness,streams,platform}.test.ts"],
  },
  objects: {
    mutate: ["src/crypto/{ageFile,bytes,canonicalJson,keys,padme,publicDocument,sealedObject}.ts"],
    tests: ["test/crypto/{sealedObject,formats,randomness,swaps,pieces,hybrid}.test.ts"],
  },
  vault: {
    mutate: ["src/vault/*.ts"],
    tests: ["test/locks/{vault,passkey,sheets,locksInDetail,newestVault}.test.ts"],
  },
  chart: {
    mutate: [
      "src/chart/{actorKeys,contexts,envelope,epochKeys,grantees,keyList,keyring,knownChart,masks,objects}.ts",
      "src/chart/{profile,publishEnvelope,recordViews,snapshot,verifiedChanges}.ts",
    ],
    tests: ["test/chart/*.test.ts"],
  },
  chain: {
    mutate: ["src/chain/{head,signedAction,actionText,relay}.ts"],
    tests: ["test/chain/*.test.ts", "test/actionText.test.ts"],
  },
};
