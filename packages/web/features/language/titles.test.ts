import { globSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { titleOf } from "@/features/language/titles.ts";

const app = join(import.meta.dirname, "../../app");
const addresses = globSync("**/page.tsx", { cwd: app }).map(
  (path) => `/${path.replace(/\([a-z]+\)\//, "").replace(/\/?page\.tsx$/, "")}`,
);

describe("titles", () => {
  it("[W20] are there for every page", () => {
    expect(addresses.length).toBeGreaterThan(20);
    expect(addresses.filter((path) => titleOf(`${path}/`) === "Chartkey")).toEqual(["/"]);
    expect(titleOf("/patient/requests/")).toBe("Requests · Chartkey");
  });
});
