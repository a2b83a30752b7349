// @ts-nocheck
import { actorRegistryAbi, chartRegistryAbi } from "@chartkey/contracts/exports";
import { type ErrorFragment, Interface } from "ethers";
import { describe, expect, it } from "vitest";
import { fromRevert } from "../src/chain/fromRevert.ts";
import { IActorRegistry__factory, IChartRegistry__factory } from "../src/generated/index.ts";
import { ChartkeyError, toPlainError } from "../src/errors.ts";

const registries = [new Interface(chartRegistryAbi), new Interface(actorRegistryAbi)];
/** As `send` knows them. */
const known = [IChartRegistry__factory.createInterface(), IActorRegistry__factory.createInterface()];

/** Every error of both registries, with some value for each of its parameters. */
const refused = registries.flatMap((registry) =>
  registry.fragments
    .filter((fragment): fragment is ErrorFragment => fragment.type === "error")
    .map((fragment): [name: string, data: string] => [
      fragment.name,
      registry.encodeErrorResult(fragment, some(fragment)),
    ]),
);

function some({ inputs }: ErrorFragment): unknown[] {
  const values: Record<string, unknown> = {
    address: `0x${"1".repeat(40)}`,
    string: "",
    bytes32: `0x${"1".repeat(64)}`,
  };
  return inputs.map(({ type }) => values[type] ?? 1);
}

const wordsFor = (data: string): unknown => fromRevert(known, { code: "CALL_EXCEPTION", data });

describe("what the registries refuse", () => {
  it.each(refused)("[K54] %s has words that say what happened and what to do", (name, data) => {
    const error = wordsFor(data);
    expect(error).toBeInstanceOf(ChartkeyError);
    const { code, summary, hints } = toPlainError(error);
    expect(["CONFLICT", "NOT_AUTHORIZED", "UNKNOWN_ACTOR", "REGISTRY_REFUSED"]).toContain(code);
    expect(hints).toHaveLength(1);
    for (const text of [summary, ...hints]) {
      expect(text).toMatch(/^[A-Z].{8,}\.$/);
      expect(text).not.toContain(name);
      expect(text).not.toMatch(/\b(gas|hash|CID|epoch|nonce|mask|pointer|digest|revert|0x)/i);
    }
  });

  it("[K54] would notice an error without words", () => {
    const later = new Interface(["error ChartRegistryAddedLater()"]);
    const data = later.encodeErrorResult("ChartRegistryAddedLater");
    expect(fromRevert([later], { code: "CALL_EXCEPTION", data })).toMatchObject({
      code: "REGISTRY_REFUSED",
      summary: expect.stringContaining("ChartRegistryAddedLater") as string,
      hints: [],
    });
  });

  it("[K54] no two errors of one registry say the same", () => {
    const said = new Map<string, string[]>();
    for (const [name, data] of refused) {
      const { summary } = toPlainError(wordsFor(data));
      said.set(summary, [...new Set([...(said.get(summary) ?? []), name])]);
    }
    const shared = [...said.values()].filter((names) => names.length > 1);
    expect(shared).toEqual([["InvalidShortString", "StringTooLong"]]);
  });
});
