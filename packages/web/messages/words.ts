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
