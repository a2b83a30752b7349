import { isError, type Contract, type Interface, type LogDescription, type Result } from "ethers";
import { ActorRegistry__factory, ChartRegistry__factory } from "../../../types/ethers-contracts/index.js";
import { Kind, deployed, ethers } from "../fixtures.ts";
import { ORGANIZATIONS, PATIENTS, type Operation } from "./operations.ts";
import type { Place } from "./views.ts";

const LICENSED_FOR = 3n * 365n * 86_400n;
const KINDS = [
  Kind.Patient,
  Kind.Clinician,
  Kind.Clinician,
  Kind.Clinician,
  Kind.Organization,
  Kind.Organization,
  Kind.Device,
  Kind.Patient,
];

/** The contracts with the same eight actors as the Solidity tests, one block for each operation. */
export class Chain {
  readonly accounts: readonly string[];
  readonly regulator: string;
  readonly #addresses: Record<Operation["contract"], string>;
  readonly #sight: Contract;
  readonly #interfaces: Record<Operation["contract"], Interface> = {
    actors: ActorRegistry__factory.createInterface(),
    charts: ChartRegistry__factory.createInterface(),
  };

  constructor(
    accounts: readonly string[],
    regulator: string,
    addresses: Record<Operation["contract"], string>,
    sight: Contract,
  ) {
    this.accounts = accounts;
    this.regulator = regulator;
    this.#addresses = addresses;
    this.#sight = sight;
  }

  /** Sends one operation in a block of its own. @returns The name of the error it was refused with. */
  async send({ contract, method, account, args }: Operation, time: bigint): Promise<string | undefined> {
    const data = this.#interfaces[contract].encodeFunctionData(method, args);
    await ethers.provider.send("evm_setNextBlockTimestamp", [Number(time)]);
    const request = { from: account, to: this.#addresses[contract], data, gas: "0x7a1200" };
    try {
      await ethers.provider.send("eth_sendTransaction", [request]);
      return undefined;
    } catch (error) {
      return this.#nameOf(contract, error);
    }
  }

  /** Who reads and writes where, in the order that `accessIn` gives them. */
  async access({ last, members, compartments }: Place): Promise<{ time: bigint; can: boolean[] }> {
    const [time, can] = await this.#look("access", PATIENTS, ORGANIZATIONS, last, members, compartments);
    return { time: time as bigint, can: [...(can as Result)] as boolean[] };
  }

  /** All there is of the patients and organizations; `holdingsIn` gives the same of a state. */
  async holdings(): Promise<unknown> {
    return this.#look("holdings", PATIENTS, ORGANIZATIONS);
  }

  async time(): Promise<bigint> {
    return BigInt((await ethers.provider.getBlock("latest"))!.timestamp);
  }

  async records(papers: readonly (readonly [bigint, bigint, bigint])[]): Promise<[version: bigint, status: bigint][]> {
    const columns = [0, 1, 2].map((i) => papers.map((paper) => paper[i]!)) as [bigint[], bigint[], bigint[]];
    const [versions, statuses] = (await this.#look("records", ...columns)) as unknown as [bigint[], bigint[]];
    return versions.map((version, i) => [version, statuses[i]!]);
  }

  /** Every event of both registries, in order. */
  async events(): Promise<LogDescription[]> {
    const logs = await ethers.provider.getLogs({ fromBlock: 0, address: Object.values(this.#addresses) });
    return logs.flatMap((log) => {
      const contract = log.address === this.#addresses.actors ? "actors" : "charts";
      return this.#interfaces[contract].parseLog(log) ?? [];
    });
  }

  async #look(method: string, ...args: unknown[]): Promise<Result> {
    return (await this.#sight.getFunction(method).staticCall(...args)) as Result;
  }

  #nameOf(contract: Operation["contract"], error: unknown): string {
    const data = revertData(error);
    if (data === undefined) throw error;
    const parsed = this.#interfaces[contract].parseError(data) ?? this.#interfaces.actors.parseError(data);
    if (parsed === null) throw new Error(`A call was refused with ${data}, which is no error of ours.`);
    return parsed.name;
  }
}

/** The chain that every history starts from, as a fixture. */
export async function startChain(): Promise<Chain> {
  const { actors, charts, signers } = await deployed();
  const [, , ...people] = await ethers.getSigners();
  const some = ethers.id("some pointer");
  const until = BigInt((await ethers.provider.getBlock("latest"))!.timestamp) + LICENSED_FOR;
  for (const [index, kind] of KINDS.entries()) {
    await actors.connect(people[index]).register(kind, some, some, some);
    const regulated = actors.connect(signers.regulator);
    if (kind === Kind.Clinician) await regulated.license(index + 1, 0, until);
    if (kind === Kind.Organization) await regulated.accredit(index + 1, until);
  }
  await charts.connect(people[0]).openChart(PATIENTS[0], some);
  const sight = await ethers.deployContract("Sight", [await charts.getAddress()]);
  const addresses = { actors: await actors.getAddress(), charts: await charts.getAddress() };
  const accounts = people.slice(0, KINDS.length + 2).map(({ address }) => address);
  return new Chain(accounts, signers.regulator.address, addresses, sight);
}

/** The bytes that a refused transaction came back with. */
function revertData(error: unknown): string | undefined {
  if (isError(error, "UNKNOWN_ERROR")) return revertData(error.error);
  if (typeof error !== "object" || error === null || !("data" in error)) return undefined;
  const { data } = error;
  if (typeof data === "string") return data;
  return revertData(data);
}
