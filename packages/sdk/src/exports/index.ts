export type {
  AddAdministratorParameters,
  AdministratorView,
  Office,
  RemoveAdministratorParameters,
} from "../actions/administrators.ts";
export type { AddNoteParameters, AmendFileParameters, AmendNoteParameters } from "../actions/addRecord.ts";
export type { AppointProxyParameters } from "../actions/appointProxy.ts";
export type { AddReadingsParameters, AddReadingsReturn, Reading } from "../actions/addReadings.ts";
export type { AddRecordsParameters, AddRecordsResult, NewFile } from "../actions/addRecords.ts";
export type { CompartmentView, ConsentState, ConsentView, SharedChart } from "../actions/consents.ts";
export type { ConnectDeviceParameters, DeviceGap, DeviceView } from "../actions/devices.ts";
export type { AnswerDisputeParameters, DisputeRecordParameters } from "../actions/disputes.ts";
export type { CheckErasureParameters, ErasureCheck, ErasureFlaw } from "../actions/checkErasure.ts";
export type { KeyState, KeyView } from "../actions/checkKey.ts";
export type { DismissProxyParameters, DismissProxyReturn } from "../actions/dismissProxy.ts";
export type { GrantAccessParameters } from "../actions/grantAccess.ts";
export type { Members, MemberView } from "../actions/members.ts";
export type { AddMemberParameters, AddMemberReturn, RemoveMemberParameters } from "../actions/memberships.ts";
export type { DisputeView, OpenDispute, Words } from "../actions/listDisputes.ts";
export type { OpenedRecord, OpenRecordParameters } from "../actions/openRecord.ts";
export type { OpenPayloadParameters } from "../actions/openPayload.ts";
export type { PendingRotation } from "../actions/pendingRotations.ts";
export type { ProxyView, RepresentedChart } from "../actions/proxies.ts";
export type { RecordAdded } from "../actions/recordManifest.ts";
export type { RegisterDeviceParameters } from "../actions/registerDevice.ts";
export type { AccessRequest, OwnRequest, RequestAccessParameters } from "../actions/requests.ts";
export type { EraseReturn, RetractParameters } from "../actions/retractRecord.ts";
export type { RevokeAccessParameters, RevokeAccessReturn } from "../actions/revokeAccess.ts";
export type { LeftOutReason, LeftOutRecord } from "../actions/exposedRecords.ts";
export type { StrongRevokeParameters, StrongRevokeProgress, StrongRevokeReturn } from "../actions/strongRevoke.ts";
export type { SignUpParameters, SignUpStep } from "../actions/signUp.ts";
export type { Team } from "../actions/teamCharts.ts";
export type { RotateTeamKeyReturn, ShareTeamKeyReturn } from "../actions/teamKeys.ts";
export type { UploadFileParameters, UploadProgress } from "../actions/uploadFile.ts";
export type { ChainIndex, ConsentFilter, MandateFilter } from "../chain/chainIndex.ts";
export { headAfter } from "../chain/head.ts";
export { logIndex } from "../chain/logIndex.ts";
export type { Relayer } from "../chain/relayer.ts";
export { createProvider } from "../chain/registries.ts";
export type { Receipt } from "../chain/send.ts";
export type { ActorOnChain } from "../chart/actorKeys.ts";
export { type KeyPin, type KeyPins, memoryPins } from "../chart/keyPins.ts";
export {
  DEFAULT_COMPARTMENTS,
  type CompartmentInfo,
  type PatientProfile,
  type PrivateProfile,
  type PublicProfile,
} from "../chart/profile.ts";
export type { Dispute, DisputeState } from "../chart/disputes.ts";
export type { RecordVersionView, RecordView } from "../chart/recordViews.ts";
export type { ChartkeyContext } from "../context.ts";
export {
  createChartkey,
  type Chartkey,
  type ChartkeyDevice,
  type ChartkeyOptions,
  type ChartkeySession,
} from "../createChartkey.ts";
export * from "../errors.ts";
export type { FileInput } from "../health/describeFile.ts";
export type { EarlierVersion, HealthResource, Manifest, ManifestKind, PayloadRef } from "../health/manifest.ts";
export { gatewayStore } from "../manager/gatewayStore.ts";
export {
  ManagerClient,
  type ManagerClientParameters,
  type NoticePage,
  type NoticesQuery,
} from "../manager/managerClient.ts";
export { managerRelayer } from "../manager/managerRelayer.ts";
export { managerIndex } from "../manager/managerIndex.ts";
export type { BlobStore, GetPayloadOptions, OwnBlobStore, PutPayloadOptions } from "../store/blobStore.ts";
export { type DeviceCache, memoryCache } from "../store/deviceCache.ts";
export type { Lock, LockKind, VaultLock } from "../vault/lock.ts";
export { createPasskey, passkeyLock, type PasskeyLockParameters, passkeySecret } from "../vault/passkey.ts";
export { checkPhrase, createPhrase, phraseLock } from "../vault/phrase.ts";
export { createSheets, type SheetPlace, type SheetSet, sheetsLock } from "../vault/sheets.ts";
export { sheetGroups } from "../vault/sheetText.ts";
export { memoryVaults, type RememberedVault, type VaultMemory } from "../vault/vaultMemory.ts";
export { walletLock, type WalletLockParameters } from "../vault/walletLock.ts";
