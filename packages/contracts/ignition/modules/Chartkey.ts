import { buildModule } from "@nomicfoundation/ignition-core";
import { contracts } from "../contracts.ts";

/** Parameters: `regulator`, `regulatorDelay` (seconds). The deployer stays administrator of the roles. */
export default buildModule("Chartkey", (m) => contracts(m).deployed);
