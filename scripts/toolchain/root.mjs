import { fileURLToPath } from "node:url";

/** The workspace's root directory. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
