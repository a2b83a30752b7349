/** Where the invariant tests leave, at the end of each run, how often each action of the handlers was made and allowed. */
export const CALLS_FILE = "cache/invariant-calls.txt";

export interface Action {
  readonly name: string;
  readonly made: number;
  readonly allowed: number;
}

export interface Calls {
  readonly runs: number;
  readonly actions: readonly Action[];
}

export interface Demands {
  readonly runs: number;
  readonly depth: number;
  /** Of all calls, how many each action must be at least: 0.05 for one in twenty. */
  readonly share: number;
}

/** @param text One line a run, as "grant 12 5;revoke 9 2;": made, then allowed. */
export function sumUp(text: string): Calls {
  const lines = text.split("\n").filter((line) => line !== "");
  const sums = new Map<string, { made: number; allowed: number }>();
  for (const [, name = "", made, allowed] of text.matchAll(/(\w+) (\d+) (\d+);/g)) {
    const sum = sums.get(name) ?? { made: 0, allowed: 0 };
    sums.set(name, { made: sum.made + Number(made), allowed: sum.allowed + Number(allowed) });
  }
  return { runs: lines.length, actions: [...sums].map(([name, sum]) => ({ name, ...sum })) };
}

const totalOf = ({ actions }: Calls) => actions.reduce((sum, { made }) => sum + made, 0);

/** @returns Why the runs show less than they should; empty when all is well. */
export function problemsOf(calls: Calls, { runs, depth, share }: Demands): string[] {
  const total = totalOf(calls);
  const problems: string[] = [];
  if (calls.runs < runs) problems.push(`${calls.runs} runs left a count, not ${runs}.`);
  if (total === 0) return [...problems, "No action was made at all."];
  if (total !== calls.runs * depth)
    problems.push(`The counts add up to ${total} calls, not ${calls.runs * depth}: an action is not counted.`);
  for (const { name, made, allowed } of calls.actions) {
    if (made < share * total)
      problems.push(`${name} is ${percent(made / total)} of the calls and should be ${percent(share)} at least.`);
    if (allowed === 0) problems.push(`${name} was refused each time, so nothing is known of what it does.`);
  }
  return problems;
}

export function tableOf(calls: Calls): string {
  const total = totalOf(calls);
  const rows = calls.actions.map(({ name, made, allowed }) => [
    name.padEnd(20),
    made.toLocaleString("en").padStart(9),
    percent(made / total).padStart(8),
    allowed.toLocaleString("en").padStart(9),
    percent(made === 0 ? 0 : allowed / made).padStart(8),
  ]);
  const title = `${calls.runs.toLocaleString("en")} runs, ${total.toLocaleString("en")} calls`;
  const head = [
    title.padEnd(20),
    "made".padStart(9),
    "of all".padStart(8),
    "allowed".padStart(9),
    "of made".padStart(8),
  ];
  return [head, ...rows].map((row) => row.join(" ")).join("\n");
}

const percent = (part: number) => `${(100 * part).toFixed(1)} %`;
