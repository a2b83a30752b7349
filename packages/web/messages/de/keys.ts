import type { Messages } from "../types.ts";

export const keys: Messages["keys"] = {
  own: {
    title: "Ihre Sicherheitswörter",
    text: "Wer etwas für Sie freigibt, sieht dieselben acht Wörter. Lesen Sie sie am Telefon vor oder zeigen Sie den Code: Sind sie verschieden, steht jemand dazwischen. Sie sind nicht geheim und öffnen nichts.",
    words: "Ihre acht Sicherheitswörter",
    codeLabel: "Code Ihres Schlüssels",
  },
  check: {
    title: (name: string) => `Prüfen, ob das wirklich ${name} ist`,
    text: (name: string) =>
      `Fragen Sie ${name} nach den acht Sicherheitswörtern auf der eigenen Seite: persönlich oder unter einer Nummer, die Sie kennen. Es müssen diese sein, in dieser Reihenfolge.`,
    words: (name: string) => `Sicherheitswörter von ${name}`,
    codeLabel: (name: string) => `Code des Schlüssels von ${name}`,
    same: "Alle acht sind gleich",
    picture: "Mit einem Foto des Codes vergleichen",
    pictureLabel: "Foto des Codes",
    oneNode: "Dieses Portal fragt nur eine Stelle im Netz, wer das ist, und glaubt ihr. Die Wörter prüfen auch das.",
    manyNodes: (count: number) => `${String(count)} unabhängige Stellen im Netz nennen denselben Schlüssel.`,
    checkedAt: (moment: string) => `Sie haben die Wörter verglichen: ${moment}.`,
    states: {
      own: "Ihr eigener",
      new: "Nicht geprüft: erster Kontakt",
      seen: "Bekannt, nie geprüft",
      checked: "Geprüft",
      changed: "Geändert",
    },
  },
  warning: {
    title: (name: string) => `Bevor Sie etwas für ${name} freigeben`,
    changedTitle: (name: string) => `Halt: ${name} hat einen anderen Schlüssel als bisher`,
    changedText: "Das kann der Grund sein:",
    changedReasons: [
      "Ein neues Gerät, oder das Konto musste wiederhergestellt werden. Dann wird man es Ihnen sagen.",
      "Jemand hat das Konto übernommen und fragt unter fremdem Namen.",
      "Das Netz oder dieses Portal zeigt Ihnen den Schlüssel einer anderen Person.",
    ],
    changedAdvice:
      "Geben Sie nichts frei, bevor Sie unter einer bekannten Nummer miteinander gesprochen und die Wörter verglichen haben. Bis dahin wird nichts Neues geteilt.",
    understood: "Ich habe mit der Person gesprochen, oder ich nehme das Risiko in Kauf",
    firstContact: (name: string) =>
      `Sie haben noch nie etwas für ${name} freigegeben und die Sicherheitswörter nicht verglichen.`,
    noPlace: "Kein Krankenhaus und keine Praxis hat bestätigt, dass diese Person dort arbeitet.",
    noProfile: "Es gibt keine Angaben dazu, wer das ist.",
    licenceEnds: (day: string) => `Die Zulassung endet am ${day}, also vor der Freigabe.`,
    long: "Die Freigabe würde länger als ein Jahr gelten. Sie können jederzeit neu freigeben, deshalb ist eine kürzere Zeit sicherer.",
    back: "Zurück",
    share: "Trotzdem freigeben",
  },
};
