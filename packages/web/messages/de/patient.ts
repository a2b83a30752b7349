import type { Messages } from "../types.ts";
import { plurals } from "../words.ts";

const number = plurals("de");
const records = (count: number): string => number(count, { one: "1 Eintrag", other: "# Einträge" });

export const patient: Messages["patient"] = {
  nav: {
    label: "Ihre Akte",
    timeline: "Akte",
    upload: "Neu",
    requests: "Anfragen",
    sharing: "Freigaben",
    history: "Verlauf",
    safety: "Sicherheit",
  },
  timeline: {
    title: "Ihre Akte",
    greeting: (name: string) => `Akte von ${name}`,
    text: "Alles, was Sie und Ihre Ärztinnen und Ärzte eingetragen haben. Lesen können es nur Sie und wer eine Freigabe von Ihnen hat.",
    add: "Etwas hinzufügen",
    emptyTitle: "Ihre Akte ist leer",
    emptyText: "Fügen Sie Ihr erstes Dokument hinzu: einen Arztbrief, einen Laborbefund, ein Foto von einem Rezept.",
    emptyFilter: "In diesem Bereich ist noch nichts",
    verified: "Die Liste ist vollständig: Sie wurde mit dem Register verglichen.",
    waiting: (count: number) =>
      number(count, { one: "Jemand möchte Ihre Akte sehen.", other: "# Personen möchten Ihre Akte sehen." }),
    seeRequests: "Anfragen ansehen",
  },
  upload: {
    title: "Etwas zu Ihrer Akte hinzufügen",
    text: "Was Sie hinzufügen, wird auf diesem Gerät verschlüsselt, bevor es das Gerät verlässt.",
    files: "Dateien",
    note: "Notiz schreiben",
    tabs: "Was Sie hinzufügen",
  },
  requests: {
    title: "Anfragen",
    text: "Wer Ihre Akte sehen möchte, was sichtbar würde, warum und wie lange.",
    emptyTitle: "Keine offenen Anfragen",
    emptyText:
      "Wenn jemand um Zugriff bittet, sehen Sie hier genau, was freigegeben würde. Dafür braucht man die Nummer Ihrer Akte.",
    showNumber: "Nummer meiner Akte anzeigen",
    asks: (name: string) => `${name} möchte Ihre Akte sehen`,
    unknown: "Jemand ohne bekannten Namen",
    askedAt: (moment: string) => `Angefragt: ${moment}`,
    licensed: "Zulassung gültig",
    notLicensed: "Keine gültige Zulassung",
    notLicensedWarning:
      "Diese Person hat zurzeit keine gültige Zulassung, deshalb können Sie nichts für sie freigeben. Lehnen Sie ab oder warten Sie.",
    at: (places: string) => `Arbeitet bei ${places}`,
    noPlace: "Kein Krankenhaus hat bestätigt, dass diese Person zum Team gehört.",
    reason: "Begründung",
    noReason: "Es gibt keine Begründung, die sich lesen lässt.",
    purpose: "Zweck",
    decide: "Was Sie erlauben",
    parts: "Bereiche Ihrer Akte",
    mayRead: "Darf lesen",
    mayAdd: "Darf eintragen",
    readPart: (part: string) => `Darf ${part} lesen`,
    addPart: (part: string) => `Darf in ${part} eintragen`,
    until: "Bis",
    untilHint: "Die Freigabe endet von selbst am Ende dieses Tages.",
    untilBad: "Wählen Sie einen Tag ab heute.",
    nothingChosen: "Wählen Sie mindestens einen Bereich.",
    which: "Welche Einträge",
    historyAll: "Alles in diesen Bereichen",
    historyAllHint: "Was heute da ist und was bis zum Ende dazukommt.",
    historyFromNow: "Nur was ab jetzt dazukommt",
    historyFromNowHint: "Nichts, was heute in Ihrer Akte steht.",
    preview: "Was sichtbar wird",
    previewNone: "Kein Eintrag, der heute in Ihrer Akte steht, wird sichtbar.",
    previewCount: (count: number) =>
      number(count, { one: "1 Eintrag wird sichtbar:", other: "# Einträge werden sichtbar:" }),
    previewAdd: (parts: string) => `Neue Einträge sind möglich in: ${parts}.`,
    wallet: "Ihre Wallet wird Sie einmal um Bestätigung bitten.",
    grant: "Zugriff erlauben",
    deny: "Ablehnen",
    granted: (name: string) => `${name} kann jetzt sehen, was Sie gewählt haben.`,
    denied: "Die Anfrage wurde abgelehnt. Es wurde nichts freigegeben.",
    earlier: "Frühere Anfragen",
    state: { open: "Wartet auf Sie", granted: "Erlaubt", denied: "Abgelehnt" },
  },
  sharing: {
    title: "Freigaben",
    text: "Wer in Ihre Akte sehen darf. Sie können jede Freigabe sofort beenden.",
    emptyTitle: "Ihre Akte ist für niemanden freigegeben",
    emptyText: "Niemand außer Ihnen kann Ihre Akte lesen.",
    live: "Zurzeit freigegeben",
    ended: "Beendet",
    noneLive: "Zurzeit ist Ihre Akte für niemanden freigegeben.",
    reads: "Liest",
    adds: "Darf eintragen in",
    nothing: "Nichts",
    purpose: "Zweck",
    until: "Bis",
    since: "Seit",
    which: "Welche Einträge",
    historyAll: "Auch frühere Einträge",
    historyFromNow: "Nur Einträge, die seither dazukamen",
    left: (time: string) => `noch ${time}`,
    state: { live: "Aktiv", notYet: "Noch nicht begonnen", expired: "Abgelaufen", revoked: "Beendet" },
    endedAt: (moment: string) => `Beendet: ${moment}`,
    stop: "Freigabe beenden",
    stopWith: (name: string) => `Freigabe für ${name} beenden`,
    stopTitle: (name: string) => `Freigabe für ${name} beenden`,
    stopping: "Die Türen werden geschlossen. Vielleicht bittet Ihre Wallet Sie um Bestätigung.",
    stoppedTitle: (name: string) => `${name} ist ausgesperrt`,
    closed: (parts: string) =>
      `Es gibt neue Schlüssel für: ${parts}. Was von jetzt an dazukommt, bleibt verschlossen, und der Datenspeicher gibt der Person nichts mehr.`,
    closedNothing: "Der Datenspeicher gibt der Person nichts mehr.",
    openedTitle: "Was schon geöffnet wurde",
    openedText: "Daran kann man sich erinnern, oder man hat eine Kopie behalten: Das kann niemand zurückholen.",
    openedNothing: "Bevor Sie die Freigabe beendeten, wurde nichts geöffnet.",
    done: "Fertig",
    seeHistory: "Ansehen, wer was geöffnet hat",
    withheld: (names: string) =>
      `Keine neuen Schlüssel bekam: ${names}. Denn der eigene Schlüssel dort hat sich geändert. Neues bleibt dort unlesbar, bis Sie prüfen, wer das ist, und noch einmal freigeben.`,
  },
  past: {
    offer: "Früher Lesbares verschließen",
    offerWith: (name: string) => `Verschließen, was ${name} früher lesen konnte`,
    title: (name: string) => `Verschließen, was ${name} früher lesen konnte`,
    sectionTitle: "Soll auch verschlossen werden, was früher lesbar war?",
    explain: (name: string) =>
      `${name} bekommt nichts mehr aus dem Datenspeicher. Wurden die Schlüssel aber behalten und kommt eines Tages jemand an eine Kopie des ganzen Speichers, würden sie öffnen, was Sie früher freigegeben haben. Sie können es mit neuen Schlüsseln neu verschlüsseln lassen; die alten Kopien werden dann gelöscht.`,
    limits:
      "Was schon kopiert wurde oder in Erinnerung ist, bleibt es. Das dauert länger als das Beenden: Ihre Wallet fragt für jeden Eintrag einmal. Sie können jederzeit anhalten und später weitermachen.",
    counting: "Es wird nachgesehen, was lesbar war",
    count: (count: number) =>
      number(count, { one: "1 Eintrag bekommt neue Schlüssel.", other: "# Einträge bekommen neue Schlüssel." }),
    none: "Es gibt nichts, was neue Schlüssel bekommen kann.",
    start: "Neue Schlüssel geben",
    goOn: "Weitermachen",
    pause: "Vorerst anhalten",
    pausing: "Der Eintrag, der gerade in Arbeit ist, wird noch fertig.",
    progress: (name: string) => `Neue Schlüssel für das, was ${name} lesen konnte`,
    step: (done: number, total: number, bytes: string) =>
      `${String(done)} von ${String(total)} Einträgen, ${bytes} an Dateien`,
    cutOff: "Was bis dahin erledigt war, bleibt erledigt. Nichts ist verloren, und Sie können jederzeit weitermachen.",
    doneTitle: "Was früher lesbar war, ist verschlossen",
    closableTitle: "Alles, was sich verschließen lässt, ist verschlossen",
    doneText: (count: number) =>
      number(count, {
        one: "1 Eintrag hat neue Schlüssel, und seine alten Kopien sind gelöscht.",
        other: "# Einträge haben neue Schlüssel, und ihre alten Kopien sind gelöscht.",
      }),
    partTitle: "Noch nicht fertig",
    partText: (count: number) =>
      number(count, {
        one: "1 Eintrag ist übrig. Sie können jederzeit weitermachen.",
        other: "# Einträge sind übrig. Sie können jederzeit weitermachen.",
      }),
    undeleted: (count: number) =>
      number(count, {
        one: "Der Datenspeicher behält die alten Kopien von 1 Eintrag noch kurze Zeit. Machen Sie später weiter, um sie löschen zu lassen.",
        other:
          "Der Datenspeicher behält die alten Kopien von # Einträgen noch kurze Zeit. Machen Sie später weiter, um sie löschen zu lassen.",
      }),
    staysTitle: "Was bleibt, wie es ist",
    stays: {
      others: (count: number) =>
        `${records(count)}, von anderen geschrieben. Nur wer sie schrieb, kann sie ersetzen; löschen können Sie, was niemand lesen soll.`,
      fromNow: (count: number) =>
        `${records(count)}, die mit den neuen Schlüsseln jemand sehen würde, der nur Neueres sieht.`,
      withdrawn: (count: number) => `${records(count)}, als falsch gekennzeichnet.`,
      unreadable: (count: number) => `${records(count)}, deren Inhalt fehlt oder beschädigt ist.`,
      tooLarge: (count: number) => `${records(count)} mit zu vielen Fassungen und Dateien.`,
    },
    unfinishedTitle: "Sie haben begonnen, früher Lesbares zu verschließen",
    unfinishedText: (name: string) =>
      `Was ${name} lesen konnte, ist noch nicht ganz verschlossen. Sie selbst können alles in Ihrer Akte lesen wie zuvor.`,
  },
  whole: {
    staff: "Das ganze Krankenhaus: alle in seinem Team",
    staffCount: (count: number) =>
      number(count, {
        one: "Das ganze Krankenhaus: heute ist 1 Person im Team",
        other: "Das ganze Krankenhaus: heute sind # Personen im Team",
      }),
    explain: (name: string) =>
      `Wenn Sie das erlauben, können alle im Team von ${name} öffnen, was Sie wählen, auch wer später dazukommt. Wer geht, ist ausgesperrt. Ihr Verlauf zeigt, wer von ihnen was geöffnet hat.`,
    standing: { good: "Anerkennung gültig", bad: "Keine gültige Anerkennung" },
    notAccreditedWarning:
      "Dieses Krankenhaus hat zurzeit keine gültige Anerkennung, deshalb können Sie nichts dafür freigeben. Lehnen Sie ab oder warten Sie.",
  },
  history: {
    title: "Verlauf",
    text: "Jedes Mal, wenn jemand etwas in Ihrer Akte geöffnet hat, hat der Datenspeicher es hier notiert.",
    emptyTitle: "Niemand hat etwas geöffnet",
    emptyText: "Wenn jemand mit einer Freigabe einen Eintrag öffnet, sehen Sie es hier.",
    opened: (who: string, what: string) => `${who} hat ${what} geöffnet`,
    openedFor: (who: string, organization: string, what: string) => `${who} von ${organization} hat ${what} geöffnet`,
    titled: (title: string) => `„${title}“`,
    file: (part: string) => `eine Datei in ${part}`,
    untitled: (part: string) => `einen Eintrag in ${part}`,
    version: (version: number) => `Fassung ${String(version)}`,
  },
  safety: {
    title: "Sicherheit",
    text: "Wie Sie in Ihre Akte kommen und wie andere sie finden.",
    number: "Nummer Ihrer Akte",
    numberText: "Geben Sie diese Nummer, wem Sie eine Anfrage ermöglichen möchten. Für sich allein öffnet sie nichts.",
    copyNumber: "Nummer kopieren",
    qrLabel: (id: string) => `Code der Akte Nummer ${id}`,
    profile: "Über Sie",
    profileText: "Verschlüsselt. Wer eine Freigabe von Ihnen hat, kann es lesen.",
    name: "Name",
    birthDate: "Geburtsdatum",
    device: "Dieses Gerät",
    deviceText:
      "Ihre Akte sperrt sich von selbst nach 15 Minuten, in denen Sie nichts tun. Sperren Sie sie jetzt, wenn Sie dieses Gerät verlassen.",
    lockNow: "Jetzt sperren",
  },
};
