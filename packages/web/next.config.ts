import type { NextConfig } from "next";
import { buildFolder, demoBuild, walletConnectProjectId } from "./env.ts";

/** The wallet kit carries a dozen vendors' packages. The portal offers installed wallets and WalletConnect only. */
const unusedVendors = [
  "@base-org/account",
  "@coinbase/cdp-sdk",
  "@coinbase/wallet-sdk",
  "@gemini-wallet/core",
  "@metamask/sdk",
  "@safe-global/safe-apps-provider",
  "@safe-global/safe-apps-sdk",
  "porto",
  ...(walletConnectProjectId === undefined ? ["@walletconnect/ethereum-provider"] : []),
];

const config: NextConfig = {
  output: "export",
  distDir: buildFolder,
  // One folder with an index per page: the same files work on any static host and on an IPFS gateway.
  trailingSlash: true,
  images: { unoptimized: true },
  reactStrictMode: true,
  turbopack: {
    resolveAlias: {
      ...Object.fromEntries(unusedVendors.map((vendor) => [vendor, "./lib/stubs/empty.cjs"])),
      // A production build must not even contain the demo wallet.
      ...(demoBuild ? {} : { "@/lib/wallet/demo/index.ts": "./lib/wallet/demo/absent.ts" }),
    },
  },
};

export default config;
