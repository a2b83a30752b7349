import { expect, it } from "vitest";
import { clientOf, type DemoClient } from "../src/client.ts";
import { type PersonName, personNamed } from "../src/people.ts";
import { startStack } from "../src/startStack.ts";

const IMAGING = 3;
const NOTES = 4;

it("[E12] a patient shares with a hospital: its staff reads and writes, and who leaves is refused", async () => {
  const stack = await startStack();
  const open: DemoClient[] = [];
  const unlock = (name: PersonName) => {
    const client = clientOf(stack.config, stack.portalUrl, personNamed(name));
    open.push(client);
    return client.unlock();
  };
  try {
    const hospital = await unlock("Riverside Hospital");
    const lena = await unlock("Dr Lena Moreau");
    const ana = await unlock("Ana Ferreira");
    const organization = hospital.actor.actor;
    const patient = ana.actor.actor;
    const expiresAt = new Date(Date.now() + 7 * 86_400_000);
    const terms = { read: [IMAGING, NOTES], write: [NOTES], purpose: "TREAT", expiresAt } as const;
    await ana.grant({ grantee: organization, ...terms, history: "all" });

    expect(await lena.teams()).toMatchObject([{ organization, key: "held", charts: [{ patient, state: "live" }] }]);
    const staff = lena.asMember(organization);
    const scan = (await staff.records(patient)).find(({ compartment }) => compartment === IMAGING);
    expect(scan).toMatchObject({ title: "MR slice", locked: false });
    const { manifest } = await staff.open({ patient, author: patient, sequence: scan!.sequence });
    const file = await staff.openPayload({ patient, payload: manifest.payloads[0]! });
    expect((await new Response(file).bytes()).length).toBe(manifest.payloads[0]!.size);
    await staff.addNote({ patient, compartment: NOTES, title: "Ward round", text: "No complaints." });
    expect((await ana.records(patient)).map(({ title }) => title)).toContain("Ward round");
    expect(await ana.disclosures()).toContainEqual(
      expect.objectContaining({ reader: lena.actor.actor, organization, compartment: IMAGING }),
    );

    await hospital.removeMember({ member: lena.actor.actor });
    expect(await hospital.rotateTeamKey()).toMatchObject({ generation: 2, shared: [] });
    const left = (await unlock("Dr Lena Moreau")).asMember(organization);
    expect((await left.records(patient)).every(({ locked }) => locked === "noKey")).toBe(true);
    const late = { patient, compartment: NOTES, title: "Late", text: "Late" };
    await expect(left.addNote(late)).rejects.toMatchObject({ code: "NOT_AUTHORIZED" });
    // She kept what she had opened, and the record store gives her no more of it.
    await expect(staff.openPayload({ patient, payload: manifest.payloads[0]! })).rejects.toMatchObject({
      code: "BLOB_NOT_FOUND",
    });
  } finally {
    for (const client of open) client.close();
    await stack.close();
  }
}, 180_000);
