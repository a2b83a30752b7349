import type { Messages } from "../types.ts";
import { plurals } from "../words.ts";

const number = plurals("de");

export const organization: Messages["organization"] = {
  nav: { label: "Krankenhaus", staff: "Team", patients: "Patienten" },
  title: "Team",
  text: "Wer hier arbeitet. Akten können für das ganze Krankenhaus freigegeben werden: Dann können alle auf dieser Liste öffnen, was erlaubt wurde.",
  standing: "Ihre Anerkennung",
  standings: {
    none: "Noch nicht anerkannt",
    active: "Anerkannt",
    expired: "Anerkennung abgelaufen",
    suspended: "Anerkennung ausgesetzt",
  },
  notAccredited: (id: string) =>
    `Das Team zählt, sobald die Behörde Sie anerkannt hat. Geben Sie ihr Ihre Nummer: ${id}.`,
  validUntil: (day: string) => `Gültig bis ${day}`,
  add: "Jemanden ins Team aufnehmen",
  addText: "Fragen Sie nach der Nummer: Sie steht auf dem Arbeitsplatz der Kollegin oder des Kollegen.",
  number: "Nummer der Person",
  numberBad: "Eine Nummer ist eine ganze Zahl, zum Beispiel 12.",
  until: "Arbeitet hier bis",
  untilBad: "Wählen Sie einen Tag ab morgen.",
  wallet: "Ihre Wallet wird Sie einmal um Bestätigung bitten.",
  save: "Ins Team aufnehmen",
  added: "Ins Team aufgenommen. Den Schlüssel teilt das Konto des Krankenhauses selbst.",
  addedWithKey: "Ins Team aufgenommen, mit dem Schlüssel.",
  addedWithoutKey:
    "Ins Team aufgenommen. Der Schlüssel konnte noch nicht geteilt werden: Drücken Sie „Schlüssel teilen“.",
  removed: "Aus dem Team entfernt.",
  remove: "Entfernen",
  removeName: (name: string) => `${name} entfernen`,
  columns: {
    number: "Nummer",
    name: "Name",
    speciality: "Fachgebiet",
    until: "Bis",
    key: "Hat den Schlüssel",
    act: "Tun",
  },
  list: "Mitglieder des Teams",
  emptyTitle: "Niemand ist im Team",
  emptyText: "Nehmen Sie Ärztinnen und Ärzte über ihre Nummer auf.",
  unnamed: "Name nicht lesbar",
  over: "Vorbei",
  notLicensed: "Keine gültige Zulassung",
  keyHeld: "Ja",
  keyMissing: "Noch nicht",
  missing: (count: number) =>
    number(count, {
      one: "1 Mitglied des Teams hat noch keinen Schlüssel",
      other: "# Mitglieder des Teams haben noch keinen Schlüssel",
    }),
  missingText:
    "Was für das Krankenhaus freigegeben ist, können sie erst öffnen, wenn Sie den Schlüssel mit ihnen teilen.",
  share: "Schlüssel teilen",
  shared: (count: number) =>
    number(count, {
      one: "1 Mitglied des Teams hat den Schlüssel bekommen.",
      other: "# Mitglieder des Teams haben den Schlüssel bekommen.",
    }),
  left: (count: number) =>
    number(count, {
      one: "1 Person, die gegangen ist, hat noch den jetzigen Schlüssel",
      other: "# Personen, die gegangen sind, haben noch den jetzigen Schlüssel",
    }),
  leftText:
    "Der Datenspeicher gibt ihnen nichts mehr. Wechseln Sie den Schlüssel trotzdem: Dann bleibt ihnen verschlossen, was von jetzt an freigegeben wird, an welche Kopie sie auch kommen. Was früher freigegeben wurde, behält den alten Schlüssel, bis es noch einmal freigegeben wird.",
  changeKey: "Schlüssel wechseln",
  keyChanged: (count: number) =>
    number(count, {
      one: "Der Schlüssel ist gewechselt. 1 Mitglied des Teams hat den neuen bekommen.",
      other: "Der Schlüssel ist gewechselt. # Mitglieder des Teams haben den neuen bekommen.",
    }),
  administrators: {
    title: "Wer diese Seite führt",
    text: "Diese Personen nehmen für Sie auf und entfernen. Eine Akte öffnen können sie damit nicht.",
    none: "Niemand außer dem Konto des Krankenhauses selbst.",
    number: "Nummer der Person",
    until: "Darf das bis",
    save: "Die Seite führen lassen",
    added: "Diese Person kann jetzt ins Team aufnehmen und entfernen.",
    removed: "Diese Person kann nicht mehr aufnehmen oder entfernen.",
    removeName: (name: string) => `${name} das Recht entziehen`,
  },
  offices: "Team-Seiten, die Sie führen",
  officesText: "Für diese Krankenhäuser nehmen Sie ins Team auf und entfernen.",
  officeUntil: (day: string) => `Bis ${day}`,
  openOffice: "Team-Seite öffnen",
  openOfficeOf: (name: string) => `Team-Seite von ${name} öffnen`,
  officeOf: (name: string) => `Team von ${name}`,
  officeText:
    "Sie nehmen ins Team auf und entfernen. Den Schlüssel teilt das Konto des Krankenhauses selbst mit denen, die Sie aufnehmen.",
  notYours:
    "Sie führen die Team-Seite dieses Krankenhauses nicht, oder nicht mehr. Wenden Sie sich an das Krankenhaus.",
  patients: {
    title: "Patientinnen und Patienten",
    text: "Wer die eigene Akte für das ganze Krankenhaus freigegeben hat. Ihre Ärztinnen und Ärzte öffnen die Akten an ihrem eigenen Arbeitsplatz.",
    ask: "Um Zugriff bitten",
    shared: "Für das Krankenhaus freigegeben",
    waiting: "Anfragen",
    emptyTitle: "Noch ist keine Akte für das Krankenhaus freigegeben",
    emptyText: "Lassen Sie sich die Nummer der Akte geben und bitten Sie dann um Zugriff.",
  },
  request: {
    title: "Für das Krankenhaus um Zugriff bitten",
    text: "Die Patientin oder der Patient sieht, dass das ganze Krankenhaus fragt, was sein Team lesen würde, warum und wie lange, und entscheidet.",
  },
};
