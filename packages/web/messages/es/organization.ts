import type { Messages } from "../types.ts";
import { plurals } from "../words.ts";

const number = plurals("es");

export const organization: Messages["organization"] = {
  nav: { label: "Hospital", staff: "Personal", patients: "Pacientes" },
  title: "Personal",
  text: "Quién trabaja aquí. Los pacientes pueden compartir con todo el hospital: entonces todas las personas de esta lista pueden abrir lo que ellos permitieron.",
  standing: "Su acreditación",
  standings: {
    none: "Aún sin acreditación",
    active: "Acreditado",
    expired: "Acreditación caducada",
    suspended: "Acreditación suspendida",
  },
  notAccredited: (id: string) =>
    `El personal cuenta cuando la autoridad haya acreditado al hospital. Dele su número: ${id}.`,
  validUntil: (day: string) => `Válida hasta el ${day}`,
  add: "Añadir a alguien al personal",
  addText: "Pida a su colega su número: está en su escritorio clínico.",
  number: "Número del profesional",
  numberBad: "Un número es un número entero, por ejemplo 12.",
  until: "Trabaja aquí hasta",
  untilBad: "Elija un día a partir de mañana.",
  wallet: "Su billetera le pedirá que confirme una vez.",
  save: "Añadir al personal",
  added: "Añadido al personal. La cuenta del propio hospital comparte la clave con esta persona.",
  addedWithKey: "Añadido al personal, con la clave.",
  addedWithoutKey: "Añadido al personal. La clave aún no se pudo compartir: pulse «Compartir la clave».",
  removed: "Quitado del personal.",
  remove: "Quitar",
  removeName: (name: string) => `Quitar a ${name}`,
  columns: {
    number: "Número",
    name: "Nombre",
    speciality: "Especialidad",
    until: "Hasta",
    key: "Tiene la clave",
    act: "Acción",
  },
  list: "Miembros del personal",
  emptyTitle: "No hay nadie en el personal",
  emptyText: "Añada a un profesional por su número.",
  unnamed: "No se puede leer el nombre",
  over: "Terminado",
  notLicensed: "Sin licencia válida",
  keyHeld: "Sí",
  keyMissing: "Todavía no",
  missing: (count: number) =>
    number(count, {
      one: "1 miembro del personal aún no tiene la clave",
      other: "# miembros del personal aún no tienen la clave",
    }),
  missingText: "No pueden abrir lo que los pacientes comparten con el hospital hasta que comparta la clave con ellos.",
  share: "Compartir la clave",
  shared: (count: number) =>
    number(count, {
      one: "1 miembro del personal recibió la clave.",
      other: "# miembros del personal recibieron la clave.",
    }),
  left: (count: number) =>
    number(count, {
      one: "1 persona que se fue tiene todavía la clave actual",
      other: "# personas que se fueron tienen todavía la clave actual",
    }),
  leftText:
    "El almacén de datos ya no les da nada. Cambie la clave de todos modos: así lo que los pacientes compartan desde ahora queda cerrado para esas personas, sea cual sea la copia que consigan. Lo que se compartió antes conserva la clave antigua hasta que el paciente lo comparta de nuevo.",
  changeKey: "Cambiar la clave",
  keyChanged: (count: number) =>
    number(count, {
      one: "La clave se ha cambiado. 1 miembro del personal recibió la nueva.",
      other: "La clave se ha cambiado. # miembros del personal recibieron la nueva.",
    }),
  administrators: {
    title: "Quién lleva esta página",
    text: "Estas personas añaden y quitan personal por usted. Eso solo no les permite abrir ninguna historia.",
    none: "Nadie más que la cuenta del propio hospital.",
    number: "Número de la persona",
    until: "Puede hacerlo hasta",
    save: "Dejar que la lleve",
    added: "Esta persona ya puede añadir y quitar personal.",
    removed: "Esta persona ya no puede añadir ni quitar personal.",
    removeName: (name: string) => `Terminar el derecho de ${name}`,
  },
  offices: "Páginas de personal que usted lleva",
  officesText: "Usted añade y quita personal para estos hospitales.",
  officeUntil: (day: string) => `Hasta el ${day}`,
  openOffice: "Abrir la página del personal",
  openOfficeOf: (name: string) => `Abrir la página del personal de ${name}`,
  officeOf: (name: string) => `Personal de ${name}`,
  officeText: "Usted añade y quita personal. La cuenta del propio hospital comparte la clave con quienes usted añade.",
  notYours: "Usted no lleva la página del personal de este hospital, o ya no. Pregunte al hospital.",
  patients: {
    title: "Pacientes",
    text: "Quién comparte su historia con todo el hospital. Sus profesionales abren las historias desde su propio escritorio.",
    ask: "Pedir acceso",
    shared: "Compartidas con el hospital",
    waiting: "Solicitudes",
    emptyTitle: "Nadie comparte todavía una historia con el hospital",
    emptyText: "Pida a un paciente el número de su historia y después pídale acceso.",
  },
  request: {
    title: "Pedir acceso para el hospital",
    text: "El paciente ve que lo pide todo el hospital, qué leería su personal, por qué y durante cuánto tiempo, y decide.",
  },
};
