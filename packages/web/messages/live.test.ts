import { describe, expect, it } from "vitest";
import { live } from "@/messages/live.ts";

const english = { plain: "Yes", many: ["a", "b"], group: { inner: "No", greet: (name: string) => `Hello ${name}` } };
const german = { plain: "Ja", many: ["ä", "ö"], group: { inner: "Nein", greet: (name: string) => `Hallo ${name}` } };

describe("messages", () => {
  it("[W20] speak the language of the moment, also where a module took them apart before", () => {
    let now = english;
    const messages = live(english, () => now);
    const { group } = messages;
    const { greet } = group;
    expect([messages.plain, group.inner, greet("Ana")]).toEqual(["Yes", "No", "Hello Ana"]);
    now = german;
    expect([messages.plain, group.inner, greet("Ana")]).toEqual(["Ja", "Nein", "Hallo Ana"]);
    expect(messages.many).toEqual(["ä", "ö"]);
    expect(Object.keys(messages)).toEqual(["plain", "many", "group"]);
  });
});
