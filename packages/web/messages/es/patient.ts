import type { Messages } from "../types.ts";
import { plurals } from "../words.ts";

const number = plurals("es");
const records = (count: number): string => number(count, { one: "1 entrada", other: "# entradas" });

export const patient: Messages["patient"] = {
  nav: {
    label: "Su historia clínica",
    timeline: "Historia",
    upload: "Añadir",
    requests: "Solicitudes",
    sharing: "Compartir",
    history: "Accesos",
    safety: "Seguridad",
  },
  timeline: {
    title: "Su historia clínica",
    greeting: (name: string) => `Historia de ${name}`,
    text: "Todo lo que han anotado usted y los profesionales que le atienden. Solo pueden leerlo usted y las personas con las que comparte.",
    add: "Añadir a mi historia",
    emptyTitle: "Su historia está vacía",
    emptyText: "Añada su primer documento: un informe de su médico, un análisis, una foto de una receta.",
    emptyFilter: "En esta sección no hay nada todavía",
    verified: "La lista está completa: se ha comparado con el registro.",
    waiting: (count: number) =>
      number(count, {
        one: "Alguien pide ver su historia.",
        other: "# personas piden ver su historia.",
      }),
    seeRequests: "Ver las solicitudes",
  },
  upload: {
    title: "Añadir a su historia",
    text: "Lo que añade se cifra en este dispositivo antes de salir de él.",
    files: "Archivos",
    note: "Escribir una nota",
    tabs: "Qué añadir",
  },
  requests: {
    title: "Solicitudes",
    text: "Quién pide ver su historia, qué vería, por qué y durante cuánto tiempo.",
    emptyTitle: "No hay solicitudes pendientes",
    emptyText:
      "Cuando un profesional pida acceso, verá aquí exactamente qué se compartiría. Para que pueda pedirlo, dele el número de su historia.",
    showNumber: "Mostrar el número de mi historia",
    asks: (name: string) => `${name} pide ver su historia`,
    unknown: "Alguien cuyo nombre no conocemos",
    askedAt: (moment: string) => `Pedido el ${moment}`,
    licensed: "Licencia válida",
    notLicensed: "Sin licencia válida",
    notLicensedWarning:
      "Esta persona no tiene una licencia válida en este momento, así que no puede compartir con ella. Rechace o espere.",
    at: (places: string) => `Trabaja en ${places}`,
    noPlace: "Ningún hospital ha confirmado que esta persona sea de su personal.",
    reason: "Su motivo",
    noReason: "No ha dado un motivo que se pueda leer.",
    purpose: "Finalidad",
    decide: "Lo que usted permite",
    parts: "Secciones de su historia",
    mayRead: "Puede leer",
    mayAdd: "Puede añadir",
    readPart: (part: string) => `Puede leer ${part}`,
    addPart: (part: string) => `Puede añadir a ${part}`,
    until: "Hasta",
    untilHint: "El acceso termina por sí solo al final de este día.",
    untilBad: "Elija un día a partir de hoy.",
    nothingChosen: "Elija al menos una sección.",
    which: "Qué entradas",
    historyAll: "Todo lo que hay en estas secciones",
    historyAllHint: "Lo que hay hoy y lo que se añada hasta el final.",
    historyFromNow: "Solo lo que se añada desde ahora",
    historyFromNowHint: "Nada de lo que hay hoy en su historia.",
    preview: "Lo que se podrá ver",
    previewNone: "No se podrá ver ninguna entrada de las que hay hoy en su historia.",
    previewCount: (count: number) =>
      number(count, { one: "Se podrá ver 1 entrada:", other: "Se podrán ver # entradas:" }),
    previewAdd: (parts: string) => `Podrá añadir entradas nuevas a ${parts}.`,
    wallet: "Su billetera le pedirá que confirme una vez.",
    grant: "Permitir el acceso",
    deny: "Rechazar",
    granted: (name: string) => `${name} ya puede ver lo que usted eligió.`,
    denied: "La solicitud se rechazó. No se ha compartido nada.",
    earlier: "Solicitudes anteriores",
    state: { open: "Pendiente de usted", granted: "Permitida", denied: "Rechazada" },
  },
  sharing: {
    title: "Compartir",
    text: "Quién puede ver su historia. Puede terminarlo todo de inmediato.",
    emptyTitle: "No comparte con nadie",
    emptyText: "Nadie más que usted puede leer su historia.",
    live: "Compartido ahora",
    ended: "Terminado",
    noneLive: "Ahora mismo no comparte con nadie.",
    reads: "Lee",
    adds: "Puede añadir a",
    nothing: "Nada",
    purpose: "Finalidad",
    until: "Hasta",
    since: "Desde",
    which: "Qué entradas",
    historyAll: "También las entradas anteriores",
    historyFromNow: "Solo las entradas añadidas desde entonces",
    left: (time: string) => `tiempo restante: ${time}`,
    state: { live: "Activo", notYet: "Aún no ha empezado", expired: "Caducado", revoked: "Terminado" },
    endedAt: (moment: string) => `Terminó el ${moment}`,
    stop: "Dejar de compartir",
    stopWith: (name: string) => `Dejar de compartir con ${name}`,
    stopTitle: (name: string) => `Dejar de compartir con ${name}`,
    stopping: "Cerrando las puertas. Puede que su billetera le pida que confirme.",
    stoppedTitle: (name: string) => `${name} ya no puede entrar`,
    closed: (parts: string) =>
      `Hay claves nuevas para ${parts}. Lo que se añada desde ahora queda cerrado para esta persona, y el almacén de datos ya no le da nada.`,
    closedNothing: "El almacén de datos ya no le da nada.",
    openedTitle: "Lo que ya había abierto",
    openedText: "Puede recordarlo o haber guardado una copia: eso nadie lo puede deshacer.",
    openedNothing: "No había abierto nada antes de que usted dejara de compartir.",
    done: "Listo",
    seeHistory: "Ver quién abrió qué",
    withheld: (names: string) =>
      `No recibió claves nuevas, porque la suya cambió: ${names}. No lee nada nuevo aquí hasta que usted compruebe quién es y vuelva a compartir.`,
  },
  past: {
    offer: "Cerrar lo que podía leer antes",
    offerWith: (name: string) => `Cerrar lo que ${name} podía leer antes`,
    title: (name: string) => `Cerrar lo que ${name} podía leer antes`,
    sectionTitle: "¿Cerrar también lo que podía leer antes?",
    explain: (name: string) =>
      `${name} ya no puede obtener nada del almacén de datos. Pero si guardó sus claves y un día consiguiera una copia de todo el almacén, esas claves abrirían lo que usted compartió antes. Puede hacer que se cifre de nuevo con claves nuevas; las copias antiguas se borran después.`,
    limits:
      "Lo que ya ha copiado o recuerda se queda con esa persona. Esto tarda más que dejar de compartir: su billetera le pregunta una vez por cada entrada. Puede parar en cualquier momento y seguir más tarde.",
    counting: "Mirando lo que podía leer",
    count: (count: number) =>
      number(count, { one: "1 entrada recibe claves nuevas.", other: "# entradas reciben claves nuevas." }),
    none: "No hay nada que pueda recibir claves nuevas.",
    start: "Darle claves nuevas",
    goOn: "Seguir",
    pause: "Parar por ahora",
    pausing: "Terminando la entrada que está en curso.",
    progress: (name: string) => `Claves nuevas para lo que ${name} podía leer`,
    step: (done: number, total: number, bytes: string) =>
      `${String(done)} de ${String(total)} entradas, ${bytes} de archivos`,
    cutOff: "Lo que se hizo hasta entonces queda hecho. No se ha perdido nada, y puede seguir en cualquier momento.",
    doneTitle: "Lo que podía leer antes está cerrado",
    closableTitle: "Todo lo que se puede cerrar está cerrado",
    doneText: (count: number) =>
      number(count, {
        one: "1 entrada tiene claves nuevas, y sus copias antiguas se han borrado.",
        other: "# entradas tienen claves nuevas, y sus copias antiguas se han borrado.",
      }),
    partTitle: "Aún no ha terminado",
    partText: (count: number) =>
      number(count, {
        one: "Queda 1 entrada. Puede seguir en cualquier momento.",
        other: "Quedan # entradas. Puede seguir en cualquier momento.",
      }),
    undeleted: (count: number) =>
      number(count, {
        one: "El almacén conserva todavía por poco tiempo las copias antiguas de 1 entrada. Siga más tarde para que se borren.",
        other:
          "El almacén conserva todavía por poco tiempo las copias antiguas de # entradas. Siga más tarde para que se borren.",
      }),
    staysTitle: "Lo que se queda como está",
    stays: {
      others: (count: number) =>
        `${records(count)} de otras personas. Solo quien las escribió puede sustituirlas; usted puede borrar lo que nadie deba leer.`,
      fromNow: (count: number) =>
        `${records(count)} que, con las claves nuevas, podría ver alguien que solo ve lo más reciente.`,
      withdrawn: (count: number) => `${records(count)} con la marca de errónea.`,
      unreadable: (count: number) => `${records(count)} con contenido que falta o está dañado.`,
      tooLarge: (count: number) => `${records(count)} con demasiadas versiones y archivos.`,
    },
    unfinishedTitle: "Empezó a cerrar lo que alguien podía leer antes",
    unfinishedText: (name: string) =>
      `Lo que ${name} podía leer no está cerrado del todo. Usted puede leer todo lo de su historia como antes.`,
  },
  whole: {
    staff: "Todo el hospital: todas las personas de su personal",
    staffCount: (count: number) =>
      number(count, {
        one: "Todo el hospital: hoy hay 1 persona en su personal",
        other: "Todo el hospital: hoy hay # personas en su personal",
      }),
    explain: (name: string) =>
      `Si lo permite, todo el personal de ${name} puede abrir lo que usted elija, también quienes lleguen más tarde. Quien se va queda fuera. En «Accesos» verá quién de ellos abrió qué.`,
    standing: { good: "Acreditación válida", bad: "Sin acreditación válida" },
    notAccreditedWarning:
      "Este hospital no tiene una acreditación válida en este momento, así que no puede compartir con él. Rechace o espere.",
  },
  history: {
    title: "Accesos",
    text: "Cada vez que alguien abrió algo de su historia, el almacén de datos lo anotó aquí.",
    emptyTitle: "Nadie ha abierto nada",
    emptyText: "Cuando alguien con quien comparte abra una entrada, lo verá aquí.",
    opened: (who: string, what: string) => `${who} abrió ${what}`,
    openedFor: (who: string, organization: string, what: string) => `${who}, de ${organization}, abrió ${what}`,
    titled: (title: string) => `«${title}»`,
    file: (part: string) => `un archivo de ${part}`,
    untitled: (part: string) => `una entrada de ${part}`,
    version: (version: number) => `versión ${String(version)}`,
  },
  safety: {
    title: "Seguridad",
    text: "Cómo entra usted en su historia y cómo la encuentran otras personas.",
    number: "Número de su historia",
    numberText: "Dé este número a un profesional que deba poder pedirle acceso. Por sí solo no abre nada.",
    copyNumber: "Copiar el número",
    qrLabel: (id: string) => `Código de la historia número ${id}`,
    profile: "Sobre usted",
    profileText: "Cifrado. Pueden leerlo las personas con las que comparte.",
    name: "Nombre",
    birthDate: "Fecha de nacimiento",
    device: "Este dispositivo",
    deviceText:
      "Su historia se bloquea sola después de 15 minutos sin actividad. Bloquéela ahora si deja este dispositivo.",
    lockNow: "Bloquear ahora",
  },
};
