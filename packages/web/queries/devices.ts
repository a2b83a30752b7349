import { queryOptions } from "@tanstack/react-query";
import type { Vault } from "@/lib/vault/client.ts";
import type { ConnectForm } from "@/lib/vault/worker/devices.ts";
import { useChange } from "@/queries/chart.ts";
import { plaintext } from "@/queries/plaintext.ts";
import { NEWS_MS } from "@/queries/sharing.ts";

export const devicesQuery = (vault: Vault) =>
  queryOptions({ queryKey: ["devices"], queryFn: () => vault.devices(), refetchInterval: NEWS_MS, ...plaintext });

export const useConnectDevice = () => useChange((vault, form: ConnectForm) => vault.connectDevice(form));
