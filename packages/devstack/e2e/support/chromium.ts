import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inflate } from "@sparticuz/chromium";

export interface Browser {
  readonly executablePath: string;
  readonly env: Record<string, string>;
}

const SYSTEM_PATHS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
const UNPACKED = fileURLToPath(new URL("../../node_modules/.cache/chromium", import.meta.url));

/** Flags for a quiet browser on a machine without a display. The sandbox needs rights that a container may not give. */
export const BROWSER_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--disable-background-networking",
  "--disable-component-update",
  "--no-first-run",
];

/**
 * `CHARTKEY_CHROMIUM` names a browser, or says `packaged` to pass over the system's.
 *
 * The system's Chromium, or the one that `@sparticuz/chromium` carries, unpacked beside the packages.
 */
export async function findChromium(): Promise<Browser> {
  const wished = process.env["CHARTKEY_CHROMIUM"];
  const candidates = wished === "packaged" ? [] : wished ? [wished] : SYSTEM_PATHS;
  const system = candidates.find((path) => existsSync(path));
  if (system !== undefined) return { executablePath: system, env: {} };
  if (process.platform !== "linux" || process.arch !== "x64")
    throw new Error("No Chromium was found. Install Chrome or Chromium, or name one in CHARTKEY_CHROMIUM.");
  if (!existsSync(UNPACKED)) await unpack();
  const executablePath = join(UNPACKED, "chromium");
  return { executablePath, env: { ...libraries(executablePath), ...fonts() } };
}

/** Unpacks aside and moves the whole folder at the end, so that a cut-off run leaves nothing half. */
async function unpack(): Promise<void> {
  const packed = fileURLToPath(new URL("../bin", import.meta.resolve("@sparticuz/chromium")));
  mkdirSync(dirname(UNPACKED), { recursive: true });
  const aside = mkdtempSync(`${dirname(UNPACKED)}-`);
  const own = process.env["TMPDIR"];
  // The package unpacks into the temporary folder, wherever that is.
  process.env["TMPDIR"] = aside;
  try {
    for (const name of ["chromium.br", "fonts.tar.br", "swiftshader.tar.br", "al2023.tar.br"])
      await inflate(join(packed, name));
    renameSync(aside, UNPACKED);
  } finally {
    if (own === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = own;
    rmSync(aside, { recursive: true, force: true });
  }
}

/** The package's own libraries, where the system lacks one that Chromium needs. */
function libraries(executablePath: string): Record<string, string> {
  const missing = execFileSync("ldd", [executablePath], { encoding: "utf8" }).includes("not found");
  return missing ? { LD_LIBRARY_PATH: join(UNPACKED, "al2023", "lib") } : {};
}

/** The package's own fonts, where the system has none set up. */
function fonts(): Record<string, string> {
  return existsSync("/etc/fonts/fonts.conf") ? {} : { FONTCONFIG_PATH: join(UNPACKED, "fonts") };
}
