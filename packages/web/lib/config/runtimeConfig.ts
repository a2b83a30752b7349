import { type RuntimeConfig, runtimeConfigSchema } from "@chartkey/sdk/wire";
import { plain } from "@/lib/errors.ts";

/** Where the chain and the manager are: written by whoever hosts these files, read once when the page starts. */
export async function loadRuntimeConfig(): Promise<RuntimeConfig> {
  const response = await fetch("/chartkey.json", { cache: "no-store" }).catch(() => undefined);
  if (response === undefined || !response.ok) throw plain("CONFIG_MISSING");
  const parsed = runtimeConfigSchema.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success) throw plain("CONFIG_INVALID");
  return parsed.data;
}
