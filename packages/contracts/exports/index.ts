export { accessManagerAbi, actorRegistryAbi, chartRegistryAbi } from "./abi.ts";
export { deployments } from "./deployments.ts";
export type { Deployment } from "../src/Deployment.ts";
