import type { Messages } from "../types.ts";
import { number } from "./number.ts";

const missingReadings = (missing: number): string =>
  number(missing, {
    zero: "لا تنقص أي قراءة",
    one: "تنقص قراءة واحدة",
    two: "تنقص قراءتان",
    few: "تنقص # قراءات",
    many: "تنقص # قراءة",
    other: "تنقص # قراءة",
  });

export const devices: Messages["devices"] = {
  link: "الأجهزة",
  back: "العودة إلى المشاركة",
  title: "الأجهزة",
  text: "يمكن لساعة أو ميزان أو جهاز مختبر أن يضيف قراءات إلى أقسام من سجلك. ولا يمكنه قراءة أي شيء.",
  emptyTitle: "لا يوجد جهاز متصل",
  emptyText: "صِل جهازًا بالرقم الذي يعرضه الجهاز أو تطبيقه.",
  now: "أجهزتك",
  unnamed: (id: string) => `الجهاز ${id}`,
  states: { live: "متصل", notYet: "لم يتصل بعد", expired: "منتهي الصلاحية", revoked: "متوقف" },
  parts: "يضيف إلى",
  until: "حتى",
  number: "رقم الجهاز",
  last: "آخر قراءة",
  never: "لا شيء بعد",
  count: "القراءات",
  gapsTitle: "القراءات الناقصة",
  noGaps: "لا ينقص شيء",
  gap: (missing: number, after: string | undefined, before: string) =>
    after === undefined
      ? `${missingReadings(missing)} قبل ${before}`
      : `${missingReadings(missing)} بين ${after} و${before}`,
  moreGaps: (gaps: number) =>
    number(gaps, {
      zero: "ولا فجوات سابقة",
      one: "وفجوة سابقة واحدة",
      two: "وفجوتان سابقتان",
      few: "و# فجوات سابقة",
      many: "و# فجوة سابقة",
      other: "و# فجوة سابقة",
    }),
  gapsHint: "يعدّ الجهاز قراءاته. وما عدّه ولم يصل إلى سجلك يظهر هنا.",
  stop: "إيقاف",
  stopLabel: (name: string) => `إيقاف ${name}`,
  stopped: (name: string) => `لم يعد بإمكان ${name} إضافة أي شيء.`,
  formTitle: "توصيل جهاز",
  numberHint: "يعرضه الجهاز أو تطبيقه.",
  numberBad: "أدخل رقم الجهاز: أرقام فقط.",
  untilHint: "يمكن للجهاز إضافة قراءات حتى نهاية هذا اليوم.",
  untilBad: "اختر يومًا من اليوم فصاعدًا، وخلال عشر سنوات على الأكثر.",
  choose: "إلى أي أقسام يمكنه الإضافة؟",
  chooseHint: "لا يرى أيًّا منها.",
  noParts: "اختر قسمًا واحدًا على الأقل.",
  wallet: "ستطلب منك محفظتك التأكيد.",
  save: "توصيل",
  saved: "الجهاز متصل.",
};
