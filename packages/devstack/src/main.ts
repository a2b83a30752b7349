import { DEMO_PEOPLE } from "./people.ts";
import { startStack } from "./startStack.ts";

const WISHED_PORT = 8420;
const started = Date.now();
const say = (text: string): void =>
  console.log(`  ${((Date.now() - started) / 1000).toFixed(1).padStart(5)} s  ${text}`);

let stop: (() => Promise<void>) | undefined;
let stopping = false;

/** Stops everything once, whoever asks first. */
async function shutDown(code: number): Promise<never> {
  if (!stopping) {
    stopping = true;
    await stop?.();
  }
  process.exit(code);
}

for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    if (!stopping) console.log("\nStopping…");
    void shutDown(0);
  });

try {
  const { DATABASE_URL, KUBO_RPC_URL } = process.env;
  const stack = await startStack({ onStep: say, port: WISHED_PORT, managerEnv: { DATABASE_URL, KUBO_RPC_URL } });
  stop = () => stack.close();
  void stack.broken.then((why) => {
    if (stopping) return;
    console.error(`${why} Logs: ${stack.dataDir}`);
    void shutDown(1);
  });
  const width = Math.max(...DEMO_PEOPLE.map(({ name }) => name.length));
  console.log("\nDemo people (all synthetic). Choose one under “Demo people” in the portal:");
  for (const { name, role, note } of DEMO_PEOPLE) console.log(`  ${name.padEnd(width)}  ${role.padEnd(12)}  ${note}`);
  console.log("\nEverything runs on this machine and is forgotten when you press Ctrl-C.");
  console.log(`Portal: ${stack.portalUrl}`);
} catch (error) {
  console.error(`\nThe stack could not be started: ${error instanceof Error ? error.message : String(error)}`);
  await shutDown(1);
}
