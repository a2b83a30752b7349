import type { Messages } from "../types.ts";

export const start: Messages["start"] = {
  heroTitle: "Su historia clínica, en sus manos.",
  heroText:
    "Chartkey guarda sus documentos médicos cifrados con una clave que solo tiene usted. Usted decide quién puede verlos, qué puede ver y durante cuánto tiempo. Y ve cada vez que alguien lo hizo.",
  facts: [
    {
      title: "Solo usted tiene la clave",
      text: "Los archivos se cifran en su dispositivo antes de salir de él. Quien los almacena no puede leerlos.",
    },
    {
      title: "Usted decide quién ve qué",
      text: "Comparta sus análisis sin compartir sus notas. Todo permiso tiene una finalidad y una fecha de fin.",
    },
    {
      title: "Nada ocurre a sus espaldas",
      text: "Cada entrada se compara con un registro público, y cada vez que alguien abre su historia queda anotado para usted.",
    },
  ],
  connectTitle: "Para empezar",
  connectText: "Su billetera firma por usted, como una firma en papel. Nunca contiene sus datos de salud.",
  connect: "Conectar una billetera",
  noWalletHint: "¿Aún no tiene billetera? Instale una, por ejemplo MetaMask, recargue esta página y conéctela.",
  welcomeBack: "Le damos la bienvenida de nuevo",
  chooseActor: "Elija adónde ir.",
  openPatient: "Abrir mi historia",
  openClinic: "Abrir el escritorio clínico",
  openOrganization: "Abrir la página del personal",
  openAuthority: "Abrir la página de la autoridad",
  number: (id: string) => `Número ${id}`,
  chartNumber: (id: string) => `Historia número ${id}`,
  signUpTitle: "Crear una cuenta",
  signUpTitleMore: "Añadir otra cuenta",
  signUpText: "¿Qué describe su caso?",
  signUp: {
    patient: { title: "Soy paciente", text: "Guardar y compartir mi propia historia clínica." },
    clinician: {
      title: "Soy profesional de la salud",
      text: "Leer y escribir historias que los pacientes comparten conmigo.",
    },
    organization: {
      title: "Dirijo un hospital o un consultorio",
      text: "Indicar quiénes trabajan con nosotros.",
    },
  },
  authorityText: "Concede licencias a profesionales y acredita hospitales. Nunca puede leer una historia.",
};

export const access: Messages["access"] = {
  walletSign: "Su billetera le pide una firma. Léala allí y confirme.",
  walletConfirm: "Su billetera le pide que confirme un cambio. Léalo allí y confirme.",
  connectFirst: "Conecte una billetera para continuar",
  connectFirstText: "Esta página pertenece a alguien: conecte la billetera de la cuenta que quiere usar.",
  wrongNetworkTitle: "Su billetera está en otra red",
  wrongNetwork: (name: string) =>
    `Aquí Chartkey funciona en «${name}». Nada funciona hasta que su billetera también esté en ella.`,
  switchNetwork: "Cambiar de red",
  noActor: {
    patient: "Esta billetera aún no tiene una historia",
    clinician: "Esta billetera aún no tiene una cuenta de profesional",
    organization: "Esta billetera aún no tiene una cuenta de hospital",
  },
  noActorText: "Cree una en unos minutos, o conecte otra billetera.",
  create: "Crear una cuenta",
  notAuthority: "Esta página es para la autoridad de licencias",
  notAuthorityText: "La billetera conectada no tiene ese cargo. Conecte otra billetera.",
  unlockTitle: {
    patient: "Desbloquee su historia",
    clinician: "Desbloquee su escritorio",
    organization: "Desbloquee la página del personal",
  },
  unlockText: "Sus claves están bloqueadas. Ábralas en este dispositivo con cualquiera de sus formas de entrar.",
  unlockWallet: "Desbloquear con la billetera",
  unlockWalletHint: "Su billetera le pedirá una firma, y otra para iniciar sesión. Ninguna cuesta nada.",
  unlockOther: "Otras formas de entrar",
  unlockPasskey: "Usar una llave de acceso",
  unlockPhrase: "Usar la frase de recuperación",
  unlockSheets: "Usar hojas impresas",
  unlocking: "Desbloqueando…",
};

export const welcome: Messages["welcome"] = {
  pageTitle: "Crear una cuenta",
  title: {
    patient: "Cree su historia",
    clinician: "Cree su cuenta de profesional",
    organization: "Registre su hospital",
  },
  steps: ["Sobre usted", "Frase de recuperación", "Comprobación", "Crear"],
  stepOf: (step: number, of: number) => `Paso ${String(step)} de ${String(of)}`,
  about: {
    patient: "Esto se cifra en este dispositivo. Solo pueden leerlo usted y las personas con las que comparte.",
    clinician: "Los pacientes lo ven cuando usted les pide acceso, así que es público.",
    organization: "Lo ven los pacientes y el personal, así que es público.",
    name: {
      patient: "Nombre completo",
      clinician: "Nombre completo",
      organization: "Nombre del hospital o consultorio",
    },
    birthDate: "Fecha de nacimiento",
    speciality: "Especialidad",
    city: "Ciudad",
    nameMissing: "Escriba un nombre de hasta 120 caracteres.",
    birthDateMissing: "Escriba su fecha de nacimiento. No puede estar en el futuro.",
  },
  phraseTitle: "Anote su frase de recuperación",
  phraseText:
    "Estas 24 palabras abren su cuenta si pierde su billetera. Quien las tenga también puede abrirla, así que guárdelas en papel, en un lugar seguro. No podemos volver a mostrarlas, y nadie puede sustituirlas.",
  phraseList: "Su frase de recuperación",
  copy: "Copiar las palabras",
  print: "Imprimir las palabras",
  written: "He anotado las 24 palabras",
  checkTitle: "Comprobemos sus palabras",
  checkText: "Escriba estas tres palabras de su lista.",
  word: (number: number) => `Palabra ${String(number)}`,
  wordWrong: "Esta no es la palabra con ese número. Mire su lista otra vez.",
  createTitle: "Elija una segunda forma de entrar",
  createText: "Además de las palabras, otra forma de entrar abre su cuenta. Puede añadir más después.",
  second: {
    wallet: "Mi billetera",
    walletHint: "No hay que recordar nada más. Algunas billeteras no pueden hacerlo; se lo diremos.",
    passkey: "Una llave de acceso",
    passkeyHint: "Su dedo, su cara o su PIN en este dispositivo. No depende de la billetera.",
    passkeyAbsent: "Este navegador, o la dirección de esta página, no tiene llaves de acceso.",
  },
  confirmations: {
    patient: {
      wallet:
        "Su billetera le pedirá que confirme cinco veces: dos para convertirla en una llave de su historia, una para iniciar sesión en el servicio de datos y dos para registrarle y abrir su historia.",
      passkey:
        "Este dispositivo le pedirá la llave de acceso dos veces. Su billetera le pedirá que confirme tres veces: una para iniciar sesión en el servicio de datos y dos para registrarle y abrir su historia.",
    },
    clinician: {
      wallet:
        "Su billetera le pedirá que confirme cuatro veces: dos para convertirla en una llave de su cuenta, una para iniciar sesión en el servicio de datos y una para registrarle.",
      passkey:
        "Este dispositivo le pedirá la llave de acceso dos veces. Su billetera le pedirá que confirme dos veces: una para iniciar sesión en el servicio de datos y una para registrarle.",
    },
    organization: {
      wallet:
        "Su billetera le pedirá que confirme cuatro veces: dos para convertirla en una llave de esta cuenta, una para iniciar sesión en el servicio de datos y una para registrarla.",
      passkey:
        "Este dispositivo le pedirá la llave de acceso dos veces. Su billetera le pedirá que confirme dos veces: una para iniciar sesión en el servicio de datos y una para registrarla.",
    },
  },
  create: { patient: "Crear mi historia", clinician: "Crear mi cuenta", organization: "Registrar" },
  creating: "Mantenga esta página abierta, por favor.",
  progress: {
    keys: "Creando sus claves en este dispositivo",
    profile: "Cifrando y guardando su perfil",
    vault: "Guardando sus claves bajo llave",
    register: "Registrando su cuenta",
    chart: "Abriendo su historia",
    done: "Todo listo",
  },
  doneTitle: {
    patient: "Su historia está lista",
    clinician: "Su cuenta está lista",
    organization: "El registro está hecho",
  },
  doneText: {
    patient: (id: string) =>
      `El número de su historia es ${id}. Déselo a un profesional que deba poder pedirle acceso.`,
    clinician: (id: string) =>
      `Su número es ${id}. La autoridad tiene que concederle una licencia antes de que los pacientes puedan compartir con usted: dele este número.`,
    organization: (id: string) =>
      `Su número es ${id}. La autoridad tiene que acreditar al hospital antes de que su personal cuente: dele este número.`,
  },
};
