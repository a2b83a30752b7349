import type { NOTICE_LANGUAGES } from "@chartkey/sdk/wire";

type Language = (typeof NOTICE_LANGUAGES)[number];

interface Words {
  readonly subject: string;
  readonly news: string;
  readonly sayNoMore: string;
  readonly codeSubject: string;
  readonly code: (code: string) => string;
  readonly notYou: string;
}

/** An e-mail passes through many hands: none says who did what, in whose chart, or even that it is about health. */
const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    subject: "There is news in Chartkey",
    news: "There is something new for you in Chartkey. Sign in to read it.",
    sayNoMore: "This message says no more on purpose. You turn it off on the page “News”.",
    codeSubject: "Your code for Chartkey",
    code: (code) => `Your code is ${code}. Enter it on the page “News” within 30 minutes.`,
    notYou: "If you did not ask for it, do nothing: without the code no more e-mails come.",
  },
  de: {
    subject: "Es gibt Neues in Chartkey",
    news: "In Chartkey gibt es etwas Neues für Sie. Melden Sie sich an, um es zu lesen.",
    sayNoMore: "Mehr steht hier mit Absicht nicht. Abschalten können Sie das auf der Seite „Neues“.",
    codeSubject: "Ihr Code für Chartkey",
    code: (code) => `Ihr Code lautet ${code}. Geben Sie ihn innerhalb von 30 Minuten auf der Seite „Neues“ ein.`,
    notYou: "Wenn Sie ihn nicht angefordert haben, tun Sie nichts: Ohne den Code kommen keine weiteren E-Mails.",
  },
  es: {
    subject: "Hay novedades en Chartkey",
    news: "Hay algo nuevo para usted en Chartkey. Inicie sesión para leerlo.",
    sayNoMore: "Este mensaje no dice más a propósito. Puede desactivarlo en la página «Novedades».",
    codeSubject: "Su código para Chartkey",
    code: (code) => `Su código es ${code}. Escríbalo en la página «Novedades» antes de 30 minutos.`,
    notYou: "Si usted no lo pidió, no haga nada: sin el código no llegarán más correos.",
  },
  ar: {
    subject: "هناك جديد في Chartkey",
    news: "هناك جديد لك في Chartkey. سجّل الدخول لتقرأه.",
    sayNoMore: "لا تقول هذه الرسالة أكثر من ذلك عمدًا. يمكنك إيقافها من صفحة «المستجدات».",
    codeSubject: "رمزك في Chartkey",
    code: (code) => `رمزك هو ${code}. أدخله في صفحة «المستجدات» خلال 30 دقيقة.`,
    notYou: "إن لم تطلبه فلا تفعل شيئًا: لن تصل رسائل أخرى من دون الرمز.",
  },
};

/** `portal` is the address to sign in at; without one, none is named. */
export function newsMail(language: Language, portal: string | undefined) {
  const { subject, news, sayNoMore } = WORDS[language];
  return { subject, text: [news, ...(portal === undefined ? [] : [portal]), sayNoMore].join("\n\n") };
}

export function codeMail(language: Language, code: string) {
  const words = WORDS[language];
  return { subject: words.codeSubject, text: [words.code(code), words.notYou].join("\n\n") };
}
