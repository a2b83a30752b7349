import { measure } from "./measure.ts";
import { numbered } from "./instrument.ts";
import { missesIn, tableOf, totalsOf } from "./report.ts";
import { syntaxOfContracts } from "./syntax.ts";

/** Per cent of the production contracts that the tests must reach. */
const GATES = { functions: 100, lines: 99, branches: 97 } as const;

const syntax = syntaxOfContracts();
const conditions = numbered(syntax);
const reached = await measure(syntax, conditions);

const { files, all } = totalsOf(syntax, conditions, reached);
for (const miss of missesIn(syntax, conditions, reached)) console.log(`Never seen: ${miss}`);
console.log(tableOf([...files, all]));
for (const what of ["functions", "lines", "branches"] as const) {
  const { hit, found } = all[what];
  const gate = GATES[what];
  if (found > 0 && 100 * hit >= gate * found) continue;
  console.log(`Too little is tested: ${what} must be ${gate} %, and are ${((100 * hit) / found).toFixed(2)} %.`);
  process.exitCode = 1;
}
