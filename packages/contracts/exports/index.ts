export { accessManagerAbi, actorRegistryAbi, chartRegistryAbi, disclosureLogAbi } from "./abi.ts";
export { actionTypes } from "./actions.ts";
export { deployments } from "./deployments.ts";
export type { Deployment } from "../src/Deployment.ts";
export * from "../src/readable.ts";
