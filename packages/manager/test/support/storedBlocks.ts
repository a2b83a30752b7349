import { readdir } from "node:fs/promises";
import path from "node:path";
import type { Config } from "../../src/config.ts";

/** The blocks of one payload in the store of a service: names that {@link blocksLeft} finds again. */
export async function blocksOfPayload(config: Config, cid: string, before: readonly string[]): Promise<string[]> {
  if (config.kuboRpcUrl === undefined) return (await filesIn(config)).filter((file) => !before.includes(file));
  const answer = await ask(config.kuboRpcUrl, `refs?arg=${cid}&recursive=true&unique=true&offline=true`);
  const refs = (await answer.text()).trim().split("\n");
  return [cid, ...refs.map((line) => (JSON.parse(line) as { Ref: string }).Ref)];
}

/** Those of them that are there. */
export async function blocksLeft(config: Config, blocks: readonly string[]): Promise<string[]> {
  const { kuboRpcUrl } = config;
  if (kuboRpcUrl === undefined) {
    const files = await filesIn(config);
    return blocks.filter((block) => files.includes(block));
  }
  const left: string[] = [];
  for (const block of blocks) {
    const { ok } = await ask(kuboRpcUrl, `block/stat?arg=${block}&offline=true`);
    if (ok) left.push(block);
  }
  return left;
}

/** Every file below the folder of blocks; none on Kubo, whose blocks are of everybody on it. */
export async function filesIn({ kuboRpcUrl, dataDir }: Config): Promise<string[]> {
  if (kuboRpcUrl !== undefined) return [];
  const entries = await readdir(path.join(dataDir, "blobs"), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

const ask = (url: string, command: string): Promise<Response> => fetch(`${url}/api/v0/${command}`, { method: "POST" });
