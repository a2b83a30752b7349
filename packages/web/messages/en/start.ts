/** The start page, connecting, signing up and unlocking. */
export const start = {
  heroTitle: "Your health record, in your hands.",
  heroText:
    "Chartkey keeps your medical files encrypted with a key that only you hold. You decide who may look, at what, and for how long. You see every time somebody did.",
  facts: [
    {
      title: "Only you hold the key",
      text: "Files are encrypted on your device before they leave it. Whoever stores them cannot read them.",
    },
    {
      title: "You decide who sees what",
      text: "Share your labs without sharing your notes. Every consent has a purpose and an end date.",
    },
    {
      title: "Nothing happens behind your back",
      text: "Each record is checked against a public registry, and each opening of your chart is listed for you.",
    },
  ],
  connectTitle: "Get started",
  connectText: "Your wallet signs for you, like a signature on paper. It never holds your health data.",
  connect: "Connect a wallet",
  noWalletHint: "No wallet yet? Install one, such as MetaMask, reload this page, and connect it.",
  welcomeBack: "Welcome back",
  chooseActor: "Choose where to go.",
  openPatient: "Open my chart",
  openClinic: "Open the clinic desk",
  openOrganization: "Open the staff page",
  openAuthority: "Open the authority desk",
  number: (id: string) => `Number ${id}`,
  chartNumber: (id: string) => `Chart number ${id}`,
  signUpTitle: "Create an account",
  signUpTitleMore: "Add another account",
  signUpText: "What are you here as?",
  signUp: {
    patient: { title: "I am a patient", text: "Keep and share my own health record." },
    clinician: { title: "I am a clinician", text: "Read and write charts that patients share with me." },
    organization: { title: "I run a hospital or practice", text: "Name the people who work for us." },
  },
  authorityText: "Licenses clinicians and accredits hospitals. It can never read a chart.",
};

export const access = {
  walletSign: "Your wallet is asking for a signature. Read it there and confirm.",
  walletConfirm: "Your wallet is asking you to confirm a change. Read it there and confirm.",
  connectFirst: "Connect a wallet to go on",
  connectFirstText: "This page belongs to somebody: connect the wallet of the account you want to use.",
  wrongNetworkTitle: "Your wallet is on another network",
  wrongNetwork: (name: string) => `Chartkey runs on “${name}” here. Nothing works until your wallet is on it too.`,
  switchNetwork: "Switch network",
  noActor: {
    patient: "This wallet has no chart yet",
    clinician: "This wallet has no clinician account yet",
    organization: "This wallet has no hospital account yet",
  },
  noActorText: "Create one in a few minutes, or connect another wallet.",
  create: "Create an account",
  notAuthority: "This desk is for the licensing authority",
  notAuthorityText: "The connected wallet does not hold that office. Connect another wallet.",
  unlockTitle: { patient: "Unlock your chart", clinician: "Unlock your desk", organization: "Unlock your staff page" },
  unlockText: "Your keys are locked away. Open them on this device with any of your ways in.",
  unlockWallet: "Unlock with wallet",
  unlockWalletHint: "Your wallet will ask you for a signature, and for another one to sign in. Neither costs anything.",
  unlockOther: "Other ways in",
  unlockPasskey: "Use a passkey",
  unlockPhrase: "Use the recovery phrase",
  unlockSheets: "Use printed sheets",
  unlocking: "Unlocking…",
};

export const welcome = {
  pageTitle: "Sign up",
  title: {
    patient: "Create your chart",
    clinician: "Create your clinician account",
    organization: "Register your hospital",
  },
  steps: ["About you", "Recovery phrase", "Check", "Create"],
  stepOf: (step: number, of: number) => `Step ${String(step)} of ${String(of)}`,
  about: {
    patient: "This is encrypted on this device. Only you, and people you share with, can read it.",
    clinician: "Patients see this when you ask them for access, so it is public.",
    organization: "Patients and staff see this, so it is public.",
    name: { patient: "Full name", clinician: "Full name", organization: "Name of the hospital or practice" },
    birthDate: "Date of birth",
    speciality: "Speciality",
    city: "City",
    nameMissing: "Enter a name of up to 120 characters.",
    birthDateMissing: "Enter your date of birth. It cannot be in the future.",
  },
  phraseTitle: "Write down your recovery phrase",
  phraseText:
    "These 24 words open your account if your wallet is lost. Whoever has them can open it too, so keep them on paper, in a safe place. We cannot show them again, and nobody can replace them.",
  phraseList: "Your recovery phrase",
  copy: "Copy words",
  print: "Print words",
  written: "I have written down all 24 words",
  checkTitle: "Let us check your words",
  checkText: "Type these three words from your list.",
  word: (number: number) => `Word ${String(number)}`,
  wordWrong: "This is not the word with that number. Look at your list again.",
  createTitle: "Choose a second way in",
  createText: "Beside the words, one more way opens your account. You can add others later.",
  second: {
    wallet: "My wallet",
    walletHint: "Nothing else to remember. Some wallets cannot do this; you will be told.",
    passkey: "A passkey",
    passkeyHint: "Your finger, face or PIN on this device. It does not depend on the wallet.",
    passkeyAbsent: "This browser, or the address of this page, has no passkeys.",
  },
  confirmations: {
    patient: {
      wallet:
        "Your wallet will ask you to confirm five times: twice to make it a key to your chart, once to sign in to the record service, and twice to register you and open your chart.",
      passkey:
        "This device will ask for the passkey twice. Your wallet will ask you to confirm three times: once to sign in to the record service, and twice to register you and open your chart.",
    },
    clinician: {
      wallet:
        "Your wallet will ask you to confirm four times: twice to make it a key to your account, once to sign in to the record service, and once to register you.",
      passkey:
        "This device will ask for the passkey twice. Your wallet will ask you to confirm twice: once to sign in to the record service, and once to register you.",
    },
    organization: {
      wallet:
        "Your wallet will ask you to confirm four times: twice to make it a key to this account, once to sign in to the record service, and once to register it.",
      passkey:
        "This device will ask for the passkey twice. Your wallet will ask you to confirm twice: once to sign in to the record service, and once to register it.",
    },
  },
  create: { patient: "Create my chart", clinician: "Create my account", organization: "Register" },
  creating: "Please keep this page open.",
  progress: {
    keys: "Making your keys on this device",
    profile: "Encrypting and storing your profile",
    vault: "Locking your keys away",
    register: "Registering you",
    chart: "Opening your chart",
    done: "All set",
  },
  doneTitle: { patient: "Your chart is ready", clinician: "Your account is ready", organization: "You are registered" },
  doneText: {
    patient: (id: string) =>
      `Your chart number is ${id}. Give it to a clinician who should be able to ask you for access.`,
    clinician: (id: string) =>
      `Your number is ${id}. The authority has to license you before patients can share with you: give them this number.`,
    organization: (id: string) =>
      `Your number is ${id}. The authority has to accredit you before your staff can count on it: give them this number.`,
  },
};
