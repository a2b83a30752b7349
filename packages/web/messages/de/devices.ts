import type { Messages } from "../types.ts";
import { plurals } from "../words.ts";

const count = plurals("de");
const readings = (missing: number): string => count(missing, { one: "1 Messwert fehlt", other: "# Messwerte fehlen" });

export const devices: Messages["devices"] = {
  link: "Geräte",
  back: "Zurück zu den Freigaben",
  title: "Geräte",
  text: "Eine Uhr, eine Waage oder ein Laborgerät kann Messwerte in Bereiche Ihrer Akte eintragen. Lesen kann es nichts.",
  emptyTitle: "Kein Gerät ist verbunden",
  emptyText: "Verbinden Sie eines mit der Nummer, die das Gerät oder seine App anzeigt.",
  now: "Ihre Geräte",
  unnamed: (number: string) => `Gerät ${number}`,
  states: { live: "Verbunden", notYet: "Noch nicht verbunden", expired: "Abgelaufen", revoked: "Beendet" },
  parts: "Trägt ein in",
  until: "Bis",
  number: "Gerätenummer",
  last: "Letzter Messwert",
  never: "Noch keiner",
  count: "Messwerte",
  gapsTitle: "Fehlende Messwerte",
  noGaps: "Keiner fehlt",
  gap: (missing: number, after: string | undefined, before: string) =>
    after === undefined
      ? `${readings(missing)} vor dem ${before}`
      : `${readings(missing)} zwischen ${after} und ${before}`,
  moreGaps: (gaps: number) => count(gaps, { one: "und 1 frühere Lücke", other: "und # frühere Lücken" }),
  gapsHint: "Das Gerät zählt seine Messwerte. Was es gezählt hat und nie in Ihrer Akte ankam, steht hier.",
  stop: "Beenden",
  stopLabel: (name: string) => `${name} beenden`,
  stopped: (name: string) => `${name} kann nichts mehr eintragen.`,
  formTitle: "Gerät verbinden",
  numberHint: "Das Gerät oder seine App zeigt sie an.",
  numberBad: "Geben Sie die Nummer des Geräts ein: nur Ziffern.",
  untilHint: "Bis zum Ende dieses Tages kann das Gerät Messwerte eintragen.",
  untilBad: "Wählen Sie einen Tag ab heute, höchstens zehn Jahre voraus.",
  choose: "In welche Bereiche darf es eintragen?",
  chooseHint: "Sehen kann es keinen davon.",
  noParts: "Wählen Sie mindestens einen Bereich.",
  wallet: "Ihre Wallet wird Sie um Bestätigung bitten.",
  save: "Verbinden",
  saved: "Das Gerät ist verbunden.",
};
