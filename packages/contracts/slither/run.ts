import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";
import { triage } from "./triage.ts";

const PACKAGE = join(import.meta.dirname, "..");
const program = process.env["SLITHER"] ?? "slither";

const reportSchema = z.object({
  success: z.boolean(),
  error: z.string().nullable(),
  results: z.object({
    detectors: z.array(z.object({ check: z.string(), impact: z.string(), description: z.string() })).default([]),
  }),
});

/**
 * Slither wants the sources under the names by which they were compiled. Hardhat calls ours `project/…` and those of
 * packages `npm/<package>@<version>/…`, so a folder is made in which they are called that.
 */
function layOut(directory: string): void {
  const link = (target: string, name: string) => {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    symlinkSync(join(PACKAGE, target), join(directory, name));
  };
  for (const name of ["contracts", "test"]) link(name, name);
  link(".", "project");
  link("artifacts/build-info", "artifacts/build-info");
  for (const name of ["@openzeppelin/contracts", "solady"]) {
    const text = readFileSync(join(PACKAGE, "node_modules", name, "package.json"), "utf8");
    const { version } = z.object({ version: z.string() }).parse(JSON.parse(text));
    link(`node_modules/${name}`, name);
    link(`node_modules/${name}`, `npm/${name}@${version}`);
  }
  writeFileSync(join(directory, "hardhat.config.js"), "");
  writeFileSync(join(directory, "package.json"), "{}");
}

function analyze(): z.infer<typeof reportSchema> {
  const directory = mkdtempSync(join(tmpdir(), "chartkey-slither-"));
  try {
    layOut(directory);
    const report = join(directory, "report.json");
    const ours = "npm/|openzeppelin|solady|node_modules|test/";
    try {
      execFileSync(program, [".", "--ignore-compile", "--filter-paths", ours, "--json", report], {
        cwd: directory,
        stdio: ["ignore", "ignore", "pipe"],
        timeout: 600_000,
      });
    } catch (cause) {
      // It also exits with an error when it found something; then there is a report.
      if (!existsSync(report)) throw cause;
    }
    return reportSchema.parse(JSON.parse(readFileSync(report, "utf8")));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The finding without line numbers, which move: its detector and the first line of what it says. */
function titleOf({ check, description }: { check: string; description: string }): string {
  const [line = ""] = description.split("\n");
  return `${check}: ${line.replace(/ \([^()]*#[\d-]+\)/g, "").trim()}`;
}

const { success, error, results } = analyze();
if (!success) throw new Error(`Slither failed: ${error ?? "it does not say why"}`);
const found = [...new Map(results.detectors.map((finding) => [titleOf(finding), finding])).entries()];
const open = found.filter(([title, { check }]) => !(title in triage) && !(check in triage));
const stale = Object.keys(triage).filter((key) => !found.some(([title, { check }]) => title === key || check === key));

for (const [title, { impact }] of open) console.log(`Not triaged (${impact}): ${title}`);
for (const key of stale) console.log(`Triaged, but no longer found: ${key}`);
console.log(`${found.length} findings, ${found.length - open.length} of them triaged in slither/triage.ts.`);
process.exitCode = open.length + stale.length === 0 ? 0 : 1;
