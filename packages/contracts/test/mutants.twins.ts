import { expect } from "chai";
import { ZeroAddress, ZeroHash } from "ethers";
import {
  CLINIC,
  CLINICIAN,
  ENVELOPE,
  HOSPITAL,
  Kind,
  MATRON,
  NOTES,
  PATIENT,
  RELATIVE,
  STUDENT,
  SUMMARY,
  deployed,
  loadFixture,
  mask,
  pointer,
  terms,
  time,
} from "./support/fixtures.ts";
import { type ActionType, type Registry, signText } from "./support/sign.ts";
import { type Ready, TERMS, TERMS_TEXT, ready } from "./support/twins.ts";

/** Tests of what broken signed twins got away with; see mutation/README.md. */

const NONCE = 1n;

/** What `signer` signed, by its own account, with the arguments that every twin with a nonce ends with. */
async function signed(
  signer: Ready["signers"]["patient"],
  registry: Registry,
  type: ActionType,
  text: Record<string, unknown>,
) {
  const deadline = BigInt((await time.latest()) + 3600);
  const signature = await signText(signer, registry, type, {
    account: signer.address,
    ...text,
    nonce: NONCE,
    deadline,
  });
  return [signer.address, NONCE, deadline, signature] as const;
}

/** `ready`, and the relative may do everything for the patient with Summary and Notes. */
async function represented() {
  const world = await ready();
  const { actors, charts, signers } = world;
  const { expiresAt } = await terms();
  const mandate = {
    compartments: mask(SUMMARY, NOTES),
    until: expiresAt,
    mayGrant: true,
    mayRevoke: true,
    mayDispute: true,
  };
  await actors.connect(signers.patient).appointProxy(PATIENT, RELATIVE, mandate);
  const given = { readMask: mask(SUMMARY), writeMask: mask(NOTES), notBefore: 0, expiresAt, purpose: 1 };
  await charts.connect(signers.patient).grant(PATIENT, PATIENT, CLINICIAN, given, ENVELOPE);
  return { ...world, charts: charts.connect(signers.relayer), actors: actors.connect(signers.relayer) };
}

describe("what mutants of signed twins got away with", () => {
  describe("[C24] a proxy's signature acts for the patient, not the other way round:", () => {
    it("grant", async () => {
      const { charts, signers } = await loadFixture(represented);
      const what = { actor: RELATIVE, patient: PATIENT, grantee: HOSPITAL, envelope: ENVELOPE };
      const text = {
        ...what,
        terms: { ...TERMS_TEXT, mayRead: [SUMMARY], mayAdd: [NOTES], until: "2031-01-01 00:00 UTC" },
      };
      const asked = {
        ...TERMS,
        readMask: mask(SUMMARY),
        writeMask: mask(NOTES),
        expiresAt: Date.UTC(2031, 0, 1) / 60_000,
      };
      const end = await signed(signers.relative, charts, "Grant", text);
      await expect(charts.grantFor(RELATIVE, PATIENT, HOSPITAL, asked, ENVELOPE, ...end))
        .to.emit(charts, "ConsentGranted")
        .withArgs(PATIENT, HOSPITAL, RELATIVE, Object.values(asked), ENVELOPE);
    });

    it("denyAccess", async () => {
      const { charts, signers } = await loadFixture(represented);
      const text = { actor: RELATIVE, patient: PATIENT, grantee: CLINICIAN };
      const end = await signed(signers.relative, charts, "DenyAccess", text);
      await expect(charts.denyAccessFor(RELATIVE, PATIENT, CLINICIAN, ...end))
        .to.emit(charts, "AccessDenied")
        .withArgs(PATIENT, CLINICIAN, RELATIVE);
    });

    it("revoke", async () => {
      const { charts, signers } = await loadFixture(represented);
      const text = { actor: RELATIVE, patient: PATIENT, grantee: CLINICIAN };
      const end = await signed(signers.relative, charts, "Revoke", text);
      await expect(charts.revokeFor(RELATIVE, PATIENT, CLINICIAN, ...end))
        .to.emit(charts, "ConsentRevoked")
        .withArgs(PATIENT, CLINICIAN, RELATIVE);
    });

    it("disputeRecord", async () => {
      const { charts, signers } = await loadFixture(represented);
      const record = { actor: RELATIVE, patient: PATIENT, author: CLINICIAN, sequence: 1, expectedVersion: 1 };
      const statement = pointer("not me");
      const deadline = BigInt((await time.latest()) + 3600);
      const text = { account: signers.relative.address, ...record, statement, deadline };
      const signature = await signText(signers.relative, charts, "DisputeRecord", text);
      const end = [signers.relative.address, deadline, signature] as const;
      await expect(charts.disputeRecordFor(RELATIVE, PATIENT, CLINICIAN, 1, 1, statement, ...end))
        .to.emit(charts, "RecordDisputed")
        .withArgs(PATIENT, CLINICIAN, 1, 2, statement, RELATIVE);
    });

    it("dismissProxy, by the proxy", async () => {
      const { actors, signers } = await loadFixture(represented);
      const text = { actor: RELATIVE, patient: PATIENT, proxy: RELATIVE };
      const end = await signed(signers.relative, actors, "DismissProxy", text);
      await expect(actors.dismissProxyFor(RELATIVE, PATIENT, RELATIVE, ...end))
        .to.emit(actors, "ProxyDismissed")
        .withArgs(PATIENT, RELATIVE, RELATIVE);
    });
  });

  it("[C24] an administrator leaves by its own signature", async () => {
    const { actors, signers } = await loadFixture(represented);
    const text = { actor: MATRON, organization: HOSPITAL, administrator: MATRON };
    const end = await signed(signers.matron, actors, "RemoveAdministrator", text);
    await expect(actors.removeAdministratorFor(MATRON, HOSPITAL, MATRON, ...end))
      .to.emit(actors, "AdministratorRemoved")
      .withArgs(HOSPITAL, MATRON);
  });

  it("[C24] an author retracts its own record by its own signature", async () => {
    const { charts, signers } = await loadFixture(represented);
    const record = { actor: CLINICIAN, patient: PATIENT, author: CLINICIAN, sequence: 1, expectedVersion: 1 };
    const deadline = BigInt((await time.latest()) + 3600);
    const words = { status: "entered in error", reason: "duplicate" };
    const text = { account: signers.clinician.address, ...record, ...words, deadline };
    const signature = await signText(signers.clinician, charts, "RetractRecord", text);
    const end = [signers.clinician.address, deadline, signature] as const;
    await expect(charts.retractRecordFor(CLINICIAN, PATIENT, CLINICIAN, 1, 1, 2, 3, ...end))
      .to.emit(charts, "RecordRetracted")
      .withArgs(PATIENT, CLINICIAN, 1, 2, 2, 3, CLINICIAN);
  });

  it("[C27] a signed end in another century is read digit by digit", async () => {
    const { actors, signers } = await loadFixture(represented);
    const until = Date.UTC(2199, 11, 31, 23, 59) / 1000;
    const text = { actor: CLINIC, organization: CLINIC, member: STUDENT, until: "2199-12-31 23:59 UTC" };
    const end = await signed(signers.clinic, actors, "AddMember", text);
    await expect(actors.addMemberFor(CLINIC, CLINIC, STUDENT, until, ...end))
      .to.emit(actors, "MemberAdded")
      .withArgs(CLINIC, STUDENT, until);
  });

  it("[C27] a signed end beyond the last minute is refused, for it would look like an earlier one", async () => {
    const { actors, signers } = await loadFixture(represented);
    const until = 60 * 2 ** 32;
    const text = { actor: CLINIC, organization: CLINIC, member: STUDENT, until: "1970-01-01 00:00 UTC" };
    const end = await signed(signers.clinic, actors, "AddMember", text);
    await expect(actors.addMemberFor(CLINIC, CLINIC, STUDENT, until, ...end))
      .to.be.revertedWithCustomError(actors, "ActorRegistryNotWholeMinutes")
      .withArgs(until);
  });

  it("[C26] what recovers to nobody is no signature of the zero account", async () => {
    const { actors } = await loadFixture(deployed);
    const deadline = BigInt((await time.latest()) + 3600);
    for (const signature of ["0x", `0x${"00".repeat(65)}`, `0x${"11".repeat(65)}`]) {
      await expect(
        actors.registerFor(Kind.Device, ENVELOPE, ENVELOPE, ZeroHash, ZeroAddress, NONCE, deadline, signature),
      )
        .to.be.revertedWithCustomError(actors, "SignedActionsInvalidSignature")
        .withArgs(ZeroAddress);
    }
    expect(await actors.actorCount()).to.equal(0);
  });
});
