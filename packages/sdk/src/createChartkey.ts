import { acceptAccount } from "./actions/acceptAccount.ts";
import { addLock } from "./actions/addLock.ts";
import { addAdministrator, listAdministrators, listOffices, removeAdministrator } from "./actions/administrators.ts";
import { addFile, addNote, amendFile, amendNote } from "./actions/addRecord.ts";
import { addReadings } from "./actions/addReadings.ts";
import { addRecords } from "./actions/addRecords.ts";
import { appointProxy } from "./actions/appointProxy.ts";
import * as authority from "./actions/authority.ts";
import { listCompartments, listConsents, listSharedCharts } from "./actions/consents.ts";
import { connectDevice, listDevices } from "./actions/devices.ts";
import { answerDispute, disputeRecord } from "./actions/disputes.ts";
import { dismissProxy } from "./actions/dismissProxy.ts";
import { confirmNoticeEmail, forgetNoticeEmail, noticeEmail, setNoticeEmail } from "./actions/noticeEmail.ts";
import { checkErasure } from "./actions/checkErasure.ts";
import { compareKey, keyOf, trustKey } from "./actions/checkKey.ts";
import { grantAccess } from "./actions/grantAccess.ts";
import { listDisputes, listOpenDisputes } from "./actions/listDisputes.ts";
import { listLocks } from "./actions/listLocks.ts";
import { listRecords } from "./actions/listRecords.ts";
import { listMembers, presentMembers } from "./actions/members.ts";
import { addMember, removeMember } from "./actions/memberships.ts";
import { listOffers } from "./actions/offers.ts";
import { openChart } from "./actions/openChart.ts";
import { openPayload } from "./actions/openPayload.ts";
import { openRecord } from "./actions/openRecord.ts";
import { pendingRotations, rotatePending } from "./actions/pendingRotations.ts";
import { proposeAccount } from "./actions/proposeAccount.ts";
import { listProxies, listRepresented } from "./actions/proxies.ts";
import { openDevice, registerDevice } from "./actions/registerDevice.ts";
import { removeLock } from "./actions/removeLock.ts";
import { replaceLock, type ReplaceLockParameters } from "./actions/replaceLock.ts";
import { denyAccess, listOwnRequests, listRequests, requestAccess } from "./actions/requests.ts";
import { eraseRecord, markEnteredInError } from "./actions/retractRecord.ts";
import { revokeAccess } from "./actions/revokeAccess.ts";
import { rotateKey } from "./actions/rotateKey.ts";
import { previewStrongRevoke, strongRevoke } from "./actions/strongRevoke.ts";
import { signUp, type SignUpParameters } from "./actions/signUp.ts";
import { listTeams } from "./actions/teamCharts.ts";
import { rotateTeamKey, shareTeamKey } from "./actions/teamKeys.ts";
import { testLock } from "./actions/testLock.ts";
import { unlock, type UnlockParameters } from "./actions/unlock.ts";
import { actorOnChain } from "./chart/actorKeys.ts";
import { lastSequence } from "./chart/lastSequence.ts";
import { privateProfile, publicProfile } from "./chart/profiles.ts";
import type { ChartkeyContext } from "./context.ts";
import { NoSignerError, UnknownActorError } from "./errors.ts";
import type { NoticePage, NoticesQuery } from "./manager/managerClient.ts";
import { asMember, type AuthorContext, type SessionContext } from "./session.ts";
import type { Lock } from "./vault/lock.ts";
import type { ActorKind, ActorRow } from "./wire/chain.ts";
import type { NoticeEmail } from "./wire/notices.ts";

export type ChartkeyOptions = Omit<ChartkeyContext, "manager"> & { readonly manager?: ChartkeyContext["manager"] };
export type Chartkey = ReturnType<typeof createChartkey>;
export type ChartkeyDevice = ReturnType<typeof bindDevice>;
export interface ChartkeySession extends ReturnType<typeof bindActions> {
  /** The same actor, reading and writing under the consents of an organization that it is a member of. */
  asMember(organization: bigint): ChartkeySession;
}

type ParametersOf<Action> = Action extends (context: never, parameters: infer Value) => unknown ? Value : never;

/** The bound client. Only binds: every action is a plain function of its own. */
export function createChartkey(options: ChartkeyOptions) {
  const context: ChartkeyContext = { ...options, manager: options.manager };
  return {
    /** Actors of the signer's account. */
    async myActors(): Promise<ActorRow[]> {
      if (!context.signer) throw new NoSignerError();
      return context.index.actors({ account: await context.signer.getAddress() });
    },
    actorOf: (actor: bigint) => actorOf(context, actor),
    publicProfile: (actor: bigint) => publicProfile(context, actor),
    /** All actors, or all of a kind. */
    directory: (filter: { kind?: ActorKind }) => context.index.actors(filter),
    memberships: (filter: { organization?: bigint; member?: bigint }) => context.index.memberships(filter),
    standingHistory: () => context.index.standings(),
    signUp: async (parameters: SignUpParameters) => bindSession(await signUp(context, parameters)),
    unlock: async (parameters: UnlockParameters) => bindSession(await unlock(context, parameters)),
    /** Actors that are offered to the signer's account. */
    offers: () => listOffers(context),
    /** Takes over an actor that was offered to the signer's account. */
    acceptAccount: (parameters: ParametersOf<typeof acceptAccount>) => acceptAccount(context, parameters),
    /** Registers the signer's account as a device, which adds readings and reads nothing. */
    registerDevice: async (parameters: ParametersOf<typeof registerDevice>) =>
      bindDevice(await registerDevice(context, parameters)),
    /** A device that was registered before. */
    device: async (parameters: ParametersOf<typeof openDevice>) => bindDevice(await openDevice(context, parameters)),
    isRegulator: () => authority.isRegulator(context),
    license: (parameters: ParametersOf<typeof authority.licenseClinician>) =>
      authority.licenseClinician(context, parameters),
    accredit: (parameters: ParametersOf<typeof authority.accreditOrganization>) =>
      authority.accreditOrganization(context, parameters),
    suspend: (parameters: ParametersOf<typeof authority.suspendActor>) => authority.suspendActor(context, parameters),
    reinstate: (parameters: ParametersOf<typeof authority.reinstateActor>) =>
      authority.reinstateActor(context, parameters),
    members: (parameters: ParametersOf<typeof listMembers>) => listMembers(context, parameters),
    /** How many members an organization has now. */
    memberCount: async (organization: bigint) => (await presentMembers(context, organization)).length,
    administrators: (parameters: ParametersOf<typeof listAdministrators>) => listAdministrators(context, parameters),
  };
}

/** What a device can do. */
function bindDevice(device: AuthorContext) {
  return {
    actor: device.self,
    /** The last number that the chart holds of this device; 0 before the first. */
    lastSequence: (patient: bigint) => lastSequence(device, patient),
    addReadings: (parameters: ParametersOf<typeof addReadings>) => addReadings(device, parameters),
  };
}

/** The actions of one unlocked actor. */
export function bindSession(session: SessionContext): ChartkeySession {
  return {
    ...bindActions(session),
    asMember: (organization) => bindSession(asMember(session, organization)),
  };
}

function bindActions(session: SessionContext) {
  return {
    actor: session.self,
    lock: () => {
      session.keys.lock();
      session.opened.clear();
    },
    /** Forgets what was opened, so that the next read fetches and checks it again. */
    forget: () => session.opened.clear(),
    /** The actor's own age identity: with it and the envelopes, the `age` command line opens what was shared. A secret. */
    exportIdentity: () => session.keys.identity(),
    locks: () => listLocks(session),
    addLock: (lock: Lock) => addLock(session, lock),
    removeLock: (parameters: { id: string }) => removeLock(session, parameters),
    replaceLock: (parameters: ReplaceLockParameters) => replaceLock(session, parameters),
    testLock: (lock: Lock) => testLock(session, lock),
    profile: () =>
      session.self.kind === "patient" ? privateProfile(session) : publicProfile(session, session.self.actor),
    openChart: () => openChart(session),
    compartments: (patient: bigint) => listCompartments(session, { patient }),
    records: (patient: bigint) => listRecords(session, { patient }),
    open: (parameters: ParametersOf<typeof openRecord>) => openRecord(session, parameters),
    openPayload: (parameters: ParametersOf<typeof openPayload>) => openPayload(session, parameters),
    addFile: (parameters: ParametersOf<typeof addFile>) => addFile(session, parameters),
    /** Several files at once: one transaction for up to 32 of them. */
    addRecords: (parameters: ParametersOf<typeof addRecords>) => addRecords(session, parameters),
    addNote: (parameters: ParametersOf<typeof addNote>) => addNote(session, parameters),
    amendNote: (parameters: ParametersOf<typeof amendNote>) => amendNote(session, parameters),
    amendFile: (parameters: ParametersOf<typeof amendFile>) => amendFile(session, parameters),
    markEnteredInError: (parameters: ParametersOf<typeof markEnteredInError>) =>
      markEnteredInError(session, parameters),
    erase: (parameters: ParametersOf<typeof eraseRecord>) => eraseRecord(session, parameters),
    /** Looks whether what a certificate of erasure says holds, on the chain and in the stores. */
    checkErasure: (parameters: ParametersOf<typeof checkErasure>) => checkErasure(session, parameters),
    /** Says that somebody else's record is wrong, for this patient or for one for whom this actor may dispute. */
    dispute: (parameters: ParametersOf<typeof disputeRecord>) => disputeRecord(session, parameters),
    answerDispute: (parameters: ParametersOf<typeof answerDispute>) => answerDispute(session, parameters),
    disputes: (record: ParametersOf<typeof listDisputes>) => listDisputes(session, record),
    openDisputes: () => listOpenDisputes(session),
    requests: (parameters?: ParametersOf<typeof listRequests>) => listRequests(session, parameters),
    deny: (parameters: ParametersOf<typeof denyAccess>) => denyAccess(session, parameters),
    grant: (parameters: ParametersOf<typeof grantAccess>) => grantAccess(session, parameters),
    /** Lets a device add to parts of this patient's chart. */
    connectDevice: (parameters: ParametersOf<typeof connectDevice>) => connectDevice(session, parameters),
    devices: () => listDevices(session),
    /** A person's or organization's public key as safety words and QR text, and what is known of it; own one by default. */
    keyOf: (actor: bigint = session.self.actor) => keyOf(session, { actor }),
    compareKey: (parameters: ParametersOf<typeof compareKey>) => compareKey(session, parameters),
    trustKey: (parameters: ParametersOf<typeof trustKey>) => trustKey(session, parameters),
    consents: (parameters?: ParametersOf<typeof listConsents>) => listConsents(session, parameters),
    revoke: (parameters: ParametersOf<typeof revokeAccess>) => revokeAccess(session, parameters),
    /** Also makes what they could read useless: everything gets new keys, and what was there is deleted. */
    strongRevoke: (parameters: ParametersOf<typeof strongRevoke>) => strongRevoke(session, parameters),
    previewStrongRevoke: (parameters: ParametersOf<typeof previewStrongRevoke>) =>
      previewStrongRevoke(session, parameters),
    pendingRotations: () => pendingRotations(session),
    rotatePending: () => rotatePending(session),
    proxies: () => listProxies(session),
    appointProxy: (parameters: ParametersOf<typeof appointProxy>) => appointProxy(session, parameters),
    dismissProxy: (parameters: ParametersOf<typeof dismissProxy>) => dismissProxy(session, parameters),
    /** For whom this actor may act. */
    represented: () => listRepresented(session),
    /** The wallet to which this actor is offered, if any. */
    proposedAccount: async () => (await actorOnChain(session, session.self.actor)).proposedAccount,
    rotateKey: () => rotateKey(session),
    proposeAccount: (parameters: ParametersOf<typeof proposeAccount>) => proposeAccount(session, parameters),
    /** Every read that the manager served to somebody else, newest first; empty without a manager. */
    disclosures: async () => (await session.manager?.disclosures(session.self.actor)) ?? [],
    /** What others did that concerns this actor, newest first, in pages; nothing without a manager. A hint: the chain has the last word. */
    notices: async (query?: NoticesQuery): Promise<NoticePage> =>
      (await session.manager?.notices(session.self.actor, query)) ?? { items: [], next: null },
    /** Whether this actor is told by e-mail that there is news. */
    noticeEmail: () => noticeEmail(session),
    /** Has a code sent to an address; it is used once `confirmNoticeEmail` was given that code. */
    setNoticeEmail: (email: NoticeEmail) => setNoticeEmail(session, email),
    confirmNoticeEmail: (parameters: { code: string }) => confirmNoticeEmail(session, parameters),
    /** No more e-mails; the manager forgets the address. */
    forgetNoticeEmail: () => forgetNoticeEmail(session),
    charts: () => listSharedCharts(session),
    /** The organizations this actor belongs to, with the charts that are shared with them. */
    teams: () => listTeams(session),
    addMember: (parameters: ParametersOf<typeof addMember>) => addMember(session, parameters),
    removeMember: (parameters: ParametersOf<typeof removeMember>) => removeMember(session, parameters),
    addAdministrator: (parameters: ParametersOf<typeof addAdministrator>) => addAdministrator(session, parameters),
    removeAdministrator: (parameters: ParametersOf<typeof removeAdministrator>) =>
      removeAdministrator(session, parameters),
    /** The organizations whose members this actor manages. */
    offices: () => listOffices(session),
    shareTeamKey: () => shareTeamKey(session),
    rotateTeamKey: () => rotateTeamKey(session),
    requestAccess: (parameters: ParametersOf<typeof requestAccess>) => requestAccess(session, parameters),
    myRequests: () => listOwnRequests(session),
  };
}

/** An actor with what the chain itself says of it. @throws {@link UnknownActorError} */
async function actorOf(context: ChartkeyContext, actor: bigint): Promise<ActorRow> {
  const [row, state] = await Promise.all([context.index.actor(actor), actorOnChain(context, actor)]);
  if (!row) throw new UnknownActorError();
  const { standing, validUntil, keyDigest, keyGeneration } = state;
  return { ...row, account: state.account as ActorRow["account"], standing, validUntil, keyDigest, keyGeneration };
}
