// @ts-nocheck
import { defineConfig } from "tsdown";

export default defineConfig({
  entry: {
    index: "src/exports/index.ts",
    crypto: "src/exports/crypto.ts",
    health: "src/exports/health.ts",
    store: "src/exports/store.ts",
    "store/node": "src/exports/store/node.ts",
    wire: "src/exports/wire.ts",
    contracts: "src/exports/contracts.ts",
    cli: "src/cli/main.ts",
  },
  format: "esm",
  platform: "neutral",
  deps: { neverBundle: [/^node:/] },
  dts: true,
  clean: true,
});
