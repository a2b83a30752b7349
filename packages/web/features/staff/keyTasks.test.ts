import type { MemberView } from "@chartkey/sdk";
import { describe, expect, it } from "vitest";
import { troubleOf } from "@/features/chart/teamTrouble.ts";
import { keyTasks } from "@/features/staff/keyTasks.ts";

const member = (part: Partial<MemberView>): MemberView => ({
  member: 4n,
  profile: undefined,
  until: 0,
  present: true,
  inGoodStanding: true,
  hasKey: true,
  ...part,
});

describe("the hospital's key", () => {
  it("[W13] the staff page asks to share it with present staff who miss it, and to change it when somebody left with it", () => {
    expect(keyTasks({ members: [], leftWithKey: [] })).toEqual({ missing: 0, left: 0 });
    const members = [member({}), member({ hasKey: false }), member({ hasKey: false, present: false })];
    expect(keyTasks({ members, leftWithKey: [7n, 8n] })).toEqual({ missing: 1, left: 2 });
  });

  it("[W13] the clinic desk says why a hospital's charts stay closed, the accreditation first", () => {
    expect(troubleOf({ inGoodStanding: true, key: "held" })).toBeUndefined();
    expect(troubleOf({ inGoodStanding: true, key: "missing" })).toBe("missing");
    expect(troubleOf({ inGoodStanding: true, key: "wrong" })).toBe("wrong");
    expect(troubleOf({ inGoodStanding: false, key: "missing" })).toBe("notAccredited");
  });
});
