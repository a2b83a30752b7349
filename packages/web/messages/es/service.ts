import type { Messages } from "../types.ts";

const again = "Inténtelo de nuevo. Si vuelve a ocurrir, avise a quien administra este portal.";

export const service: Messages["service"] = {
  BLOB_NOT_FOUND: {
    summary: "El contenido cifrado no está, o usted no puede leerlo.",
    hints: [
      "Pregunte si la entrada se borró o el acceso terminó.",
      "Si se acaba de añadir, inténtelo de nuevo dentro de un minuto.",
    ],
  },
  BLOB_TOO_LARGE: {
    summary: "Esto es más grande de lo que acepta el almacén de datos.",
    hints: ["Divida el archivo."],
  },
  CANCELLED: { summary: "Cancelado. No se ha anotado nada.", hints: ["Empiece de nuevo cuando quiera."] },
  CHAIN_UNAVAILABLE: {
    summary: "No se puede acceder al registro en este momento.",
    hints: ["Compruebe su conexión e inténtelo de nuevo enseguida."],
  },
  CONFLICT: {
    summary: "Alguien lo cambió mientras tanto. No se ha sobrescrito nada.",
    hints: ["Cárguelo de nuevo y repita el paso."],
  },
  CONTENT_MISMATCH: {
    summary: "El archivo no llegó tal como se envió. No se ha guardado nada.",
    hints: [again],
  },
  FILE_EMPTY: { summary: "El archivo está vacío, así que no hay nada que guardar.", hints: ["Elija otro archivo."] },
  FILE_MISMATCH: {
    summary: "Este archivo no es lo que dicen su nombre o su tipo, o está dañado.",
    hints: ["Expórtelo de nuevo desde donde venía, o elija otro."],
  },
  INTERNAL: { summary: "Algo inesperado ha ido mal en el servicio de datos.", hints: [again] },
  INVALID_INPUT: {
    summary: "Algo de lo que se escribió no se puede usar aquí. No se ha cambiado nada.",
    hints: ["Revise lo que escribió e inténtelo de nuevo."],
  },
  KEY_NOT_GRANTED: {
    summary: "Usted no tiene una clave para esta sección de la historia.",
    hints: [
      "Pida al paciente que comparta esta sección, con las entradas anteriores si esta es más antigua que su acceso.",
    ],
  },
  MAIL_UNAVAILABLE: {
    summary: "Ahora no se puede enviar ningún correo. No se ha activado nada.",
    hints: ["Inténtelo de nuevo más tarde."],
  },
  MANAGER_ANSWER_INVALID: {
    summary: "El servicio de datos dio una respuesta que no se puede usar.",
    hints: [again],
  },
  MANAGER_REFUSED: { summary: "El servicio de datos lo rechazó.", hints: [again] },
  NOT_AUTHORIZED: {
    summary: "Usted no puede hacer esto, o ya no.",
    hints: ["Pida acceso al paciente, o mire si su licencia sigue siendo válida."],
  },
  NOT_ERASED_ON_CHAIN: {
    summary: "El registro aún no dice que esta entrada esté borrada, así que se ha conservado.",
    hints: ["Espere un minuto e inténtelo de nuevo."],
  },
  NOT_FOUND: {
    summary: "Aquí no hay nada que usted pueda ver.",
    hints: ["Compruebe la dirección o el número."],
  },
  NOT_RELAYED: {
    summary: "La tarifa de este paso no se paga por usted.",
    hints: ["Añada un poco de saldo a la billetera e inténtelo de nuevo: entonces pagará ella misma."],
  },
  NOT_REPLACED_ON_CHAIN: {
    summary:
      "El registro indica la versión más reciente desde hace demasiado poco, así que se ha conservado la anterior.",
    hints: ["Espere unos minutos e inténtelo de nuevo."],
  },
  NOT_SIGNED_IN: {
    summary: "No ha iniciado sesión en el servicio de datos.",
    hints: ["Bloquee, desbloquee e inténtelo de nuevo."],
  },
  QUOTA_USED_UP: {
    summary: "Por ahora se han agotado los pasos que se pagan por usted.",
    hints: ["Inténtelo más tarde, o añada un poco de saldo a la billetera: entonces pagará ella misma."],
  },
  ORIGIN_REFUSED: {
    summary: "Esta página no puede usar el servicio de datos.",
    hints: ["Abra el portal en la dirección que le dieron."],
  },
  TOO_SLOW: { summary: "Ha tardado demasiado y se ha detenido.", hints: ["Revise la conexión e inténtelo de nuevo."] },
  UPLOAD_QUOTA_USED_UP: {
    summary: "Por ahora no se puede subir nada más.",
    hints: ["Inténtelo mañana o pregunte a quienes administran el servicio."],
  },
  READS_STOPPED: {
    summary: "El servicio de datos no entrega nada en este momento.",
    hints: ["Quienes lo administran están estudiando un problema. Inténtelo más tarde."],
  },
  REGISTRY_REFUSED: {
    summary: "El registro lo rechazó. No se ha cambiado nada.",
    hints: ["Cargue la página de nuevo y mire si todavía es posible."],
  },
  SIGNATURE_EXPIRED: {
    summary: "Ha pasado el plazo en el que vale su firma. No se ha cambiado nada.",
    hints: ["Empiece de nuevo y confirme antes de diez minutos."],
  },
  SIGN_IN_REFUSED: {
    summary: "El servicio de datos rechazó el inicio de sesión.",
    hints: ["Bloquee, desbloquee e inténtelo de nuevo."],
  },
  STORAGE_FULL: {
    summary: "El almacén de datos está lleno. No se ha guardado nada.",
    hints: ["Avise a quien administra este portal."],
  },
  TOO_LARGE: {
    summary: "Esto es más grande de lo que acepta el servicio de datos.",
    hints: ["Divida el archivo."],
  },
  TOO_MANY_REQUESTS: {
    summary: "Ha sido demasiado a la vez.",
    hints: ["Espere un momento e inténtelo de nuevo."],
  },
  UNKNOWN_ACTOR: {
    summary: "No hay nadie con este número.",
    hints: ["Compruebe el número, o cree primero una cuenta."],
  },
  UNREADABLE: {
    summary: "El contenido cifrado está dañado o se ha alterado. No se ha usado.",
    hints: ["Cárguelo de nuevo. Si vuelve a ocurrir, pida una copia nueva a quien lo escribió."],
  },
  WRONG_CODE: {
    summary: "Ese no es el código, o ya no vale.",
    hints: ["Mire el correo más reciente, o pida otro código."],
  },
  WRONG_PHRASE: {
    summary: "Estas no son las palabras de esta cuenta.",
    hints: ["Compruebe el orden y la escritura de las 24 palabras."],
  },
  WRONG_REGISTRY: { summary: "Esto se firmó para otro registro. No se ha cambiado nada.", hints: [again] },
  WRONG_SHEET: {
    summary: "Estas hojas no encajan, o algo de ellas está mal escrito.",
    hints: ["Hacen falta dos de las tres hojas de un mismo juego. Compruebe lo que escribió."],
  },
};
