import type { Messages } from "../types.ts";
import { plurals } from "../words.ts";

const number = plurals("es");

export const locks: Messages["locks"] = {
  title: "Formas de entrar en su historia",
  text: "Cada una de ellas abre su historia por sí sola. Guárdelas en sitios distintos.",
  kinds: {
    wallet: "Billetera",
    phrase: "Frase de recuperación",
    passkey: "Llave de acceso",
    sheets: "Hojas impresas",
  },
  explain: {
    wallet: "Se abre con la firma de esta billetera.",
    phrase: "24 palabras en papel.",
    passkey: "Se abre con su dedo, su cara o su PIN en un dispositivo que tenga la llave de acceso.",
    sheets: "Tres hojas de papel, de las que hacen falta dos cualesquiera.",
  },
  since: (day: string) => `Desde el ${day}`,
  hints: { wallet: (account: string) => `Billetera ${account}`, sheets: (set: string) => `Juego ${set}` },
  health: {
    good: (count: number) =>
      number(count, {
        one: "Tiene 1 forma de entrar.",
        other: "Tiene # formas de entrar. Perder una de ellas no hace daño.",
      }),
    goodText: "Pruebe una de ellas de vez en cuando, para saber que todavía funciona.",
    few: "Tiene dos formas de entrar, el mínimo permitido.",
    fewText: "Si pierde una, solo queda otra. Añada una más que guarde en otro sitio.",
  },
  tryIt: "Probarla",
  tryLabel: (name: string) => `Probar: ${name}`,
  remove: "Quitar",
  removeLabel: (name: string) => `Quitar: ${name}`,
  removeLast: "Debe haber al menos dos formas de entrar. Añada otra antes de quitar esta.",
  tryTitle: (name: string) => `Probar: ${name}`,
  tryText: "Esto es lo que haría en un dispositivo nuevo. No se cambia nada.",
  tryWorks: "Funciona. Esto abre su historia.",
  tryOther: (name: string) => `Esto abre su historia, pero es otra de sus formas de entrar: ${name}.`,
  removeTitle: (name: string) => `Quitar: ${name}`,
  removeText:
    "Ya no abrirá su historia. Sus entradas se quedan como están. Su billetera le pedirá que confirme una vez.",
  removeStolen:
    "¿Se la robaron? Quien la tenga, y además haya guardado una copia anterior de sus claves bloqueadas, aún puede abrir esa copia. Quitarla ahora la deja fuera de todo lo que venga después.",
  removed: "Quitada. Ya no abre nada.",
  addTitle: "Añadir otra forma de entrar",
  addText: "Su billetera le pedirá que confirme una vez por cada una.",
  add: {
    passkey: "Añadir una llave de acceso",
    passkeyText: "En este dispositivo o en su gestor de contraseñas. Se la pedirá dos veces.",
    passkeyAbsent: "Este navegador, o la dirección de esta página, no tiene llaves de acceso.",
    sheets: "Imprimir tres hojas",
    sheetsText: "Guárdelas en tres sitios, o deles una a tres personas. Una sola no abre nada.",
    phrase: "Anotar palabras nuevas",
    phraseText: "24 palabras en papel que abren su historia por sí solas.",
    wallet: "Añadir esta billetera",
    walletText: "La billetera conectada se convierte en una forma de entrar. Le pedirá dos veces la misma firma.",
    walletInstead: "Usar esta billetera en lugar de la anterior",
    walletInsteadText: "Su historia todavía se abre con una billetera que ahora no está conectada.",
  },
  added: "Añadida. Pruébela una vez, para saber que funciona.",
  replaced: "Su historia se abre ahora con la billetera conectada, y ya no con la anterior.",
  phraseTitle: "Anote estas palabras",
  phraseText:
    "Estas 24 palabras abren su historia. Quien las tenga también puede abrirla. No podemos volver a mostrarlas. Las palabras que anotó antes siguen sirviendo hasta que usted las quite.",
  phraseAdd: "Añadir estas palabras",
  phraseWritten: "He anotado las 24 palabras",
  phraseList: "Su nueva frase de recuperación",
  sheets: {
    title: "Hojas impresas",
    text: "Dos cualesquiera de estas tres hojas abren su historia. Una sola no abre ni revela nada, así que guárdelas separadas: en casa, con una amistad, en un banco.",
    make: "Crear tres hojas",
    again: "Crear otras hojas",
    print: "Imprimir las hojas",
    printed: "Las tres están impresas y puedo leerlas",
    add: "Convertirlas en una forma de entrar",
    notYet:
      "Estas hojas no abren nada hasta que pulse «Convertirlas en una forma de entrar». Después no podemos volver a mostrarlas.",
    back: "Volver a Seguridad",
    paperTitle: "Una llave de una historia clínica",
    paperNumber: (sheet: number) => `Hoja ${String(sheet)} de 3`,
    paperSet: (set: string) => `Juego ${set}`,
    paperChart: (id: string) => `Historia número ${id}`,
    paperMade: (day: string) => `Creada el ${day}`,
    paperText:
      "Esta hoja y una de las otras dos del mismo juego abren una historia de Chartkey. Sola no abre nada. Guárdela donde no estén las otras hojas.",
    paperHow: (address: string) =>
      `Para usarla: vaya a ${address}, conecte su billetera, elija «Usar hojas impresas» y tome una foto del código o escriba el texto.`,
    qrLabel: (sheet: number) => `Código de la hoja ${String(sheet)}`,
    textLabel: (sheet: number) => `Texto de la hoja ${String(sheet)}`,
  },
  atHand: {
    wallet: "Firmar con la billetera",
    passkey: "Usar la llave de acceso",
    phrase: "Abrir con las palabras",
    sheets: "Abrir con las hojas",
    phraseLabel: "Frase de recuperación (24 palabras)",
    phraseHint: "Escriba las palabras en orden, con un espacio entre ellas.",
    sheetLabel: ["Primera hoja", "Segunda hoja"],
    sheetHint: "Las letras y los números que hay debajo del código. Los espacios no importan.",
    picture: "Leer de una foto",
    pictureLabel: ["Foto de la primera hoja", "Foto de la segunda hoja"],
    pictureUnread:
      "No se encontró ningún código en esta foto. Tómela de nuevo, recta y con buena luz, o escriba el texto.",
  },
  passkeyNames: {
    patient: "Chartkey: mi historia",
    clinician: "Chartkey: cuenta de profesional",
    organization: "Chartkey: cuenta de hospital",
  },
};
