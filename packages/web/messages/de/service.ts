import type { Messages } from "../types.ts";

const again = "Versuchen Sie es noch einmal. Geschieht es wieder, sagen Sie es den Betreibern dieses Portals.";

export const service: Messages["service"] = {
  BLOB_NOT_FOUND: {
    summary: "Der verschlüsselte Inhalt ist nicht da, oder Sie dürfen ihn nicht lesen.",
    hints: [
      "Fragen Sie, ob der Eintrag gelöscht wurde oder der Zugriff beendet ist.",
      "Kam er gerade erst dazu, versuchen Sie es in einer Minute noch einmal.",
    ],
  },
  BLOB_TOO_LARGE: {
    summary: "Das ist größer, als der Datenspeicher annimmt.",
    hints: ["Teilen Sie die Datei auf."],
  },
  CANCELLED: {
    summary: "Abgebrochen. Es wurde nichts eingetragen.",
    hints: ["Beginnen Sie noch einmal, wann immer Sie möchten."],
  },
  CHAIN_UNAVAILABLE: {
    summary: "Das Register ist gerade nicht zu erreichen.",
    hints: ["Prüfen Sie Ihre Verbindung und versuchen Sie es gleich noch einmal."],
  },
  CONFLICT: {
    summary: "Jemand hat das inzwischen geändert. Es wurde nichts überschrieben.",
    hints: ["Laden Sie es neu und wiederholen Sie den Schritt."],
  },
  CONTENT_MISMATCH: {
    summary: "Die Datei kam nicht so an, wie sie gesendet wurde. Es wurde nichts behalten.",
    hints: [again],
  },
  FILE_EMPTY: {
    summary: "Die Datei ist leer, es gibt also nichts aufzubewahren.",
    hints: ["Wählen Sie eine andere Datei."],
  },
  FILE_MISMATCH: {
    summary: "Diese Datei ist nicht das, was ihr Name oder Typ sagt, oder sie ist beschädigt.",
    hints: ["Exportieren Sie sie noch einmal dort, woher sie kam, oder wählen Sie eine andere."],
  },
  INTERNAL: { summary: "Im Datendienst ist etwas Unerwartetes schiefgegangen.", hints: [again] },
  INVALID_INPUT: {
    summary: "Eine Angabe lässt sich hier nicht verwenden. Es wurde nichts geändert.",
    hints: ["Sehen Sie Ihre Angaben noch einmal durch und versuchen Sie es erneut."],
  },
  KEY_NOT_GRANTED: {
    summary: "Sie haben keinen Schlüssel für diesen Bereich der Akte.",
    hints: [
      "Bitten Sie um die Freigabe dieses Bereichs, mit früheren Einträgen, wenn dieser älter als Ihr Zugriff ist.",
    ],
  },
  MAIL_UNAVAILABLE: {
    summary: "Gerade kann keine E-Mail verschickt werden. Es wurde nichts eingeschaltet.",
    hints: ["Versuchen Sie es später noch einmal."],
  },
  MANAGER_ANSWER_INVALID: {
    summary: "Der Datendienst hat etwas geantwortet, das sich nicht verwenden lässt.",
    hints: [again],
  },
  MANAGER_REFUSED: { summary: "Der Datendienst hat das abgelehnt.", hints: [again] },
  NOT_AUTHORIZED: {
    summary: "Das dürfen Sie nicht, oder nicht mehr.",
    hints: ["Bitten Sie um Zugriff, oder sehen Sie nach, ob Ihre Zulassung noch gilt."],
  },
  NOT_ERASED_ON_CHAIN: {
    summary: "Das Register sagt noch nicht, dass dieser Eintrag gelöscht ist, deshalb wurde er behalten.",
    hints: ["Warten Sie eine Minute und versuchen Sie es noch einmal."],
  },
  NOT_FOUND: {
    summary: "Hier ist nichts, was Sie sehen dürfen.",
    hints: ["Prüfen Sie die Adresse oder die Nummer."],
  },
  NOT_RELAYED: {
    summary: "Die Gebühr dieses Schritts wird nicht für Sie bezahlt.",
    hints: ["Laden Sie die Wallet ein wenig auf und versuchen Sie es noch einmal: Dann bezahlt sie selbst."],
  },
  NOT_REPLACED_ON_CHAIN: {
    summary: "Das Register nennt die neuere Fassung noch nicht lange genug, deshalb wurde die ältere behalten.",
    hints: ["Warten Sie ein paar Minuten und versuchen Sie es noch einmal."],
  },
  NOT_SIGNED_IN: {
    summary: "Sie sind nicht beim Datendienst angemeldet.",
    hints: ["Sperren Sie, schließen Sie wieder auf und versuchen Sie es noch einmal."],
  },
  QUOTA_USED_UP: {
    summary: "Die Zahl der Schritte, die für Sie bezahlt werden, ist vorerst aufgebraucht.",
    hints: ["Versuchen Sie es später noch einmal, oder laden Sie die Wallet ein wenig auf: Dann bezahlt sie selbst."],
  },
  ORIGIN_REFUSED: {
    summary: "Diese Seite darf den Datendienst nicht nutzen.",
    hints: ["Öffnen Sie das Portal unter der Adresse, die Sie bekommen haben."],
  },
  TOO_SLOW: {
    summary: "Das hat zu lange gedauert und wurde beendet.",
    hints: ["Prüfen Sie die Verbindung und versuchen Sie es noch einmal."],
  },
  UPLOAD_QUOTA_USED_UP: {
    summary: "Vorerst kann nichts mehr hochgeladen werden.",
    hints: ["Versuchen Sie es morgen wieder, oder fragen Sie die Betreiber des Dienstes."],
  },
  READS_STOPPED: {
    summary: "Der Datendienst gibt gerade nichts heraus.",
    hints: ["Die Betreiber gehen einem Problem nach. Versuchen Sie es später noch einmal."],
  },
  REGISTRY_REFUSED: {
    summary: "Das Register hat das abgelehnt. Es wurde nichts geändert.",
    hints: ["Laden Sie die Seite neu und sehen Sie nach, ob es noch möglich ist."],
  },
  SIGNATURE_EXPIRED: {
    summary: "Die Zeit, in der Ihre Unterschrift gilt, ist vorbei. Es wurde nichts geändert.",
    hints: ["Beginnen Sie noch einmal und bestätigen Sie innerhalb von zehn Minuten."],
  },
  SIGN_IN_REFUSED: {
    summary: "Der Datendienst hat die Anmeldung abgelehnt.",
    hints: ["Sperren Sie, schließen Sie wieder auf und versuchen Sie es noch einmal."],
  },
  STORAGE_FULL: {
    summary: "Der Datenspeicher ist voll. Es wurde nichts behalten.",
    hints: ["Sagen Sie es den Betreibern dieses Portals."],
  },
  TOO_LARGE: { summary: "Das ist größer, als der Datendienst annimmt.", hints: ["Teilen Sie die Datei auf."] },
  TOO_MANY_REQUESTS: {
    summary: "Das war zu viel auf einmal.",
    hints: ["Warten Sie einen Moment und versuchen Sie es noch einmal."],
  },
  UNKNOWN_ACTOR: {
    summary: "Zu dieser Nummer gibt es niemanden.",
    hints: ["Prüfen Sie die Nummer, oder legen Sie zuerst ein Konto an."],
  },
  UNREADABLE: {
    summary: "Der verschlüsselte Inhalt ist beschädigt oder wurde verändert. Er wurde nicht verwendet.",
    hints: ["Laden Sie ihn noch einmal. Geschieht es wieder, bitten Sie um eine neue Kopie."],
  },
  WRONG_CODE: {
    summary: "Das ist nicht der Code, oder er gilt nicht mehr.",
    hints: ["Sehen Sie in die neueste E-Mail, oder lassen Sie sich einen neuen Code schicken."],
  },
  WRONG_PHRASE: {
    summary: "Das sind nicht die Wörter dieses Kontos.",
    hints: ["Prüfen Sie die Reihenfolge und die Schreibweise aller 24 Wörter."],
  },
  WRONG_REGISTRY: {
    summary: "Das wurde für ein anderes Register unterschrieben. Es wurde nichts geändert.",
    hints: [again],
  },
  WRONG_SHEET: {
    summary: "Diese Blätter passen nicht, oder darin ist etwas vertippt.",
    hints: ["Nötig sind zwei der drei Blätter eines Satzes. Prüfen Sie, was Sie eingegeben haben."],
  },
};
