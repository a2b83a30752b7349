/** The one place that reads `process.env`. Next puts these in at build time; nothing here is secret. */

/** Demo people can be used: true only in builds made for a local chain. */
export const demoBuild = process.env.NEXT_PUBLIC_CHARTKEY_DEMO === "1";

/** Without an id the portal offers the wallets installed in the browser only, and talks to no relay. */
export const walletConnectProjectId = process.env.NEXT_PUBLIC_WALLETCONNECT_PROJECT_ID || undefined;

/** Where Next keeps its work; the production check builds beside the ordinary build. */
export const buildFolder = process.env.CHARTKEY_BUILD_FOLDER ?? ".next";
