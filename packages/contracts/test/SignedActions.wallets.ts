import { expect } from "chai";
import { TypedDataEncoder, Wallet, getBytes } from "ethers";
import type { ActionType, Registry } from "./support/sign.ts";
import { domainOf, signText, typesOf } from "./support/sign.ts";
import { CLINICIAN, Kind, enrolled, ethers, loadFixture, mask, pointer } from "./support/fixtures.ts";
import { TERMS, TERMS_TEXT } from "./support/twins.ts";

type World = Awaited<ReturnType<typeof enrolled>>;

const NEVER = 2n ** 256n - 1n;
const DIGEST = pointer("digest");
/** How the account signs a text for a registry. */
type SignWith = (registry: Registry, type: ActionType, text: Record<string, unknown>) => Promise<string>;

interface Patient {
  readonly account: string;
  readonly sign: SignWith;
}

/** Two of three owners; the account has no key at all. */
async function safeLike({ signers }: World): Promise<Patient> {
  const owners = [signers.stranger, signers.relative, signers.student];
  const wallet = await ethers.deployContract("SafeLikeWallet", [owners.map(({ address }) => address), 2]);
  const account = await wallet.getAddress();
  return {
    account,
    async sign(registry, type, text) {
      const digest = TypedDataEncoder.hash(await domainOf(registry), typesOf(type), text);
      const types = { SafeMessage: [{ name: "message", type: "bytes" }] };
      const { chainId } = await ethers.provider.getNetwork();
      const signed = owners
        .slice(0, 2)
        .toSorted((a, b) => (a.address.toLowerCase() < b.address.toLowerCase() ? -1 : 1))
        .map((owner) =>
          owner.signTypedData({ chainId, verifyingContract: account }, types, { message: getBytes(digest) }),
        );
      return ethers.concat(await Promise.all(signed));
    },
  };
}

/** A key whose account delegates to wallet code, set up by a transaction that somebody else pays for. */
async function delegated({ signers }: World): Promise<Patient> {
  const key = Wallet.createRandom(ethers.provider);
  // What it delegates to says no to everything: only the account's own key is left to speak for it.
  const code = await ethers.deployContract("WrongMagicWallet");
  const authorization = await key.authorize({ address: await code.getAddress(), nonce: 0, chainId: 31337 });
  const payer = Wallet.createRandom(ethers.provider);
  await signers.deployer.sendTransaction({ to: payer.address, value: ethers.parseEther("1") });
  await payer.sendTransaction({ type: 4, to: payer.address, authorizationList: [authorization] });

  expect(await ethers.provider.getCode(key.address)).to.equal(
    ethers.concat(["0xef0100", await code.getAddress()]).toLowerCase(),
  );
  return { account: key.address, sign: (registry, type, text) => signText(key, registry, type, text) };
}

for (const [what, setUp] of Object.entries({ "a Safe-like wallet": safeLike, "an EIP-7702 account": delegated })) {
  describe(`SignedActions: ${what}`, () => {
    it("[C28] registers, opens a chart, records, grants and revokes without any ether", async () => {
      const world = await loadFixture(enrolled);
      const { actors, charts, signers } = world;
      const { account, sign } = await setUp(world);
      const patient = (await actors.actorCount()) + 1n;
      const [deadline, relayer] = [NEVER, signers.relayer];

      const profile = { keyDigest: DIGEST, profile: DIGEST, vault: DIGEST };
      let signature = await sign(actors, "Register", { account, kind: "patient", ...profile, nonce: 0n, deadline });
      await expect(
        actors.connect(relayer).registerFor(Kind.Patient, DIGEST, DIGEST, DIGEST, account, 0n, deadline, signature),
      )
        .to.emit(actors, "ActorRegistered")
        .withArgs(patient, account, Kind.Patient, DIGEST, DIGEST, DIGEST);

      signature = await sign(charts, "OpenChart", { account, patient, keys: DIGEST, nonce: 0n, deadline });
      await charts.connect(relayer).openChartFor(patient, DIGEST, account, 0n, deadline, signature);

      const place = { sequence: 1, compartment: 0, epoch: 0, pointer: DIGEST };
      const record = { account, patient, author: patient, organization: 0, ...place, deadline };
      signature = await sign(charts, "AddRecord", record);
      await charts.connect(relayer).addRecordFor(patient, patient, 0, 1, 0, 0, DIGEST, account, deadline, signature);
      expect(await charts.recordOf(patient, patient, 1)).to.deep.equal([1n, 1n]);

      const parties = { actor: patient, patient, grantee: CLINICIAN };
      const grant = { account, ...parties, terms: TERMS_TEXT, envelope: DIGEST, nonce: 1n, deadline };
      signature = await sign(charts, "Grant", grant);
      await charts
        .connect(relayer)
        .grantFor(patient, patient, CLINICIAN, TERMS, DIGEST, account, 1n, deadline, signature);
      expect(await charts.canRead(patient, CLINICIAN, 0)).to.equal(true);

      signature = await sign(charts, "RevokeAndRotate", {
        ...{ account, patient, grantee: CLINICIAN, compartments: [0, 2], keys: DIGEST, keyring: DIGEST },
        ...{ nonce: 2n, deadline },
      });
      await charts
        .connect(relayer)
        .revokeAndRotateFor(patient, CLINICIAN, mask(0, 2), DIGEST, DIGEST, account, 2n, deadline, signature);
      expect(await charts.canRead(patient, CLINICIAN, 0)).to.equal(false);

      expect(await ethers.provider.getBalance(account)).to.equal(0n);
    });

    it("is refused what it did not sign", async () => {
      const world = await loadFixture(enrolled);
      const { actors, signers } = world;
      const { account } = await setUp(world);
      const text = { account, kind: "patient", keyDigest: DIGEST, profile: DIGEST, vault: DIGEST, nonce: 0n };
      const signature = await signText(signers.stranger, actors, "Register", { ...text, deadline: NEVER });
      await expect(actors.registerFor(Kind.Patient, DIGEST, DIGEST, DIGEST, account, 0n, NEVER, signature))
        .to.be.revertedWithCustomError(actors, "SignedActionsInvalidSignature")
        .withArgs(account);
    });
  });
}

describe("SignedActions: wallets that mean harm", () => {
  const registerFor = ({ actors, signers }: World, account: string, gasLimit: bigint) =>
    actors
      .connect(signers.relayer)
      .registerFor(Kind.Patient, DIGEST, DIGEST, DIGEST, account, 9n, NEVER, "0x1234", { gasLimit });

  /** Gas of the last transaction, which may have failed. */
  async function gasOfLast(): Promise<bigint> {
    const block = await ethers.provider.getBlock("latest");
    return (await ethers.provider.getTransactionReceipt(block!.transactions[0]!))!.gasUsed;
  }

  // The megabyte costs the wallet 2.2 million; copying it would cost the registry as much again.
  for (const [name, limit, ceiling] of [
    ["RevertingWallet", 300_000n, 60_000n],
    ["WrongMagicWallet", 300_000n, 60_000n],
    ["ShortAnswerWallet", 300_000n, 60_000n],
    ["MegabyteWallet", 5_000_000n, 2_700_000n],
    ["BurningWallet", 300_000n, 300_000n],
  ] as const) {
    it(`[C30] ${name} fails its own call only, within bounds`, async () => {
      const world = await loadFixture(enrolled);
      const account = await (await ethers.deployContract(name)).getAddress();
      const before = await world.actors.actorCount();
      await expect(registerFor(world, account, limit))
        .to.be.revertedWithCustomError(world.actors, "SignedActionsInvalidSignature")
        .withArgs(account);
      expect(await gasOfLast()).to.be.at.most(ceiling);
      expect(await world.actors.actorCount()).to.equal(before);
      expect(await world.actors.nonceWordOf(account, 0n)).to.equal(0n);
    });
  }

  it("[C30] ReenteringWallet gets in nowhere while it is asked", async () => {
    const world = await loadFixture(enrolled);
    const wallet = await ethers.deployContract("ReenteringWallet", [await world.actors.getAddress()]);
    const account = await wallet.getAddress();
    const before = await world.actors.actorCount();

    // Called by itself it does register: what stops it below is the registry, not its own fault.
    const entered = wallet.connect(world.signers.stranger);
    await entered.getFunction("isValidSignature").send(DIGEST, "0x");
    expect(await world.actors.actorCount()).to.equal(before + 1n);

    await expect(registerFor(world, account, 1_000_000n))
      .to.emit(world.actors, "ActorRegistered")
      .withArgs(before + 2n, account, Kind.Patient, DIGEST, DIGEST, DIGEST);
    expect(await world.actors.actorCount()).to.equal(before + 2n);
  });

  it("[C30] an account without code or key is refused", async () => {
    const world = await loadFixture(enrolled);
    for (const account of [Wallet.createRandom().address, "0x0000000000000000000000000000000000000001"]) {
      await expect(registerFor(world, account, 300_000n))
        .to.be.revertedWithCustomError(world.actors, "SignedActionsInvalidSignature")
        .withArgs(account);
    }
  });
});

describe("SignedActions: a relayer that gives too little gas", () => {
  for (const [what, setUp] of Object.entries({ "a Safe-like wallet": safeLike, "an EIP-7702 account": delegated })) {
    it(`[C31] burns no nonce of ${what}: all of it happens or nothing`, async () => {
      const world = await loadFixture(enrolled);
      const { actors, signers } = world;
      const { account, sign } = await setUp(world);
      const before = await actors.actorCount();
      const text = { account, kind: "patient", keyDigest: DIGEST, profile: DIGEST, vault: DIGEST, nonce: 0n };
      const signature = await sign(actors, "Register", { ...text, deadline: NEVER });
      const registered = async (gasLimit: bigint) => {
        const sent = actors
          .connect(signers.relayer)
          .registerFor(Kind.Patient, DIGEST, DIGEST, DIGEST, account, 0n, NEVER, signature, { gasLimit });
        return sent.then(
          () => true,
          () => false,
        );
      };

      let gasLimit = 30_000n;
      for (; !(await registered(gasLimit)); gasLimit += 4_001n) {
        expect(await actors.nonceWordOf(account, 0n)).to.equal(0n);
        expect(await actors.actorCount()).to.equal(before);
        expect(gasLimit).to.be.at.most(400_000n);
      }
      expect(gasLimit).to.be.greaterThan(80_000n);
      expect(await actors.nonceWordOf(account, 0n)).to.equal(1n);
      expect(await actors.actorCount()).to.equal(before + 1n);
    });
  }
});
