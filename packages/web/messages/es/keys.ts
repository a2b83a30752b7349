import type { Messages } from "../types.ts";
import { plurals } from "../words.ts";

const number = plurals("es");

export const keys: Messages["keys"] = {
  own: {
    title: "Sus palabras de seguridad",
    text: "Quien comparte con usted ve las mismas ocho palabras. Léalas por teléfono o muestre el código: si son distintas, hay alguien entre ustedes. No son secretas y no abren nada.",
    words: "Sus ocho palabras de seguridad",
    codeLabel: "Código de su clave",
  },
  check: {
    title: (name: string) => `Compruebe que es de verdad ${name}`,
    text: (name: string) =>
      `Pida a ${name} las ocho palabras de seguridad de su propia página: en persona o en un número que usted conozca. Tienen que ser estas, en este orden.`,
    words: (name: string) => `Palabras de seguridad de ${name}`,
    codeLabel: (name: string) => `Código de la clave de ${name}`,
    same: "Las ocho son iguales",
    picture: "Comparar con una foto de su código",
    pictureLabel: "Foto de su código",
    oneNode:
      "Este portal pregunta a un solo servidor de la red quién es, y le cree. Las palabras también comprueban eso.",
    manyNodes: (count: number) =>
      number(count, {
        one: "1 servidor independiente de la red confirma esta clave.",
        other: "# servidores independientes de la red coinciden en esta clave.",
      }),
    checkedAt: (moment: string) => `Comparó las palabras el ${moment}.`,
    states: {
      own: "La suya",
      new: "Sin comprobar: primer contacto",
      seen: "Conocida, nunca comprobada",
      checked: "Comprobada",
      changed: "Cambiada",
    },
  },
  warning: {
    title: (name: string) => `Antes de compartir con ${name}`,
    changedTitle: (name: string) => `Alto: ${name} tiene otra clave que antes`,
    changedText: "Puede ser por esto:",
    changedReasons: [
      "Tiene un dispositivo nuevo o tuvo que recuperar su cuenta. Entonces se lo dirá.",
      "Alguien se ha apoderado de su cuenta y pide en su nombre.",
      "La red o este portal le muestran la clave de otra persona.",
    ],
    changedAdvice:
      "No comparta antes de haber hablado con esa persona en un número que usted conozca y de haber comparado las palabras. Hasta entonces no recibe nada nuevo.",
    understood: "He hablado con esta persona, o acepto el riesgo",
    firstContact: (name: string) => `Nunca ha compartido con ${name}, y no han comparado las palabras de seguridad.`,
    noPlace: "Ningún hospital ni consultorio ha confirmado que esta persona trabaje allí.",
    noProfile: "No hay ningún perfil que diga quién es.",
    licenceEnds: (day: string) => `Su licencia termina el ${day}, antes de que acabe lo compartido.`,
    long: "Compartiría durante más de un año. Puede volver a compartir en cualquier momento, así que un plazo más corto es más seguro.",
    back: "Volver",
    share: "Compartir de todos modos",
  },
};
