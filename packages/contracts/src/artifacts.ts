import type { Artifact, ArtifactResolver } from "@nomicfoundation/ignition-core";
import { accessManagerAbi, actorRegistryAbi, chartRegistryAbi, disclosureLogAbi } from "../exports/abi.ts";
import {
  accessManagerBytecode,
  actorRegistryBytecode,
  chartRegistryBytecode,
  disclosureLogBytecode,
} from "../exports/bytecode.ts";

const compiled: Readonly<Record<string, Pick<Artifact, "abi" | "bytecode">>> = {
  AccessManager: { abi: accessManagerAbi, bytecode: accessManagerBytecode },
  ActorRegistry: { abi: actorRegistryAbi, bytecode: actorRegistryBytecode },
  ChartRegistry: { abi: chartRegistryAbi, bytecode: chartRegistryBytecode },
  DisclosureLog: { abi: disclosureLogAbi, bytecode: disclosureLogBytecode },
};

/** Lets Ignition run on the committed build, so that deploying needs no compiler. */
export const artifacts: ArtifactResolver = {
  async loadArtifact(contractName) {
    const contract = compiled[contractName];
    if (contract === undefined) throw new Error(`No contract is called ${contractName}.`);
    return {
      ...contract,
      _format: "hh3-artifact-1",
      contractName,
      sourceName: contractName,
      deployedBytecode: "0x",
      linkReferences: {},
      deployedLinkReferences: {},
    };
  },
  async getBuildInfo() {
    return undefined;
  },
};
