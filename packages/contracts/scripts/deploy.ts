/** Deploys to the network behind CHARTKEY_RPC_URL and keeps the addresses in `exports/deployments/`. See the README. */
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { JsonRpcProvider, Wallet, isAddress } from "ethers";
import { z } from "zod";
import { deployChartkey } from "../src/deploy.ts";

const address = z.string("is missing").refine(isAddress, "must be an address, 0x and 40 hexadecimal digits");

const settings = z.object({
  CHARTKEY_RPC_URL: z.url({ protocol: /^https?$/, error: "must be the http(s) address of a node" }),
  CHARTKEY_DEPLOYER_KEY: z
    .string("is missing")
    .regex(/^0x[0-9a-fA-F]{64}$/, "must be a private key, 0x and 64 hexadecimal digits"),
  CHARTKEY_ADMIN: address,
  CHARTKEY_REGULATOR: address,
  CHARTKEY_REGULATOR_DELAY: z.coerce
    .number("must be a number of seconds")
    .int()
    .min(0)
    .max(365 * 24 * 60 * 60),
  CHARTKEY_CONFIRMATIONS: z.coerce.number("must be a number of blocks").int().min(1).default(5),
});

const parsed = settings.safeParse(process.env);
if (!parsed.success) giveUp(`set these and run again:\n${z.prettifyError(parsed.error)}`);
const env = parsed.data;

const provider = new JsonRpcProvider(env.CHARTKEY_RPC_URL);
// Unlike `getNetwork`, this does not try for ever.
const network = await provider._detectNetwork().catch(() => giveUp("no node answers at CHARTKEY_RPC_URL."));
const chainId = network.chainId.toString();
const file = join(import.meta.dirname, "../exports/deployments", `${chainId}.json`);
if (existsSync(file)) giveUp(`chain ${chainId} has a deployment already, in ${file}.`);

const deployment = await deployChartkey({
  signer: new Wallet(env.CHARTKEY_DEPLOYER_KEY, provider),
  regulator: env.CHARTKEY_REGULATOR,
  regulatorDelay: env.CHARTKEY_REGULATOR_DELAY,
  admin: env.CHARTKEY_ADMIN,
  confirmations: env.CHARTKEY_CONFIRMATIONS,
});
writeFileSync(file, `${JSON.stringify(deployment, null, 2)}\n`);
console.log(`Deployed; addresses are in ${file}. Run \`pnpm build\` to export them.`);
provider.destroy();

function giveUp(reason: string): never {
  console.error(`Nothing was deployed: ${reason}`);
  process.exit(1);
}
