import type { ComplaintCode, ComplaintOf, ComplaintValues, Fix, FixName, YamlTrouble } from '#deck';

/** What is said about a deck's text: a sentence for each code, a verb for each fix. */
export type HintWords = {
  readonly says: { readonly [Code in ComplaintCode]: (values: ComplaintValues[Code]) => string };
  /** `to` is the word that the fix puts there, or how many it fixes. */
  readonly fixes: Readonly<Record<FixName, (to: string) => string>>;
  readonly yaml: Readonly<Record<YamlTrouble, string>>;
};

/** The sentence for a complaint. */
export function sayComplaint<Code extends ComplaintCode>({ says }: HintWords, { code, values }: ComplaintOf<Code>): string {
  return says[code](values);
}

/** The label of a fix's button. */
export function sayFix({ fixes }: HintWords, { does, to }: Fix): string {
  return fixes[does](to);
}
