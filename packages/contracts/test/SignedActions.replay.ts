import { expect } from "chai";
import { AbiCoder, type BaseContract, Signature, getBytes, hexlify } from "ethers";
import { ActorRegistry__factory, ChartRegistry__factory } from "../types/ethers-contracts/index.js";
import { changesOf } from "./support/changes.ts";
import { chain, ethers, loadFixture, time } from "./support/fixtures.ts";
import { type SignedCall, argumentsOf, nameOf, send, sendArguments, sign } from "./support/signedCall.ts";
import { NONCE, type Ready, type Twin, ready, twins } from "./support/twins.ts";

/** Order of secp256k1; s and N - s belong to the same signature. */
const N = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

/** `ready`, and a second pair of registries over the same actors. */
async function twice() {
  const world = await ready();
  const authority = await world.accessManager.getAddress();
  const { deployer } = world.signers;
  const others = {
    actors: await new ActorRegistry__factory(deployer).deploy(authority),
    charts: await new ChartRegistry__factory(deployer).deploy(authority, world.actors),
  };
  const [walletA, walletB] = await Promise.all([ownerWallet(world, "student"), ownerWallet(world, "student")]);
  return { ...world, others, walletA, walletB };
}
type Twice = Awaited<ReturnType<typeof twice>>;

async function ownerWallet({ signers }: Ready, owner: "student") {
  const wallet = await ethers.deployContract("OwnerWallet", [signers[owner].address]);
  return wallet.getAddress();
}

const invalid = (account: string) => ["SignedActionsInvalidSignature", account] as const;

/** Another way to write the same signature. */
const respelled: Readonly<Record<string, (signature: Signature) => string>> = {
  "with the high s": ({ r, s, yParity }) =>
    ethers.concat([r, ethers.toBeHex(N - BigInt(s), 32), yParity === 0 ? "0x1c" : "0x1b"]),
  "with the other v": ({ r, s, yParity }) => ethers.concat([r, s, yParity === 0 ? "0x1c" : "0x1b"]),
  "with v counted from 0": ({ r, s, yParity }) => ethers.concat([r, s, yParity === 0 ? "0x00" : "0x01"]),
  "in 64 bytes": ({ compactSerialized }) => compactSerialized,
  "with a byte more": ({ serialized }) => ethers.concat([serialized, "0x00"]),
  "with a byte less": ({ serialized }) => hexlify(getBytes(serialized).slice(0, -1)),
  "of nothing": () => "0x",
  "of zeros": () => ethers.concat([ethers.ZeroHash, ethers.ZeroHash, "0x1b"]),
};

/** Where a signature was made for something else: each case sends a call and says with what it must be refused. */
const elsewhere: Readonly<
  Record<string, (world: Twice, twin: Twin) => Promise<[Promise<unknown>, readonly [string, ...unknown[]]]>>
> = {
  "to another registry of the kind": async (world, twin) => {
    const call = await sign(world, twin);
    const registry: BaseContract = world.others[twin.contract];
    return [send(world, twin, { ...call, registry }), invalid(call.account)];
  },
  "signed for another chain": async (world, twin) => {
    const call = await sign(world, twin, { domain: { chainId: 1 } });
    return [send(world, twin, call), invalid(call.account)];
  },
  "signed for another version": async (world, twin) => {
    const call = await sign(world, twin, { domain: { version: "2" } });
    return [send(world, twin, call), invalid(call.account)];
  },
  "signed by somebody else": async (world, twin) => {
    const call = await sign(world, twin, { signer: world.signers.relayer });
    return [send(world, twin, call), invalid(call.account)];
  },
  "for another wallet of the same owner": async (world, twin) => {
    const call = await sign(world, twin, { signer: world.signers.student, account: world.walletA });
    return [send(world, twin, { ...call, account: world.walletB }), invalid(world.walletB)];
  },
  "for the owner of the wallet itself": async (world, twin) => {
    const call = await sign(world, twin, { signer: world.signers.student, account: world.walletA });
    const account = world.signers.student.address;
    return [send(world, twin, { ...call, account }), invalid(account)];
  },
  "for no account": async (world, twin) => {
    const call = await sign(world, twin, { account: ethers.ZeroAddress });
    return [send(world, twin, call), invalid(ethers.ZeroAddress)];
  },
  "after the deadline": async (world, twin) => {
    const call = await sign(world, twin);
    await time.setNextBlockTimestamp(call.deadline + 1n);
    return [send(world, twin, call), ["SignedActionsExpired", call.deadline, call.deadline + 1n]];
  },
};

async function refused(world: Ready, call: SignedCall, sent: Promise<unknown>, error: readonly [string, ...unknown[]]) {
  const [name, ...values] = error;
  await expect(sent)
    .to.be.revertedWithCustomError(call.registry, name)
    .withArgs(...values);
}

describe("SignedActions: replays", () => {
  for (const twin of twins) {
    describe(nameOf(twin), () => {
      for (const [where, attempt] of Object.entries(elsewhere)) {
        it(`[C26] is refused ${where}`, async () => {
          const world = await loadFixture(twice);
          const [sent, error] = await attempt(world, twin);
          await refused(world, await sign(world, twin), sent, error);
        });
      }

      it("[C26] is refused a second time, signed again or not", async () => {
        const world = await loadFixture(twice);
        const call = await sign(world, twin);
        await send(world, twin, call);
        const error = twin.again ?? ["SignedActionsNonceUsed", call.account, NONCE];
        await refused(world, call, send(world, twin, call), error);
        const anew = await sign(world, twin, { deadline: call.deadline + 1n });
        await refused(world, call, send(world, twin, anew), error);
      });

      if (twin.again === undefined) {
        it("[C26] is refused once its nonce was cancelled", async () => {
          const world = await loadFixture(twice);
          const call = await sign(world, twin);
          await world[twin.contract].connect(world.signers[twin.signer]).cancelNonce(NONCE);
          await refused(world, call, send(world, twin, call), ["SignedActionsNonceUsed", call.account, NONCE]);
        });
      }

      for (const [how, respell] of Object.entries(respelled)) {
        it(`[C26] is refused with a signature ${how}`, async () => {
          const world = await loadFixture(twice);
          const call = await sign(world, twin);
          const signature = respell(Signature.from(call.signature));
          await refused(world, call, send(world, twin, { ...call, signature }), invalid(call.account));
        });
      }

      it("[C27] is refused when anything but the signature is changed", async () => {
        const world = await loadFixture(twice);
        const call = await sign(world, twin);
        const { inputs } = call.registry.interface.getFunction(`${twin.name}For`)!;
        const [types, args] = [inputs.slice(0, -1), argumentsOf(twin, call).slice(0, -1)];
        const index = types.findIndex(({ name }) => name === "account");

        let changes = 0;
        for (const [path, changed] of changesOf(types, args)) {
          await expect(sendArguments(world, twin, call.registry, [...changed, call.signature]), path)
            .to.be.revertedWithCustomError(call.registry, "SignedActionsInvalidSignature")
            .withArgs(changed[index]);
          ++changes;
        }
        expect(changes).to.be.at.least(types.length);
        await send(world, twin, call);
      });

      it("[C28] is as good from a contract wallet that its owner signs for", async () => {
        const world = await loadFixture(twice);
        const { student } = world.signers;
        // The actor's account becomes a wallet: its own key no longer signs here, the owner's does.
        const account = world.signers[twin.signer].address;
        await chain.setCode(account, await ethers.provider.getCode(world.walletA));
        await chain.setStorageAt(account, 0n, AbiCoder.defaultAbiCoder().encode(["address"], [student.address]));

        const call = await sign(world, twin, { signer: student });
        await expect(send(world, twin, call))
          .to.emit(call.registry, twin.event)
          .withArgs(...twin.values(world));
      });
    });
  }
});
