import { currentLanguage } from "./current.ts";
import type { Language } from "./languages.ts";
import { live } from "./live.ts";
import { isolated } from "./words.ts";

interface DemoWords {
  title: string;
  text: string;
  local: string;
  use: (name: string) => string;
}

const en: DemoWords = {
  title: "Demo people",
  text: "Synthetic people on a local test chain. Their keys are public; nothing here is real. They sign without asking.",
  local: "Local test chain",
  use: (name: string) => `Continue as ${name}`,
};

const de: DemoWords = {
  title: "Personen zum Ausprobieren",
  text: "Erfundene Personen auf einem Testnetz auf diesem Rechner. Ihre Schlüssel sind öffentlich; nichts hier ist echt. Sie unterschreiben, ohne zu fragen.",
  local: "Testnetz auf diesem Rechner",
  use: (name: string) => `Als ${name} weitermachen`,
};

const es: DemoWords = {
  title: "Personas de prueba",
  text: "Personas inventadas en una red de prueba local. Sus claves son públicas; aquí nada es real. Firman sin preguntar.",
  local: "Red de prueba local",
  use: (name: string) => `Continuar como ${name}`,
};

const ar: DemoWords = {
  title: "أشخاص للتجربة",
  text: "أشخاص خياليون على شبكة اختبار محلية. مفاتيحهم علنية؛ ولا شيء هنا حقيقي. يوقّعون دون سؤال.",
  local: "شبكة اختبار محلية",
  use: (name: string) => `المتابعة باسم ${isolated(name)}`,
};

const demoWords: Readonly<Record<Language, DemoWords>> = { en, de, es, ar };

/** In a module of its own, so that a production build does not contain it. */
export const demo = live(en, () => demoWords[currentLanguage()]);
