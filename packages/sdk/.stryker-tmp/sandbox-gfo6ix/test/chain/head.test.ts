// @ts-nocheck
import { keccak256, ZeroHash } from "ethers";
import { describe, expect, it } from "vitest";
import { headAfter } from "../../src/chain/head.ts";
import type { RecordChange } from "../../src/wire/chain.ts";

const digest = (fill: string) => `0x${fill.repeat(64)}` as const;

/** A change as an index gives it; what stands here is a new record's. */
const changeOf = (members: Partial<RecordChange>): RecordChange => ({
  change: "added",
  patient: 7n,
  author: 9n,
  sequence: 3,
  version: 1,
  compartment: 2,
  epoch: 5,
  pointer: digest("a"),
  status: "active",
  reason: null,
  answer: null,
  statement: null,
  actor: 9n,
  organization: null,
  block: 1,
  logIndex: 0,
  at: 1,
  transactionHash: digest("f"),
  ...members,
});
const none = { compartment: null, epoch: null, pointer: null };

/** What the contract hashes for a change: eight words of 32 bytes. */
const hashOf = (head: string, ...words: (number | string)[]): string =>
  keccak256(
    `0x${[head, ...words].map((word) => (typeof word === "number" ? word.toString(16) : word.slice(2)).padStart(64, "0")).join("")}`,
  );

describe("a chart's head", () => {
  it.each<[string, Partial<RecordChange>, (number | string)[]]>([
    ["a new record", {}, [9, 3, 1, 2, 5, digest("a"), 1]],
    ["in the first part, at the first epoch", { compartment: 0, epoch: 0 }, [9, 3, 1, 0, 0, digest("a"), 1]],
    ["entered in error", { ...none, status: "enteredInError", reason: "wrongPatient" }, [9, 3, 1, 0, 1, ZeroHash, 2]],
    ["erased, for another reason", { ...none, status: "erased", reason: "wrongContent" }, [9, 3, 1, 0, 2, ZeroHash, 3]],
    ["disputed", { ...none, status: "disputed", statement: digest("b") }, [9, 3, 1, 0, 0, digest("b"), 4]],
    ["answered: right", { ...none, answer: "confirmed", statement: digest("b") }, [9, 3, 1, 0, 1, digest("b"), 1]],
    ["answered: refused", { ...none, answer: "refused", statement: digest("b") }, [9, 3, 1, 0, 2, digest("b"), 1]],
  ])("[K12] after %s", (_, members, words) => {
    expect(headAfter([changeOf(members)])).toBe(hashOf(ZeroHash, ...words));
  });

  it("[K12] goes on from a head that is known, and depends on the order", () => {
    const [first, second] = [changeOf({}), changeOf({ sequence: 4 })];
    expect(headAfter([])).toBe(ZeroHash);
    expect(headAfter([], digest("1"))).toBe(digest("1"));
    expect(headAfter([second], headAfter([first]))).toBe(headAfter([first, second]));
    expect(headAfter([second, first])).not.toBe(headAfter([first, second]));
  });
});
