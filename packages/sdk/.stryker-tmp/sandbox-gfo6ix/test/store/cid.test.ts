// @ts-nocheck
import { base58btc } from "multiformats/bases/base58";
import { CID } from "multiformats/cid";
import { create as createDigest } from "multiformats/hashes/digest";
import { describe, expect, it } from "vitest";
import { cidToPointer, parseCid, pointerToCid, sha256Pointer } from "../../src/store/cid.ts";

const bytes = new TextEncoder().encode("ciphertext");
const pointer = await sha256Pointer(bytes);
const cid = pointerToCid(pointer);
const digest = CID.parse(cid).multihash;

describe("[S6] one content has one spelling", () => {
  it("round trips", () => {
    expect(cidToPointer(cid)).toBe(pointer);
    expect(parseCid(cid).toString()).toBe(cid);
  });

  const twin = cid.slice(0, -1) + String.fromCharCode(cid.charCodeAt(cid.length - 1) + 1);
  it.each([
    ["version 0", CID.createV0(digest as never).toString()],
    ["another base", CID.parse(cid).toString(base58btc)],
    ["upper case", cid.toUpperCase()],
    ["another codec", CID.createV1(0x71, digest).toString()],
    ["the identity hash", CID.createV1(0x55, createDigest(0, digest.digest)).toString()],
    ["another hash of the same length", CID.createV1(0x55, createDigest(0x1e, digest.digest)).toString()],
    ["a longer hash", CID.createV1(0x55, createDigest(0x12, new Uint8Array(64))).toString()],
    ["a shorter hash", CID.createV1(0x55, createDigest(0x12, new Uint8Array(20))).toString()],
    ["unused bits that are set", twin],
    ["something after it", `${cid}a`],
    ["a path", `${cid}/x`],
    ["a path before it", `../${cid}`],
    ["nothing", ""],
  ])("refuses %s", (_what, text) => {
    expect(() => parseCid(text)).toThrow(expect.objectContaining({ code: "INVALID_INPUT" }));
  });

  it("refuses a payload's CID where an object's is needed", () => {
    expect(() => cidToPointer(CID.createV1(0x70, digest).toString())).toThrow(
      expect.objectContaining({ code: "INVALID_INPUT" }),
    );
  });

  it.each(["", "0x", pointer.toUpperCase(), pointer.slice(2), `${pointer}00`, pointer.slice(0, -2)])(
    "refuses the pointer %j",
    (text) => {
      expect(() => pointerToCid(text)).toThrow(expect.objectContaining({ code: "INVALID_INPUT" }));
    },
  );
});
