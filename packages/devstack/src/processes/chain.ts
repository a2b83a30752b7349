import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import { LOCAL_CHAIN_ID } from "../people.ts";
import { stopWithParent } from "./stopWithParent.ts";

/** A local Hardhat chain on a free port. Says where it is as one line of JSON on its output. */
const hre = await createHardhatRuntimeEnvironment({
  networks: { default: { type: "edr-simulated", chainType: "l1", chainId: LOCAL_CHAIN_ID } },
});
const server = await hre.network.createServer("default", "127.0.0.1", 0);
const { port } = await server.listen();
process.stdout.write(`${JSON.stringify({ event: "ready", url: `http://127.0.0.1:${String(port)}` })}\n`);
stopWithParent(() => server.close());
