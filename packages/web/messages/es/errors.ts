import type { Messages } from "../types.ts";

export const errors: Messages["errors"] = {
  UNEXPECTED: {
    summary: "Algo ha ido mal y no lo esperábamos.",
    hints: ["Nada ha quedado a medias. Inténtelo de nuevo; si vuelve a ocurrir, recargue la página."],
  },
  CONFIG_MISSING: {
    summary: "Este portal aún no está configurado.",
    hints: [
      "No se pudo leer el archivo chartkey.json, que dice dónde están el registro y el servicio de datos.",
      "Si usted administra este portal, ponga ese archivo junto a sus páginas y recargue. Si no, avise a quien lo administra.",
    ],
  },
  CONFIG_INVALID: {
    summary: "Este portal no está bien configurado.",
    hints: [
      "El archivo chartkey.json está, pero le falta algo o algo tiene una forma equivocada.",
      "Si usted administra este portal, compare el archivo con el README y recargue. Si no, avise a quien lo administra.",
    ],
  },
  LANGUAGE_UNAVAILABLE: {
    summary: "Este idioma no se puede cargar en este momento.",
    hints: ["Compruebe su conexión y elíjalo de nuevo."],
  },
  NO_WALLET: {
    summary: "No hay ninguna billetera conectada.",
    hints: ["Conecte una billetera en la página de inicio e inténtelo de nuevo. No se ha cambiado nada."],
  },
  ACCOUNT_CHANGED: {
    summary: "La billetera muestra ahora otra cuenta.",
    hints: ["Vuelva a la cuenta con la que empezó, o bloquee y empiece de nuevo. No se ha cambiado nada."],
  },
  WRONG_CHAIN: {
    summary: "Su billetera está conectada a otra red.",
    hints: [
      "Pulse «Cambiar de red» en la parte de arriba de la página, o cambie en la billetera, e inténtelo de nuevo. No se ha cambiado nada.",
    ],
  },
  SIGNATURE_REJECTED: {
    summary: "No confirmó en la billetera, así que no se ha cambiado nada.",
    hints: ["Empiece de nuevo y confirme cuando la billetera se lo pida."],
  },
  WALLET_FAILED: {
    summary: "La billetera no pudo hacerlo.",
    hints: [
      "Abra la billetera, mire si está bloqueada o muestra un mensaje, e inténtelo de nuevo. No se ha cambiado nada.",
    ],
  },
  INSUFFICIENT_FUNDS: {
    summary: "La billetera no puede pagar la tarifa de red de este paso.",
    hints: ["Añada un poco de saldo a la billetera e inténtelo de nuevo. No se ha cambiado nada."],
  },
  RELAYER_UNAVAILABLE: {
    summary:
      "El servicio que paga la tarifa de red no puede hacerlo en este momento, y su billetera tampoco puede pagarla.",
    hints: [
      "Inténtelo dentro de un rato, o añada un poco de saldo a la billetera: entonces pagará ella misma.",
      "Si ya ha firmado, el cambio aún puede hacerse en los próximos diez minutos. No puede hacerse dos veces.",
    ],
  },
  CHAIN_UNREACHABLE: {
    summary: "No se puede acceder al registro en este momento.",
    hints: ["Compruebe su conexión e inténtelo de nuevo enseguida. No se ha cambiado nada."],
  },
  STORE_UNAVAILABLE: {
    summary: "No se puede acceder al almacén de datos en este momento.",
    hints: ["Compruebe su conexión e inténtelo de nuevo enseguida. No se ha guardado nada."],
  },
  LIST_INCOMPLETE: {
    summary: "La lista de entradas no está completa, así que no se muestra.",
    hints: ["El servicio de datos ha omitido o cambiado algo. Espere un momento y cárguela de nuevo."],
  },
  BLOB_MISMATCH: {
    summary: "El almacén devolvió algo distinto de esta entrada. No se ha usado.",
    hints: [
      "Inténtelo de nuevo. Si vuelve a ocurrir, el almacén está dañado o no es honesto: avise a quien lo administra.",
    ],
  },
  CONTEXT_MISMATCH: {
    summary: "El almacén devolvió otra entrada o una más antigua. No se ha usado.",
    hints: [
      "Inténtelo de nuevo. Si vuelve a ocurrir, el almacén está dañado o no es honesto: avise a quien lo administra.",
    ],
  },
  WRONG_TEAM_KEY: {
    summary: "La clave que se entregó no es la del hospital. No se ha usado.",
    hints: [
      "Pida al hospital que vuelva a compartir su clave con usted. Si sigue igual, avise a quien administra el almacén.",
    ],
  },
  KEY_CHANGED: {
    summary: "Esta persona tiene otra clave que la que usted conocía, así que no se ha compartido nada.",
    hints: [
      "Puede ser un dispositivo nuevo. También puede ser alguien que se hace pasar por ella.",
      "Hable con esa persona en un número que usted conozca, comparen las palabras de seguridad y comparta entonces de nuevo.",
    ],
  },
  KEY_DIFFERS: {
    summary: "Este no es el código de la clave que el registro indica para esta persona.",
    hints: [
      "Asegúrese de que le muestra su propio código y vuelva a tomar la foto.",
      "Si sigue siendo distinto, no comparta nada: puede haber alguien entre ustedes.",
    ],
  },
  NO_CODE: {
    summary: "No se encontró ningún código en la foto.",
    hints: ["Tómela de nuevo, de frente y con el código entero."],
  },
  NODES_DISAGREE: {
    summary: "Los servidores de la red no coinciden sobre la clave de esta persona, así que no se ha compartido nada.",
    hints: ["Espere un minuto e inténtelo de nuevo. Si sigue igual, avise a quien administra este portal."],
  },
  WRONG_LOCK: {
    summary: "Esto no la abre.",
    hints: ["Puede ser de otra cuenta o haberse quitado. Pruebe otra de sus formas de entrar."],
  },
  WALLET_NOT_DETERMINISTIC: {
    summary: "Esta billetera no puede ser una forma de entrar: firma el mismo texto de manera distinta cada vez.",
    hints: ["Elija una llave de acceso, palabras u hojas impresas. Para todo lo demás la billetera sirve igual."],
  },
  PASSKEY_DECLINED: {
    summary: "La llave de acceso no se confirmó o no está en este dispositivo. No se ha cambiado nada.",
    hints: ["Inténtelo de nuevo o elija otra forma de entrar."],
  },
  PASSKEY_UNAVAILABLE: {
    summary: "Las llaves de acceso de este navegador o dispositivo no pueden ser una forma de entrar.",
    hints: ["Use un navegador más reciente u otro dispositivo, o elija otra forma de entrar."],
  },
  TOO_FEW_LOCKS: {
    summary: "Debe haber al menos dos formas de entrar, así que esta se queda.",
    hints: ["Añada primero otra y quite después esta."],
  },
  VAULT_ROLLED_BACK: {
    summary: "Se ofreció una lista anticuada de sus formas de entrar. No se ha usado.",
    hints: ["Inténtelo de nuevo dentro de un minuto. Si vuelve a ocurrir, avise a quien administra este portal."],
  },
  LOCKED: {
    summary: "Este dispositivo está bloqueado.",
    hints: ["Desbloquéelo e inténtelo de nuevo."],
  },
};
