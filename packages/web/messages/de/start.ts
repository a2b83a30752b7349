import type { Messages } from "../types.ts";

export const start: Messages["start"] = {
  heroTitle: "Ihre Gesundheitsakte, in Ihrer Hand.",
  heroText:
    "Chartkey bewahrt Ihre medizinischen Unterlagen verschlüsselt auf, mit einem Schlüssel, den nur Sie haben. Sie entscheiden, wer was wie lange ansehen darf. Und Sie sehen jedes Mal, wenn es jemand getan hat.",
  facts: [
    {
      title: "Nur Sie haben den Schlüssel",
      text: "Dateien werden auf Ihrem Gerät verschlüsselt, bevor sie es verlassen. Wer sie speichert, kann sie nicht lesen.",
    },
    {
      title: "Sie entscheiden, wer was sieht",
      text: "Geben Sie Ihre Laborwerte frei, ohne Ihre Notizen freizugeben. Jede Freigabe hat einen Zweck und ein Enddatum.",
    },
    {
      title: "Nichts geschieht hinter Ihrem Rücken",
      text: "Jeder Eintrag wird mit einem öffentlichen Register verglichen, und jeder Blick in Ihre Akte wird für Sie aufgelistet.",
    },
  ],
  connectTitle: "Loslegen",
  connectText:
    "Ihre Wallet unterschreibt für Sie, wie mit einer Unterschrift auf Papier. Ihre Gesundheitsdaten enthält sie nie.",
  connect: "Wallet verbinden",
  noWalletHint:
    "Noch keine Wallet? Installieren Sie eine, zum Beispiel MetaMask, laden Sie diese Seite neu und verbinden Sie sie.",
  welcomeBack: "Willkommen zurück",
  chooseActor: "Wählen Sie, wohin Sie möchten.",
  openPatient: "Meine Akte öffnen",
  openClinic: "Arbeitsplatz öffnen",
  openOrganization: "Team-Seite öffnen",
  openAuthority: "Seite der Behörde öffnen",
  number: (id: string) => `Nummer ${id}`,
  chartNumber: (id: string) => `Akte Nummer ${id}`,
  signUpTitle: "Konto anlegen",
  signUpTitleMore: "Weiteres Konto anlegen",
  signUpText: "Als wer sind Sie hier?",
  signUp: {
    patient: { title: "Ich bin Patientin oder Patient", text: "Meine eigene Gesundheitsakte führen und freigeben." },
    clinician: {
      title: "Ich bin Ärztin oder Arzt",
      text: "Akten lesen und ergänzen, die für mich freigegeben sind.",
    },
    organization: {
      title: "Ich leite ein Krankenhaus oder eine Praxis",
      text: "Angeben, wer bei uns arbeitet.",
    },
  },
  authorityText: "Lässt Ärztinnen und Ärzte zu und erkennt Krankenhäuser an. Eine Akte lesen kann sie nie.",
};

export const access: Messages["access"] = {
  walletSign: "Ihre Wallet bittet um eine Unterschrift. Lesen Sie sie dort und bestätigen Sie.",
  walletConfirm: "Ihre Wallet bittet Sie, eine Änderung zu bestätigen. Lesen Sie sie dort und bestätigen Sie.",
  connectFirst: "Verbinden Sie eine Wallet, um fortzufahren",
  connectFirstText: "Diese Seite gehört jemandem: Verbinden Sie die Wallet des Kontos, das Sie benutzen möchten.",
  wrongNetworkTitle: "Ihre Wallet ist in einem anderen Netz",
  wrongNetwork: (name: string) => `Chartkey läuft hier in „${name}“. Bis Ihre Wallet auch dort ist, geht nichts.`,
  switchNetwork: "Netz wechseln",
  noActor: {
    patient: "Zu dieser Wallet gehört noch keine Akte",
    clinician: "Zu dieser Wallet gehört noch kein ärztliches Konto",
    organization: "Zu dieser Wallet gehört noch kein Konto eines Krankenhauses",
  },
  noActorText: "Legen Sie in wenigen Minuten eines an, oder verbinden Sie eine andere Wallet.",
  create: "Konto anlegen",
  notAuthority: "Diese Seite ist für die Zulassungsbehörde",
  notAuthorityText: "Die verbundene Wallet hat dieses Amt nicht. Verbinden Sie eine andere.",
  unlockTitle: {
    patient: "Ihre Akte aufschließen",
    clinician: "Ihren Arbeitsplatz aufschließen",
    organization: "Ihre Team-Seite aufschließen",
  },
  unlockText: "Ihre Schlüssel sind weggeschlossen. Öffnen Sie sie auf diesem Gerät mit einem Ihrer Zugänge.",
  unlockWallet: "Mit der Wallet aufschließen",
  unlockWalletHint:
    "Ihre Wallet wird Sie um eine Unterschrift bitten, und um eine weitere zur Anmeldung. Beide kosten nichts.",
  unlockOther: "Andere Zugänge",
  unlockPasskey: "Passkey benutzen",
  unlockPhrase: "Wiederherstellungswörter benutzen",
  unlockSheets: "Gedruckte Blätter benutzen",
  unlocking: "Wird aufgeschlossen …",
};

export const welcome: Messages["welcome"] = {
  pageTitle: "Konto anlegen",
  title: {
    patient: "Ihre Akte anlegen",
    clinician: "Ihr ärztliches Konto anlegen",
    organization: "Ihr Krankenhaus anmelden",
  },
  steps: ["Über Sie", "Wörter", "Prüfung", "Anlegen"],
  stepOf: (step: number, of: number) => `Schritt ${String(step)} von ${String(of)}`,
  about: {
    patient: "Das wird auf diesem Gerät verschlüsselt. Lesen können es nur Sie und wer eine Freigabe von Ihnen hat.",
    clinician: "Das sieht, wen Sie um Zugriff bitten; es ist also öffentlich.",
    organization: "Das sehen Patientinnen, Patienten und Ihr Team; es ist also öffentlich.",
    name: {
      patient: "Vor- und Nachname",
      clinician: "Vor- und Nachname",
      organization: "Name des Krankenhauses oder der Praxis",
    },
    birthDate: "Geburtsdatum",
    speciality: "Fachgebiet",
    city: "Ort",
    nameMissing: "Geben Sie einen Namen mit höchstens 120 Zeichen ein.",
    birthDateMissing: "Geben Sie Ihr Geburtsdatum ein. Es kann nicht in der Zukunft liegen.",
  },
  phraseTitle: "Schreiben Sie Ihre Wiederherstellungswörter auf",
  phraseText:
    "Diese 24 Wörter öffnen Ihr Konto, wenn Ihre Wallet verloren geht. Wer sie hat, kann es auch öffnen. Bewahren Sie sie deshalb auf Papier auf, an einem sicheren Ort. Wir können sie nicht noch einmal zeigen, und niemand kann sie ersetzen.",
  phraseList: "Ihre Wiederherstellungswörter",
  copy: "Wörter kopieren",
  print: "Wörter drucken",
  written: "Ich habe alle 24 Wörter aufgeschrieben",
  checkTitle: "Prüfen wir Ihre Wörter",
  checkText: "Geben Sie diese drei Wörter aus Ihrer Liste ein.",
  word: (number: number) => `Wort ${String(number)}`,
  wordWrong: "Das ist nicht das Wort mit dieser Nummer. Sehen Sie noch einmal in Ihre Liste.",
  createTitle: "Wählen Sie einen zweiten Zugang",
  createText: "Neben den Wörtern öffnet noch etwas anderes Ihr Konto. Weitere Zugänge können Sie später hinzufügen.",
  second: {
    wallet: "Meine Wallet",
    walletHint: "Sonst müssen Sie sich nichts merken. Manche Wallets können das nicht; dann erfahren Sie es.",
    passkey: "Ein Passkey",
    passkeyHint: "Ihr Finger, Ihr Gesicht oder Ihre PIN auf diesem Gerät. Unabhängig von der Wallet.",
    passkeyAbsent: "Für diesen Browser oder die Adresse dieser Seite gibt es keine Passkeys.",
  },
  confirmations: {
    patient: {
      wallet:
        "Ihre Wallet wird Sie fünfmal um Bestätigung bitten: zweimal, um sie zu einem Schlüssel Ihrer Akte zu machen, einmal, um Sie beim Datendienst anzumelden, und zweimal, um Sie einzutragen und Ihre Akte zu eröffnen.",
      passkey:
        "Dieses Gerät wird zweimal nach dem Passkey fragen. Ihre Wallet wird Sie dreimal um Bestätigung bitten: einmal, um Sie beim Datendienst anzumelden, und zweimal, um Sie einzutragen und Ihre Akte zu eröffnen.",
    },
    clinician: {
      wallet:
        "Ihre Wallet wird Sie viermal um Bestätigung bitten: zweimal, um sie zu einem Schlüssel Ihres Kontos zu machen, einmal, um Sie beim Datendienst anzumelden, und einmal, um Sie einzutragen.",
      passkey:
        "Dieses Gerät wird zweimal nach dem Passkey fragen. Ihre Wallet wird Sie zweimal um Bestätigung bitten: einmal, um Sie beim Datendienst anzumelden, und einmal, um Sie einzutragen.",
    },
    organization: {
      wallet:
        "Ihre Wallet wird Sie viermal um Bestätigung bitten: zweimal, um sie zu einem Schlüssel dieses Kontos zu machen, einmal, um Sie beim Datendienst anzumelden, und einmal, um das Konto einzutragen.",
      passkey:
        "Dieses Gerät wird zweimal nach dem Passkey fragen. Ihre Wallet wird Sie zweimal um Bestätigung bitten: einmal, um Sie beim Datendienst anzumelden, und einmal, um das Konto einzutragen.",
    },
  },
  create: { patient: "Meine Akte anlegen", clinician: "Mein Konto anlegen", organization: "Anmelden" },
  creating: "Bitte lassen Sie diese Seite offen.",
  progress: {
    keys: "Ihre Schlüssel werden auf diesem Gerät gemacht",
    profile: "Ihre Angaben werden verschlüsselt und gespeichert",
    vault: "Ihre Schlüssel werden weggeschlossen",
    register: "Sie werden eingetragen",
    chart: "Ihre Akte wird eröffnet",
    done: "Alles fertig",
  },
  doneTitle: {
    patient: "Ihre Akte ist bereit",
    clinician: "Ihr Konto ist bereit",
    organization: "Sie sind angemeldet",
  },
  doneText: {
    patient: (id: string) =>
      `Ihre Akte hat die Nummer ${id}. Geben Sie sie einer Ärztin oder einem Arzt, die Sie um Zugriff bitten sollen.`,
    clinician: (id: string) =>
      `Ihre Nummer ist ${id}. Die Behörde muss Sie zulassen, bevor Akten für Sie freigegeben werden können: Geben Sie ihr diese Nummer.`,
    organization: (id: string) =>
      `Ihre Nummer ist ${id}. Die Behörde muss Sie anerkennen, bevor Ihr Team zählt: Geben Sie ihr diese Nummer.`,
  },
};
