// @ts-nocheck
import { describe, expect, it } from "vitest";
import { granteesIn, readersOf } from "../../src/chart/grantees.ts";
import { requireReach, requireWithin } from "../../src/chart/mandates.ts";
import { compartmentsIn, dateOfMinutes, inMask, maskOf, minutesCeil, minutesFloor } from "../../src/chart/masks.ts";
import { getObject, putObject } from "../../src/chart/objects.ts";
import { checkPatientProfile, checkPublicProfile } from "../../src/chart/profiles.ts";
import { bareView, groupByRecord, recordKey } from "../../src/chart/recordViews.ts";
import { labelOf } from "../../src/chart/rotation.ts";
import { memoryStore } from "../../src/store/memoryStore.ts";
import type { ConsentChange, RecordChange, Terms } from "../../src/wire/chain.ts";
import { digest } from "../support/scripted.ts";
import { scriptedContext } from "../support/scriptedCharts.ts";

describe("parts of a chart as a mask", () => {
  it("has one bit for each of 64 parts", () => {
    expect(maskOf([])).toBe(0n);
    expect(maskOf([0, 2, 63, 2])).toBe((1n << 63n) | 0b101n);
    expect(compartmentsIn((1n << 63n) | 0b101n)).toEqual([0, 2, 63]);
    expect([0, 1, 2].map((index) => inMask(0b101n, index))).toEqual([true, false, true]);
  });

  it.each([-1, 64, 1.5, Number.NaN])("refuses part %d", (index) => {
    expect(() => maskOf([0, index])).toThrow("Parts of a chart are numbered 0 to 63.");
  });

  it("counts minutes so that no promised one is lost", () => {
    const inside = new Date(Date.UTC(2026, 10, 25, 9, 30, 15));
    expect([minutesFloor(inside), minutesCeil(inside)].map((at) => dateOfMinutes(at).toISOString())).toEqual([
      "2026-11-25T09:30:00.000Z",
      "2026-11-25T09:31:00.000Z",
    ]);
  });
});

describe("an object in a store", () => {
  it("[K11] is stored under the digest of its bytes, with its place, and only they come back", async () => {
    const honest = memoryStore();
    const places: unknown[] = [];
    const blobs = {
      ...honest,
      putObject(...parameters: Parameters<typeof honest.putObject>) {
        places.push(parameters[2]);
        return honest.putObject(...parameters);
      },
    };
    const bytes = new TextEncoder().encode("x");
    const pointer = await putObject(blobs, bytes, { kind: "keys", patient: 7n });
    expect(pointer).toBe("0x2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881");
    expect(places).toEqual([{ kind: "keys", patient: 7n }]);
    expect(await getObject(blobs, pointer)).toEqual(bytes);
    const lying = { ...blobs, getObject: async () => new TextEncoder().encode("y") };
    await expect(getObject(lying, pointer)).rejects.toMatchObject({ code: "BLOB_MISMATCH" });
    const given: unknown[] = [];
    const watched = { ...blobs, getObject: async (_: string, options?: unknown) => (given.push(options), bytes) };
    const { signal } = new AbortController();
    await getObject(watched, pointer, signal);
    expect(given).toEqual([{ signal }]);
  });
});

const consent = (grantee: bigint, change: "granted" | "revoked") => ({ grantee, change }) as ConsentChange;

describe("who may read", () => {
  it("[K17] is everybody who was granted something, each once, in the order of the first grant", () => {
    const changes = [consent(9n, "granted"), consent(8n, "granted"), consent(9n, "revoked"), consent(9n, "granted")];
    expect(granteesIn(changes)).toEqual([9n, 8n]);
    expect(granteesIn([consent(5n, "revoked")])).toEqual([]);
  });

  it("[K17] and is still let in by the chain, for a part in question", async () => {
    const now = Math.floor(Date.now() / 60_000);
    const consents: Record<string, unknown[]> = {
      1: [0b010n, 0b100n, 5, now + 60, 1, 2, false],
      2: [0b010n, 0n, 5, now + 60, 1, 2, true],
      3: [0b010n, 0n, 5, now - 1, 1, 2, false],
      4: [0b101n, 0b010n, 5, now + 60, 1, 2, false],
      5: [0b111n, 0n, 5, now + 60, 1, 2, false],
    };
    const filters: unknown[] = [];
    const { context } = scriptedContext(
      { calls: { consentOf: (_: bigint, grantee: bigint) => consents[String(grantee)] } },
      {
        async consents(filter) {
          filters.push(filter);
          return [1n, 2n, 3n, 4n, 5n].map((grantee) => consent(grantee, "granted"));
        },
      },
    );
    const parameters = { patient: 7n, mask: 0b010n };
    expect((await readersOf(context, parameters)).map(({ grantee }) => grantee)).toEqual([1n, 5n]);
    const [only, ...more] = await readersOf(context, { ...parameters, except: 5n });
    expect(more).toEqual([]);
    expect(only).toEqual({
      grantee: 1n,
      readMask: 0b010n,
      writeMask: 0b100n,
      notBefore: 5,
      expiresAt: now + 60,
      purpose: 2,
      revoked: false,
      exists: true,
    });
    expect(filters).toEqual([{ patient: 7n }, { patient: 7n }]);
  });
});

describe("a mandate's reach", () => {
  const until = Date.UTC(2027, 0, 31, 9) / 60_000;
  const mandate = { compartments: 0b0110n, until, mayGrant: true, mayRevoke: true, mayDispute: true };
  const labels = [
    { index: 1, label: "Medications" },
    { index: 2, label: "Labs" },
  ];
  const within = (terms: Partial<Terms>) => () => {
    requireWithin(mandate, { readMask: 2n, writeMask: 4n, expiresAt: until, ...terms } as Terms, labels);
  };

  it("holds terms to its parts and to its end, and says which", () => {
    expect(within({})).not.toThrow();
    expect(within({ readMask: 0b1010n })).toThrow("in these parts of the chart: Part 3.");
    expect(within({ writeMask: 0b10001n })).toThrow(
      expect.objectContaining({
        code: "NOT_AUTHORIZED",
        summary: expect.stringMatching(/: Part 0, Part 4\.$/) as string,
        hints: ["You do in these: Medications, Labs."],
      }) as Error,
    );
    expect(within({ expiresAt: until + 1 })).toThrow(
      expect.objectContaining({ hints: ["Choose an end not later than 2027-01-31 09:00 UTC."] }) as Error,
    );
  });

  it.each<[string, { readMask?: bigint; writeMask?: bigint; exists?: boolean; revoked?: boolean }, boolean]>([
    ["inside", {}, true],
    ["reading outside", { readMask: 0b1000n }, false],
    ["writing outside", { writeMask: 0b1n }, false],
    ["outside, but ended", { readMask: 0b1000n, revoked: true }, true],
    ["outside, but never given", { readMask: 0b1000n, exists: false }, true],
  ])("lets it touch a consent %s: %o, %s", (_, members, allowed) => {
    const given = { readMask: 0b10n, writeMask: 0b100n, exists: true, revoked: false, ...members };
    const touch = () => {
      requireReach(mandate, { grantee: 9n, notBefore: 0, expiresAt: until, purpose: 1, ...given });
    };
    if (allowed) expect(touch).not.toThrow();
    else
      expect(touch).toThrow(
        expect.objectContaining({ code: "NOT_AUTHORIZED", hints: ["Only the patient can change or end it."] }) as Error,
      );
  });
});

describe("a profile", () => {
  it("has a name and a date, trimmed, and the eight parts of a new chart", () => {
    const { compartments, ...person } = checkPatientProfile({ name: "  Ana Test ", birthDate: "1980-02-03" });
    expect(person).toEqual({ name: "Ana Test", birthDate: "1980-02-03" });
    expect(compartments.map(({ index, label }) => `${String(index)} ${label}`)).toEqual([
      "0 Summary",
      "1 Medications",
      "2 Labs",
      "3 Imaging",
      "4 Notes",
      "5 Mental health",
      "6 Reproductive health",
      "7 Wearables",
    ]);
  });

  const labels = (count: number) => Array.from({ length: count }, (_, index) => ({ index, label: "x" }));
  it.each<[string, boolean, object, unknown[]?]>([
    ["200 characters", true, { name: "n".repeat(200) }],
    ["a longer name", false, { name: "n".repeat(201) }],
    ["no name", false, { name: " " }],
    ["no date", false, { birthDate: "3.2.1980" }],
    ["no parts", false, {}, []],
    ["64 parts", true, {}, labels(64)],
    ["65 parts", false, {}, labels(65)],
    ["part 64", false, {}, [{ index: 64, label: "x" }]],
    ["part -1", false, {}, [{ index: -1, label: "x" }]],
    ["a part without a label", false, {}, [{ index: 0, label: "" }]],
    ["a part with 101 characters", false, {}, [{ index: 0, label: "l".repeat(101) }]],
    ["more than a profile has", false, { ssn: "1" }],
  ])("of a patient with %s is taken: %s", (_, taken, members, parts) => {
    const check = () =>
      checkPatientProfile({ name: "Ana", birthDate: "1980-02-03", ...members }, parts as ReturnType<typeof labels>);
    if (taken) expect(check).not.toThrow();
    else expect(check).toThrow("A profile needs a name and a date of birth (year-month-day).");
  });

  it.each<[string, boolean, object]>([
    ["a name and a role", true, {}],
    ["everything at its longest", true, { name: "n".repeat(200), speciality: "s".repeat(200), city: "c".repeat(200) }],
    ["an organization's role", true, { role: "organization" }],
    ["a longer name", false, { name: "n".repeat(201) }],
    ["no name", false, { name: "\t" }],
    ["another role", false, { role: "patient" }],
    ["a longer speciality", false, { speciality: "s".repeat(201) }],
    ["a longer city", false, { city: "c".repeat(201) }],
    ["a secret", false, { identity: "x" }],
  ])("of a clinician with %s is taken: %s", (_, taken, members) => {
    const check = () => checkPublicProfile({ name: "Dr Test", role: "clinician", ...members });
    if (taken) expect(check()).toMatchObject(members);
    else expect(check).toThrow("A profile needs a name of at most 200 characters and a role.");
  });

  it("names a part by its label, and by its number where it has none", () => {
    const parts = [{ index: 3, label: "Imaging" }];
    expect([labelOf(parts, 3), labelOf(parts, 4)]).toEqual(["Imaging", "Part 4"]);
  });
});

const changeOf = (members: Partial<RecordChange>) =>
  ({
    author: 9n,
    sequence: 1,
    version: 1,
    status: "active",
    compartment: 2,
    at: 5,
    transactionHash: digest("a"),
    ...members,
  }) as RecordChange;

describe("changes by record", () => {
  it("keep the order of the first change, and authors with the same number apart", () => {
    const [one, two, three, four] = [
      changeOf({}),
      changeOf({ author: 8n }),
      changeOf({ version: 2 }),
      changeOf({ author: 91n, sequence: 11 }),
    ];
    expect(groupByRecord([one, two, three, four])).toEqual([[one, three], [two], [four]]);
    expect(new Set([recordKey({ author: 9n, sequence: 111 }), recordKey({ author: 91n, sequence: 11 })]).size).toBe(2);
  });

  it("become what the chain says of a record: its first part and date, its last version and status", () => {
    const retracted = changeOf({
      version: 2,
      status: "erased",
      compartment: null,
      at: 8,
      transactionHash: digest("b"),
    });
    expect(bareView([changeOf({ pointer: digest("c") }), retracted])).toEqual({
      author: 9n,
      sequence: 1,
      compartment: 2,
      version: 2,
      status: "erased",
      addedAt: 5,
      changedAt: 8,
      versions: [
        { version: 1, status: "active", compartment: 2, at: 5, transactionHash: digest("a") },
        { version: 2, status: "erased", compartment: null, at: 8, transactionHash: digest("b") },
      ],
    });
    expect(() => bareView([])).toThrow("A record has at least one change.");
  });
});
