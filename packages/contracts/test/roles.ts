import { expect } from "chai";
import { type ContractRunner, type Interface, JsonRpcProvider, type Provider } from "ethers";
import { network } from "hardhat";
import { type Deployment, deployChartkey } from "../src/deploy.ts";
import { ADMIN_ROLE, REGULATOR_ROLE, regulatorFunctions } from "../src/roles.ts";
import {
  AccessManager__factory,
  ActorRegistry__factory,
  ChartRegistry__factory,
} from "../types/ethers-contracts/index.js";
import {
  CLINICIAN,
  ENVELOPE,
  KEYS,
  LABS,
  PATIENT,
  STUDENT,
  SUMMARY,
  Reason,
  Status,
  YEAR,
  deployed,
  enrolled,
  ethers,
  granted,
  pointer,
  terms,
  loadFixture,
  time,
} from "./support/fixtures.ts";

const DAY = 24 * 60 * 60;

type Addresses = Pick<Deployment, "accessManager" | "actorRegistry" | "chartRegistry">;

/** The role that the authority asks for each function which changes something. */
async function rolesOf(runner: ContractRunner, addresses: Addresses): Promise<Record<string, bigint>> {
  const manager = AccessManager__factory.connect(addresses.accessManager, runner);
  const roles: Record<string, bigint> = {};
  const contracts: [string, string, Interface][] = [
    ["ActorRegistry", addresses.actorRegistry, ActorRegistry__factory.createInterface()],
    ["ChartRegistry", addresses.chartRegistry, ChartRegistry__factory.createInterface()],
  ];
  for (const [name, address, abi] of contracts) {
    for (const { constant, selector, format } of functionsOf(abi)) {
      if (!constant) roles[`${name}.${format}`] = await manager.getTargetFunctionRole(address, selector);
    }
  }
  return roles;
}

function functionsOf(abi: Interface) {
  const found: { name: string; constant: boolean; selector: string; format: string }[] = [];
  abi.forEachFunction((f) =>
    found.push({ name: f.name, constant: f.constant, selector: f.selector, format: f.format() }),
  );
  return found;
}

/** The committed table, spread over every function which changes something. */
function expectedRoles(): Record<string, bigint> {
  const roles: Record<string, bigint> = {};
  for (const [name, abi] of [
    ["ActorRegistry", ActorRegistry__factory.createInterface()],
    ["ChartRegistry", ChartRegistry__factory.createInterface()],
  ] as const) {
    const ofRegulator: readonly string[] = regulatorFunctions[name];
    for (const { constant, format } of functionsOf(abi)) {
      if (!constant) roles[`${name}.${format}`] = ofRegulator.includes(format) ? REGULATOR_ROLE : ADMIN_ROLE;
    }
  }
  return roles;
}

describe("roles", () => {
  describe("the Ignition module", () => {
    it("[C22] gives the regulator the functions of the table and no other", async () => {
      const { accessManager, actors, charts, signers } = await loadFixture(deployed);
      const addresses = {
        accessManager: await accessManager.getAddress(),
        actorRegistry: await actors.getAddress(),
        chartRegistry: await charts.getAddress(),
      };
      expect(await rolesOf(signers.stranger, addresses)).to.deep.equal(expectedRoles());
      expect(await accessManager.hasRole(REGULATOR_ROLE, signers.regulator)).to.deep.equal([true, 0n]);
      expect(await accessManager.hasRole(ADMIN_ROLE, signers.regulator)).to.deep.equal([false, 0n]);
    });
  });

  describe("deployChartkey", () => {
    let server: Awaited<ReturnType<typeof network.createServer>>;
    let provider: JsonRpcProvider;

    before(async () => {
      server = await network.createServer("default", "127.0.0.1", 0);
      const { address, port } = await server.listen();
      provider = new JsonRpcProvider(`http://${address}:${port}`, undefined, { cacheTimeout: -1 });
    });
    after(async () => {
      provider.destroy();
      await server.close();
    });

    const sizeOf = async (rpc: Provider, address: string) => (await rpc.getCode(address)).length;

    it("[C22] comes to the same roles over any RPC", async () => {
      const [signer, regulator] = [await provider.getSigner(0), await provider.getSigner(1)];
      const before = await provider.getBlockNumber();
      const deployment = await deployChartkey({ signer, regulator: regulator.address, regulatorDelay: DAY });

      expect(deployment.chainId).to.equal(31337);
      expect(deployment.deployBlock).to.equal(before + 1);
      expect(await sizeOf(provider, deployment.chartRegistry)).to.be.greaterThan(2);
      expect(await rolesOf(signer, deployment)).to.deep.equal(expectedRoles());

      const manager = AccessManager__factory.connect(deployment.accessManager, signer);
      expect(await manager.hasRole(REGULATOR_ROLE, regulator)).to.deep.equal([true, BigInt(DAY)]);
      expect(await manager.hasRole(ADMIN_ROLE, signer)).to.deep.equal([true, 0n]);
      const charts = ChartRegistry__factory.connect(deployment.chartRegistry, signer);
      expect(await charts.actors()).to.equal(deployment.actorRegistry);
      expect(await charts.authority()).to.equal(deployment.accessManager);
    });

    it("[C22] leaves the deployer nothing once it handed over", async () => {
      const [signer, regulator, admin] = [
        await provider.getSigner(0),
        await provider.getSigner(1),
        await provider.getSigner(2),
      ];
      const deployment = await deployChartkey({
        signer,
        regulator: regulator.address,
        regulatorDelay: 0,
        admin: admin.address,
      });

      const manager = AccessManager__factory.connect(deployment.accessManager, signer);
      expect(await rolesOf(signer, deployment)).to.deep.equal(expectedRoles());
      for (const role of [ADMIN_ROLE, REGULATOR_ROLE]) {
        expect(await manager.hasRole(role, signer)).to.deep.equal([false, 0n]);
      }
      expect(await manager.hasRole(ADMIN_ROLE, admin)).to.deep.equal([true, 0n]);
      expect(await manager.hasRole(REGULATOR_ROLE, regulator)).to.deep.equal([true, 0n]);
    });

    it("refuses an address that is none", async () => {
      const signer = await provider.getSigner(0);
      const before = await provider.getBlockNumber();
      const refused = await deployChartkey({ signer, regulator: "0x12", regulatorDelay: 0 }).catch((e: unknown) => e);
      expect(refused).to.be.instanceOf(TypeError);
      expect(await provider.getBlockNumber()).to.equal(before);
    });

    it("refuses a signer without a provider", async () => {
      const refused = await deployChartkey({
        signer: ethers.Wallet.createRandom(),
        regulator: ethers.ZeroAddress,
        regulatorDelay: 0,
      }).catch((e: unknown) => e);
      expect(refused).to.be.instanceOf(Error).with.property("message").that.includes("JSON-RPC");
    });
  });

  describe("the administrator and the regulator", () => {
    /** One account with every role there is. */
    async function almighty() {
      const world = await granted();
      const { accessManager, signers } = world;
      await accessManager.grantRole(ADMIN_ROLE, signers.stranger, 0);
      await accessManager.grantRole(REGULATOR_ROLE, signers.stranger, 0);
      return { ...world, power: signers.stranger, agreed: await terms() };
    }
    type Almighty = Awaited<ReturnType<typeof almighty>>;

    const attempts = ({ charts, power, agreed }: Almighty) => {
      const connected = charts.connect(power);
      return [
        connected.grant.populateTransaction(PATIENT, PATIENT, STUDENT, agreed, ENVELOPE),
        connected.revoke.populateTransaction(PATIENT, PATIENT, CLINICIAN),
        connected.openEpochs.populateTransaction(PATIENT, 1, KEYS, KEYS),
        connected.revokeAndRotate.populateTransaction(PATIENT, CLINICIAN, 1, KEYS, KEYS),
        connected.addRecord.populateTransaction(PATIENT, PATIENT, 0n, 1, LABS, 0, pointer("x")),
        connected.addRecord.populateTransaction(PATIENT, CLINICIAN, 0n, 1, LABS, 0, pointer("x")),
        connected.retractRecord.populateTransaction(
          PATIENT,
          PATIENT,
          CLINICIAN,
          1,
          1,
          Status.Erased,
          Reason.PatientWish,
        ),
      ];
    };

    it("[C10] create no consent, read, epoch or record, directly", async () => {
      const world = await loadFixture(almighty);
      for (const attempt of attempts(world)) {
        await expect(world.power.sendTransaction(await attempt)).to.be.revertedWithCustomError(
          world.actors,
          "ActorRegistryNotAccount",
        );
      }
      expect(await world.charts.canRead(PATIENT, STUDENT, SUMMARY)).to.equal(false);
    });

    it("[C10] create none through the authority either", async () => {
      const world = await loadFixture(almighty);
      for (const attempt of attempts(world)) {
        const { to, data } = await attempt;
        await expect(world.accessManager.connect(world.power).execute(to, data)).to.be.revertedWithCustomError(
          world.actors,
          "ActorRegistryNotAccount",
        );
      }
    });

    it("[C10] create none by licensing, suspending and pausing", async () => {
      const { actors, charts, power } = await loadFixture(almighty);
      const until = (await time.latest()) + YEAR;
      await actors.connect(power).license(STUDENT, 0, until);
      await charts.connect(power).pause();
      await charts.connect(power).unpause();
      for (let compartment = 0; compartment < 64; ++compartment) {
        expect(await charts.canRead(PATIENT, STUDENT, compartment)).to.equal(false);
        expect(await charts.canWrite(PATIENT, STUDENT, compartment)).to.equal(false);
      }
    });
  });

  describe("a regulator with a delay", () => {
    async function slow() {
      const world = await enrolled();
      await world.accessManager.grantRole(REGULATOR_ROLE, world.signers.stranger, DAY);
      return { ...world, until: (await time.latest()) + YEAR };
    }

    it("[C23] announces first and acts when the delay is over", async () => {
      const { accessManager, actors, signers, until } = await loadFixture(slow);
      const regulator = signers.stranger;
      const data = actors.interface.encodeFunctionData("license", [STUDENT, 0, until]);

      // Granting a delay takes effect at once for an account that had no role; calls then need a schedule.
      await expect(actors.connect(regulator).license(STUDENT, 0, until)).to.be.revertedWithCustomError(
        accessManager,
        "AccessManagerNotScheduled",
      );
      await accessManager.connect(regulator).schedule(actors, data, 0);
      await expect(actors.connect(regulator).license(STUDENT, 0, until)).to.be.revertedWithCustomError(
        accessManager,
        "AccessManagerNotReady",
      );
      await time.increase(DAY);
      await actors.connect(regulator).license(STUDENT, 0, until);
      expect(await actors.inGoodStanding(STUDENT)).to.equal(true);
    });
  });
});
