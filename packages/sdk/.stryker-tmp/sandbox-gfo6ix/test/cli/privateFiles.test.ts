// @ts-nocheck
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writePrivateFile } from "../../src/node/privateFiles.ts";
import { testFolder, type TestFolder } from "../support/cli.ts";

let folder: TestFolder;
beforeAll(async () => {
  folder = await testFolder();
});
afterAll(() => folder.remove());

const privateFiles = fileURLToPath(new URL("../../src/node/privateFiles.ts", import.meta.url));

async function* breaking(): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode("plaintext");
  throw new Error("the source broke");
}

describe("a file that a command writes", () => {
  it("[K40] appears whole, for its owner alone, or not at all", async () => {
    const path = folder.in("whole.txt");
    await writePrivateFile(path, "content");
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await expect(writePrivateFile(path, "other")).rejects.toThrow("There is a file of this name already.");
    await expect(writePrivateFile(folder.in("broken.txt"), breaking())).rejects.toThrow("the source broke");
    expect(await readFile(path, "utf8")).toBe("content");
    expect(await readdir(folder.path)).toEqual(["whole.txt"]);
  });

  it("[K40] leaves nothing behind when the command is interrupted", async () => {
    const script = `
      import { readdirSync } from "node:fs";
      import { writePrivateFile } from ${JSON.stringify(privateFiles)};
      process.on("SIGINT", () => process.exit(130));
      async function* forever() {
        yield new TextEncoder().encode("plaintext");
        // The first bytes are on disk, under no name of their own yet.
        console.log(readdirSync(process.argv[1]).filter((name) => name.endsWith(".part")).length);
        await new Promise((resolve) => setTimeout(resolve, 60_000));
      }
      await writePrivateFile(process.argv[1] + "/interrupted.txt", forever());`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script, folder.path]);
    const [unfinished] = (await once(child.stdout, "data")) as [Buffer];
    expect(unfinished.toString()).toBe("1\n");
    child.kill("SIGINT");
    expect(await once(child, "exit")).toEqual([130, null]);
    expect((await readdir(folder.path)).filter((name) => name !== "whole.txt")).toEqual([]);
  });
});
