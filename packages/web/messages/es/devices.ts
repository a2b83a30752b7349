import type { Messages } from "../types.ts";
import { plurals } from "../words.ts";

const count = plurals("es");
const missingReadings = (missing: number): string =>
  count(missing, { one: "Falta 1 medición", other: "Faltan # mediciones" });

export const devices: Messages["devices"] = {
  link: "Dispositivos",
  back: "Volver a Compartir",
  title: "Dispositivos",
  text: "Un reloj, una báscula o un aparato de laboratorio puede añadir mediciones a secciones de su historia. No puede leer nada.",
  emptyTitle: "No hay ningún dispositivo conectado",
  emptyText: "Conecte uno con el número que muestra el dispositivo o su aplicación.",
  now: "Sus dispositivos",
  unnamed: (number: string) => `Dispositivo ${number}`,
  states: { live: "Conectado", notYet: "Aún no conectado", expired: "Caducado", revoked: "Detenido" },
  parts: "Añade a",
  until: "Hasta",
  number: "Número del dispositivo",
  last: "Última medición",
  never: "Ninguna todavía",
  count: "Mediciones",
  gapsTitle: "Mediciones que faltan",
  noGaps: "No falta ninguna",
  gap: (missing: number, after: string | undefined, before: string) =>
    after === undefined
      ? `${missingReadings(missing)} antes del ${before}`
      : `${missingReadings(missing)} entre el ${after} y el ${before}`,
  moreGaps: (gaps: number) => count(gaps, { one: "y 1 hueco anterior", other: "y # huecos anteriores" }),
  gapsHint: "El dispositivo cuenta sus mediciones. Lo que contó y nunca llegó a su historia se muestra aquí.",
  stop: "Detener",
  stopLabel: (name: string) => `Detener ${name}`,
  stopped: (name: string) => `${name} ya no puede añadir nada.`,
  formTitle: "Conectar un dispositivo",
  numberHint: "Lo muestra el dispositivo o su aplicación.",
  numberBad: "Escriba el número del dispositivo: solo cifras.",
  untilHint: "El dispositivo puede añadir mediciones hasta el final de este día.",
  untilBad: "Elija un día a partir de hoy, como mucho dentro de diez años.",
  choose: "¿A qué secciones puede añadir?",
  chooseHint: "No ve ninguna de ellas.",
  noParts: "Elija al menos una sección.",
  wallet: "Su billetera le pedirá que confirme.",
  save: "Conectar",
  saved: "El dispositivo está conectado.",
};
