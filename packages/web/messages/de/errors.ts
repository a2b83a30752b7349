import type { Messages } from "../types.ts";

const unchanged = "Es wurde nichts geändert.";
const ask = "Bleibt es so, sagen Sie es den Betreibern dieses Portals.";

export const errors: Messages["errors"] = {
  UNEXPECTED: {
    summary: "Etwas ist schiefgegangen, womit wir nicht gerechnet haben.",
    hints: ["Nichts ist halb erledigt. Versuchen Sie es noch einmal; geschieht es wieder, laden Sie die Seite neu."],
  },
  CONFIG_MISSING: {
    summary: "Dieses Portal ist noch nicht eingerichtet.",
    hints: [
      "Die Datei chartkey.json, in der steht, wo Register und Datendienst sind, ließ sich nicht lesen.",
      "Betreiben Sie dieses Portal, legen Sie die Datei neben seine Seiten und laden Sie neu. Sonst sagen Sie es den Betreibern.",
    ],
  },
  CONFIG_INVALID: {
    summary: "Dieses Portal ist nicht richtig eingerichtet.",
    hints: [
      "Die Datei chartkey.json wurde gefunden, aber darin fehlt etwas oder es hat die falsche Form.",
      "Betreiben Sie dieses Portal, vergleichen Sie die Datei mit der Anleitung (README) und laden Sie neu. Sonst sagen Sie es den Betreibern.",
    ],
  },
  LANGUAGE_UNAVAILABLE: {
    summary: "Diese Sprache lässt sich gerade nicht laden.",
    hints: ["Prüfen Sie Ihre Verbindung und wählen Sie sie noch einmal."],
  },
  NO_WALLET: {
    summary: "Keine Wallet ist verbunden.",
    hints: [`Verbinden Sie auf der Startseite eine Wallet und versuchen Sie es noch einmal. ${unchanged}`],
  },
  ACCOUNT_CHANGED: {
    summary: "Die Wallet zeigt jetzt ein anderes Konto.",
    hints: [
      `Wechseln Sie zu dem Konto zurück, mit dem Sie begonnen haben, oder sperren Sie und beginnen Sie neu. ${unchanged}`,
    ],
  },
  WRONG_CHAIN: {
    summary: "Ihre Wallet ist mit einem anderen Netz verbunden.",
    hints: [
      `Drücken Sie oben auf der Seite „Netz wechseln“ oder wechseln Sie in der Wallet, und versuchen Sie es noch einmal. ${unchanged}`,
    ],
  },
  SIGNATURE_REJECTED: {
    summary: "Sie haben in der Wallet nicht bestätigt, deshalb wurde nichts geändert.",
    hints: ["Beginnen Sie noch einmal und bestätigen Sie, wenn die Wallet fragt."],
  },
  WALLET_FAILED: {
    summary: "Die Wallet konnte das nicht ausführen.",
    hints: [
      `Öffnen Sie die Wallet, sehen Sie nach, ob sie gesperrt ist oder etwas meldet, und versuchen Sie es noch einmal. ${unchanged}`,
    ],
  },
  INSUFFICIENT_FUNDS: {
    summary: "Die Wallet kann die Netzgebühr dieses Schritts nicht bezahlen.",
    hints: [`Laden Sie die Wallet ein wenig auf und versuchen Sie es noch einmal. ${unchanged}`],
  },
  RELAYER_UNAVAILABLE: {
    summary:
      "Der Dienst, der die Netzgebühr bezahlt, kann das gerade nicht, und Ihre Wallet kann sie auch nicht bezahlen.",
    hints: [
      "Versuchen Sie es später noch einmal, oder laden Sie die Wallet ein wenig auf: Dann bezahlt sie selbst.",
      "Haben Sie schon unterschrieben, kann die Änderung noch in den nächsten zehn Minuten geschehen. Zweimal kann sie nicht geschehen.",
    ],
  },
  CHAIN_UNREACHABLE: {
    summary: "Das Register ist gerade nicht zu erreichen.",
    hints: [`Prüfen Sie Ihre Verbindung und versuchen Sie es gleich noch einmal. ${unchanged}`],
  },
  STORE_UNAVAILABLE: {
    summary: "Der Datenspeicher ist gerade nicht zu erreichen.",
    hints: ["Prüfen Sie Ihre Verbindung und versuchen Sie es gleich noch einmal. Es wurde nichts eingetragen."],
  },
  LIST_INCOMPLETE: {
    summary: "Die Liste der Einträge ist nicht vollständig, deshalb wird sie nicht gezeigt.",
    hints: [
      "Der Datendienst hat etwas weggelassen oder verändert. Warten Sie einen Moment und laden Sie sie noch einmal.",
    ],
  },
  BLOB_MISMATCH: {
    summary: "Der Datenspeicher hat etwas anderes als diesen Eintrag geliefert. Es wurde nicht verwendet.",
    hints: [`Versuchen Sie es noch einmal. ${ask}`],
  },
  CONTEXT_MISMATCH: {
    summary: "Der Datenspeicher hat einen anderen oder älteren Eintrag geliefert. Er wurde nicht verwendet.",
    hints: [`Versuchen Sie es noch einmal. ${ask}`],
  },
  WRONG_TEAM_KEY: {
    summary: "Der übergebene Schlüssel ist nicht der des Krankenhauses. Er wurde nicht verwendet.",
    hints: [`Bitten Sie das Krankenhaus, seinen Schlüssel noch einmal mit Ihnen zu teilen. ${ask}`],
  },
  KEY_CHANGED: {
    summary: "Diese Person hat einen anderen Schlüssel als bisher, deshalb wurde nichts freigegeben.",
    hints: [
      "Das kann ein neues Gerät sein. Es kann auch jemand anderes an ihrer Stelle sein.",
      "Sprechen Sie unter einer bekannten Nummer miteinander, vergleichen Sie die Sicherheitswörter und geben Sie dann noch einmal frei.",
    ],
  },
  KEY_DIFFERS: {
    summary: "Das ist nicht der Code des Schlüssels, den das Register für diese Person nennt.",
    hints: [
      "Achten Sie darauf, dass Ihnen der eigene Code gezeigt wird, und machen Sie noch ein Foto.",
      "Ist er immer noch verschieden, geben Sie nichts frei: Vielleicht steht jemand dazwischen.",
    ],
  },
  NO_CODE: {
    summary: "Im Foto wurde kein Code gefunden.",
    hints: ["Machen Sie es noch einmal, gerade von vorn und mit dem ganzen Code darauf."],
  },
  NODES_DISAGREE: {
    summary: "Stellen im Netz nennen verschiedene Schlüssel dieser Person, deshalb wurde nichts freigegeben.",
    hints: [`Warten Sie eine Minute und versuchen Sie es noch einmal. ${ask}`],
  },
  WRONG_LOCK: {
    summary: "Damit lässt es sich nicht öffnen.",
    hints: [
      "Vielleicht gehört es zu einem anderen Konto oder wurde entfernt. Versuchen Sie einen anderen Ihrer Zugänge.",
    ],
  },
  WALLET_NOT_DETERMINISTIC: {
    summary: "Diese Wallet kann kein Zugang sein: Sie unterschreibt denselben Text jedes Mal anders.",
    hints: [
      "Wählen Sie stattdessen einen Passkey, Wörter oder gedruckte Blätter. Für alles andere eignet sich die Wallet weiterhin.",
    ],
  },
  PASSKEY_DECLINED: {
    summary: "Der Passkey wurde nicht bestätigt oder ist nicht auf diesem Gerät. Es wurde nichts geändert.",
    hints: ["Versuchen Sie es noch einmal oder wählen Sie einen anderen Zugang."],
  },
  PASSKEY_UNAVAILABLE: {
    summary: "Passkeys dieses Browsers oder Geräts können kein Zugang sein.",
    hints: ["Benutzen Sie einen neueren Browser oder ein anderes Gerät, oder wählen Sie einen anderen Zugang."],
  },
  TOO_FEW_LOCKS: {
    summary: "Zwei Zugänge müssen es mindestens sein, deshalb bleibt dieser.",
    hints: ["Fügen Sie zuerst einen anderen hinzu und entfernen Sie dann diesen."],
  },
  VAULT_ROLLED_BACK: {
    summary: "Eine veraltete Liste Ihrer Zugänge wurde geliefert. Sie wurde nicht verwendet.",
    hints: [`Versuchen Sie es in einer Minute noch einmal. ${ask}`],
  },
  LOCKED: {
    summary: "Dieses Gerät ist gesperrt.",
    hints: ["Schließen Sie auf und versuchen Sie es noch einmal."],
  },
};
