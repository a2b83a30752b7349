/** What every language file may use to put numbers and names into its sentences. */

type Form = Intl.LDMLPluralRule;

/**
 * Picks the form that a language has for a number; `#` stands for the number. English and its like have `one` and
 * `other`; a language with more of them names them: `plurals<"zero" | "one" | "two" | "few" | "many" | "other">("ar")`.
 */
export function plurals<Forms extends Form = "one" | "other">(
  language: string,
): (count: number, forms: Readonly<Record<Forms | "other", string>>) => string {
  const rules = new Intl.PluralRules(language);
  return (count, forms) => {
    const byForm: Readonly<Partial<Record<Form, string>> & { other: string }> = forms;
    return (byForm[rules.select(count)] ?? byForm.other).replaceAll("#", String(count));
  };
}

/** Keeps a name or a number in its own direction, so that it does not tear a sentence that runs from right to left. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Messages of a language that runs from right to left: every text that a sentence takes in is isolated, so none can forget. */
export function rightToLeft<Shape extends object>(messages: Shape): Shape {
  const entries = Object.entries(messages).map(([key, value]: [string, unknown]) => {
    if (isGroup(value)) return [key, rightToLeft(value)];
    if (typeof value !== "function") return [key, value];
    const say = value as (...parameters: unknown[]) => string;
    const saying = (...parameters: unknown[]): string =>
      say(...parameters.map((part) => (typeof part === "string" ? isolated(part) : part)));
    return [key, Object.defineProperty(saying, "length", { value: say.length })];
  });
  return Object.fromEntries(entries) as Shape;
}
