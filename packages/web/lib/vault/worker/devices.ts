import type { ConnectDeviceParameters } from "@chartkey/sdk";
import type { WorkerState } from "@/lib/vault/worker/state.ts";

export type ConnectForm = ConnectDeviceParameters;

/** The patient's devices; stopping one is the end of its consent, as for anybody. */
export function createDevices(state: WorkerState) {
  return {
    devices: () => state.session.devices(),
    connectDevice: (form: ConnectForm) => state.session.connectDevice(form),
  };
}
