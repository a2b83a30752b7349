import {
  type Chartkey,
  type ChartkeySession,
  createChartkey,
  createProvider,
  gatewayStore,
  LockedError,
  ManagerClient,
  managerIndex,
  managerRelayer,
  NoSignerError,
  type PayloadRef,
  type SheetSet,
} from "@chartkey/sdk";
import type { Deployment, ErasureCertificate, RuntimeConfig } from "@chartkey/sdk/wire";
import type { Remote } from "comlink";
import type { RemoteWallet } from "@/lib/wallet/remoteWallet.ts";
import { devicePins } from "@/lib/vault/worker/devicePins.ts";
import { deviceVaults } from "@/lib/vault/worker/deviceVaults.ts";
import { deviceCache } from "@/lib/vault/worker/deviceCache.ts";
import { RemoteSigner } from "@/lib/vault/worker/remoteSigner.ts";

/** Everything secret that the portal holds. It lives in the worker and dies with it. */
export class WorkerState {
  #chartkey: Chartkey | undefined;
  #session: ChartkeySession | undefined;
  #signer: RemoteSigner | undefined;
  #deployment: Deployment | undefined;
  /** Words shown to the person and not yet part of a vault. */
  pendingPhrase: string | undefined;
  /** Sheets printed by the person and not yet part of a vault. */
  pendingSheets: SheetSet | undefined;
  /** Payloads of records that were opened, by CID: their keys stay here. */
  readonly payloads = new Map<string, { patient: bigint; organization: bigint | undefined; payload: PayloadRef }>();
  /** What the manager stated of records that were erased since this was unlocked. */
  readonly certificates = new Map<string, ErasureCertificate>();
  readonly #jobs = new Map<string, AbortController>();

  begin(config: RuntimeConfig, account: string, wallet: Remote<RemoteWallet>): void {
    const { deployment, rpcUrl, witnessRpcUrls = [], managerUrl } = config;
    this.#deployment = deployment;
    const provider = createProvider({ rpcUrl, chainId: deployment.chainId });
    const signer = new RemoteSigner(provider, account, wallet);
    const manager = new ManagerClient({ url: managerUrl, chainId: deployment.chainId, signer });
    this.#signer = signer;
    this.#chartkey = createChartkey({
      deployment,
      provider,
      signer,
      blobs: gatewayStore(manager),
      index: managerIndex(manager),
      manager,
      relayer: managerRelayer({ url: managerUrl }),
      witnesses: witnessRpcUrls.map((url) => createProvider({ rpcUrl: url, chainId: deployment.chainId })),
      pins: devicePins(),
      vaults: deviceVaults(),
      cache: deviceCache(),
    });
  }

  get deployment(): Deployment {
    if (this.#deployment === undefined) throw new NoSignerError();
    return this.#deployment;
  }

  get signer(): RemoteSigner {
    if (this.#signer === undefined) throw new NoSignerError();
    return this.#signer;
  }

  get chartkey(): Chartkey {
    if (this.#chartkey === undefined) throw new NoSignerError();
    return this.#chartkey;
  }

  get session(): ChartkeySession {
    if (this.#session === undefined) throw new LockedError();
    return this.#session;
  }

  /** The session, or the same person under the consents of an organization they belong to. */
  under(organization: bigint | undefined): ChartkeySession {
    return organization === undefined ? this.session : this.session.asMember(organization);
  }

  open(session: ChartkeySession): void {
    this.#session?.lock();
    this.#session = session;
    this.pendingPhrase = undefined;
    this.pendingSheets = undefined;
  }

  /** Runs something that can be cancelled by its name. */
  job<T>(id: string, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    return this.jobs([id], (signalOf) => run(signalOf(id)));
  }

  /** Runs something of which every part can be cancelled by its name. */
  async jobs<T>(ids: readonly string[], run: (signalOf: (id: string) => AbortSignal) => Promise<T>): Promise<T> {
    const controllers = new Map(ids.map((id) => [id, new AbortController()]));
    for (const [id, controller] of controllers) this.#jobs.set(id, controller);
    try {
      return await run((id) => controllers.get(id)?.signal ?? AbortSignal.abort());
    } finally {
      for (const id of ids) this.#jobs.delete(id);
    }
  }

  cancel(id: string): void {
    this.#jobs.get(id)?.abort();
  }
}
