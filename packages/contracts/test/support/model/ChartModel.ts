import { ZeroHash } from "ethers";
import { ActorModel, refuseIf } from "./ActorModel.ts";
import { chartIn, has, of, type Chart, type Consent, type Terms } from "./State.ts";
import { Kind, Status } from "./codes.ts";
import { follow } from "./head.ts";
import * as rules from "./rules.ts";

const TEN_YEARS = 5_259_600n;

export interface NewRecord {
  readonly compartment: bigint;
  readonly epoch: bigint;
  readonly pointer: string;
}

/** The `ChartRegistry`, in the manner of `ActorModel`. */
export class ChartModel extends ActorModel {
  openChart(account: string, patient: bigint, keys: string): void {
    const { kind } = this.requireAccount(patient, account);
    refuseIf(kind !== Kind.Patient, "ChartRegistryNotPatient");
    refuseIf(rules.isOpen(this.state, patient), "ChartRegistryAlreadyOpen");
    refuseIf(keys === ZeroHash, "ChartRegistryEmptyPointer");
    chartIn(this.state, patient).keyList = keys;
  }

  openEpochs(account: string, patient: bigint, mask: bigint, keys: string): void {
    this.requireAccount(patient, account);
    this.#rotate(patient, mask, keys);
  }

  requestAccess(account: string, grantee: bigint, patient: bigint, terms: Terms, reason: string): void {
    refuseIf(this.state.paused, "EnforcedPause");
    this.requirePractising(grantee, account);
    this.#requireOpen(patient);
    refuseIf(grantee === patient, "ChartRegistryInvalidGrantee");
    this.#requireTerms(terms);
    refuseIf(reason === ZeroHash, "ChartRegistryEmptyPointer");
  }

  denyAccess(account: string, actor: bigint, patient: bigint, grantee: bigint): void {
    this.requireAccount(actor, account);
    const may = actor === patient || rules.mandateOf(this.state, patient, actor).mayGrant;
    refuseIf(!may, "ChartRegistryProxyRefused");
    this.#requireOpen(patient);
    this.#requireSomebodyElse(patient, grantee);
  }

  grant(account: string, actor: bigint, patient: bigint, grantee: bigint, terms: Terms, envelope: string): void {
    refuseIf(this.state.paused, "EnforcedPause");
    const { kind } = this.requireAccount(actor, account);
    refuseIf(actor === patient && kind !== Kind.Patient, "ChartRegistryNotPatient");
    this.#requireSomebodyElse(patient, grantee);
    this.#requireTerms(terms);
    refuseIf((envelope === ZeroHash) !== (terms.readMask === 0n), "ChartRegistryEmptyPointer");

    const replaced = rules.consentOf(this.state, patient, grantee);
    if (actor !== patient) {
      const { mayGrant, until, compartments } = rules.mandateOf(this.state, patient, actor);
      refuseIf(!mayGrant, "ChartRegistryProxyRefused");
      const within =
        grantee !== actor &&
        terms.expiresAt <= until &&
        rules.covers(compartments, terms) &&
        (!rules.isGiven(replaced) || rules.covers(compartments, replaced));
      refuseIf(!within, "ChartRegistryProxyExceeded");
    }
    this.#setConsent(patient, grantee, { ...terms, sequence: replaced.sequence, revoked: false });
  }

  revoke(account: string, actor: bigint, patient: bigint, grantee: bigint): void {
    this.requireAccount(actor, account);
    if (actor !== patient) {
      const { mayRevoke, compartments } = rules.mandateOf(this.state, patient, actor);
      refuseIf(!mayRevoke, "ChartRegistryProxyRefused");
      const ended = rules.consentOf(this.state, patient, grantee);
      refuseIf(!rules.covers(compartments, ended), "ChartRegistryProxyExceeded");
    }
    this.#end(patient, grantee);
  }

  revokeAndRotate(account: string, patient: bigint, grantee: bigint, mask: bigint, keys: string): void {
    this.requireAccount(patient, account);
    const before = rules.consentOf(this.state, patient, grantee);
    this.#end(patient, grantee);
    try {
      this.#rotate(patient, mask, keys);
    } catch (refusal) {
      this.#setConsent(patient, grantee, before);
      throw refusal;
    }
  }

  addRecord(
    account: string,
    patient: bigint,
    author: bigint,
    organization: bigint,
    sequence: bigint,
    ...[compartment, epoch, pointer]: [bigint, bigint, string]
  ): void {
    const { kind } = this.requirePractising(author, account);
    const record = { compartment, epoch, pointer };
    this.#requirePlace(patient, author, organization, record);
    this.#requireNext(kind, patient, author, sequence);
    this.#add(patient, author, sequence, record);
  }

  addRecords(
    account: string,
    patient: bigint,
    author: bigint,
    organization: bigint,
    sequence: bigint,
    records: readonly NewRecord[],
  ): void {
    refuseIf(records.length === 0 || records.length > 32, "ChartRegistryInvalidBatch");
    const { kind } = this.requirePractising(author, account);
    this.#requireNext(kind, patient, author, sequence);
    for (const record of records) this.#requirePlace(patient, author, organization, record);
    records.forEach((record, index) => this.#add(patient, author, sequence + BigInt(index), record));
  }

  amendRecord(
    account: string,
    patient: bigint,
    author: bigint,
    organization: bigint,
    sequence: bigint,
    version: bigint,
    ...[compartment, epoch, pointer]: [bigint, bigint, string]
  ): void {
    this.#requireNoDevice(this.requirePractising(author, account).kind);
    const record = { compartment, epoch, pointer };
    this.#requirePlace(patient, author, organization, record);
    this.#move(patient, author, sequence, version, Status.Active, record);
  }

  retractRecord(
    account: string,
    actor: bigint,
    patient: bigint,
    author: bigint,
    sequence: bigint,
    version: bigint,
    status: bigint,
    reason: bigint,
  ): void {
    this.#requireNoDevice(this.requirePractising(actor, account).kind);
    const consent = rules.consentOf(this.state, patient, actor);
    const mistaken = status === Status.EnteredInError;
    const mayWrite = rules.holds(this.state, consent) && consent.writeMask !== 0n;
    const may = actor === patient ? mistaken || status === Status.Erased : actor === author && mistaken && mayWrite;
    refuseIf(!may, "ChartRegistryRetractRefused");
    refuseIf(reason === 0n, "ChartRegistryEmptyCode");
    this.#move(patient, author, sequence, version, status, { epoch: reason });
  }

  disputeRecord(
    account: string,
    actor: bigint,
    patient: bigint,
    author: bigint,
    sequence: bigint,
    version: bigint,
    statement: string,
  ): void {
    this.requireAccount(actor, account);
    const may = actor === patient || rules.mandateOf(this.state, patient, actor).mayDispute;
    refuseIf(!may, "ChartRegistryProxyRefused");
    refuseIf(author === patient, "ChartRegistryOwnRecord");
    refuseIf(statement === ZeroHash, "ChartRegistryEmptyPointer");
    this.#requireStatus(patient, author, sequence, Status.Active);
    this.#move(patient, author, sequence, version, Status.Disputed, { pointer: statement });
  }

  answerDispute(
    account: string,
    patient: bigint,
    author: bigint,
    sequence: bigint,
    version: bigint,
    answer: bigint,
    statement: string,
  ): void {
    this.#requireNoDevice(this.requirePractising(author, account).kind);
    refuseIf(answer === 0n, "ChartRegistryEmptyCode");
    refuseIf(statement === ZeroHash, "ChartRegistryEmptyPointer");
    this.#requireStatus(patient, author, sequence, Status.Disputed);
    this.#move(patient, author, sequence, version, Status.Active, { epoch: answer, pointer: statement });
  }

  pause(account: string): void {
    this.requireRegulator(account);
    refuseIf(this.state.paused, "EnforcedPause");
    this.state.paused = true;
  }

  unpause(account: string): void {
    this.requireRegulator(account);
    refuseIf(!this.state.paused, "ExpectedPause");
    this.state.paused = false;
  }

  #setConsent(patient: bigint, grantee: bigint, consent: Consent): void {
    this.state.consents.set(of(patient, grantee), consent);
  }

  #end(patient: bigint, grantee: bigint): void {
    const consent = rules.consentOf(this.state, patient, grantee);
    refuseIf(!rules.isGiven(consent), "ChartRegistryNoConsent");
    this.#setConsent(patient, grantee, { ...consent, revoked: true });
  }

  #rotate(patient: bigint, mask: bigint, keys: string): void {
    this.#requireOpen(patient);
    refuseIf(mask === 0n, "ChartRegistryEmptyMask");
    refuseIf(keys === ZeroHash, "ChartRegistryEmptyPointer");
    const chart = chartIn(this.state, patient);
    chart.keyList = keys;
    for (let i = 0; i < 64; i++) if (has(mask, BigInt(i))) chart.epochs[i]! += 1n;
  }

  #add(patient: bigint, author: bigint, sequence: bigint, record: NewRecord): void {
    const chart = chartIn(this.state, patient);
    if (author === patient) chart.sequence = sequence;
    else this.#setConsent(patient, author, { ...rules.consentOf(this.state, patient, author), sequence });
    follow(chart, { author, sequence, version: 1n, status: Status.Active, ...record });
  }

  #move(
    patient: bigint,
    author: bigint,
    sequence: bigint,
    expected: bigint,
    to: bigint,
    change: Partial<NewRecord>,
  ): void {
    const { version, status } = rules.recordOf(this.state, patient, author, sequence);
    refuseIf(version === 0n, "ChartRegistryUnknownRecord");
    refuseIf(!rules.isInUse(status), "ChartRegistryRetracted");
    refuseIf(expected !== version, "ChartRegistryWrongVersion");
    const next = { version: version + 1n, status: to };
    this.state.records.set(of(patient, author, sequence), next);
    follow(chartIn(this.state, patient), { author, sequence, ...next, ...change });
  }

  #requirePlace(patient: bigint, author: bigint, organization: bigint, record: NewRecord): void {
    const { compartment, epoch, pointer } = record;
    refuseIf(compartment >= 64n, "ChartRegistryInvalidCompartment");
    const may =
      organization === 0n
        ? author === patient || rules.canWrite(this.state, patient, author, compartment)
        : rules.canWriteAsMember(this.state, patient, organization, author, compartment);
    refuseIf(!may, "ChartRegistryWriteRefused");
    this.#requireOpen(patient);
    refuseIf(pointer === ZeroHash, "ChartRegistryEmptyPointer");
    refuseIf(epoch !== this.#chart(patient).epochs[Number(compartment)], "ChartRegistryWrongEpoch");
  }

  #requireNext(kind: bigint, patient: bigint, author: bigint, sequence: bigint): void {
    const next = rules.reached(this.state, patient, author) + 1n;
    refuseIf(kind === Kind.Device ? sequence < next : sequence !== next, "ChartRegistryWrongSequence");
  }

  /** Says nothing about a record that does not exist or is retracted. */
  #requireStatus(patient: bigint, author: bigint, sequence: bigint, wanted: bigint): void {
    const { status } = rules.recordOf(this.state, patient, author, sequence);
    refuseIf(rules.isInUse(status) && status !== wanted, "ChartRegistryWrongStatus");
  }

  #requireNoDevice(kind: bigint): void {
    refuseIf(kind === Kind.Device, "ChartRegistryDeviceOnlyAdds");
  }

  #requireOpen(patient: bigint): void {
    refuseIf(!rules.isOpen(this.state, patient), "ChartRegistryNotOpen");
  }

  #requireSomebodyElse(patient: bigint, other: bigint): void {
    const exists = other > 0n && other <= BigInt(this.state.actors.length);
    refuseIf(other === patient || !exists, "ChartRegistryInvalidGrantee");
  }

  #requireTerms({ readMask, writeMask, notBefore, expiresAt, purpose }: Terms): void {
    const now = rules.minuteOf(this.state);
    refuseIf(readMask === 0n && writeMask === 0n, "ChartRegistryEmptyMask");
    const sound = notBefore < expiresAt && now < expiresAt && expiresAt - now <= TEN_YEARS;
    refuseIf(!sound, "ChartRegistryInvalidWindow");
    refuseIf(purpose < 1n || purpose > 7n, "ChartRegistryInvalidPurpose");
  }

  #chart(patient: bigint): Chart {
    return chartIn(this.state, patient);
  }
}
