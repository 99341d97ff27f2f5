/** Why YAML could not be read: what a person can do something about. */
export type YamlTrouble = 'tab' | 'quote' | 'duplicate' | 'alias' | 'bracket' | 'indent' | 'other';

type Nothing = Readonly<Record<never, never>>;

/** What can be wrong, by its stable code, and what its words need to know. */
export type ComplaintValues = {
  'front-matter': { readonly why: YamlTrouble };
  'front-matter-list': Nothing;
  'front-matter-size': { readonly characters: number };
  'front-matter-late': Nothing;
  'front-matter-open': Nothing;
  'front-matter-comment': Nothing;
  'front-matter-second': Nothing;
  'front-matter-merge': Nothing;
  /** A key that is not read; `to` is the one that was meant. */
  'front-matter-key': { readonly key: string; readonly to: string };
  'front-matter-value': { readonly key: 'lang' | 'dir' };
  'options-list': Nothing;
  'option-value': { readonly key: string; readonly value: string };
  'option-unhonoured': { readonly key: string };
  'option-unknown': { readonly key: string };
  'near-separator': { readonly mark: string };
  'fence-open': Nothing;
  'comment-open': Nothing;
  'slide-size': { readonly characters: number };
  'slides-limit': { readonly slides: number };
  /** The slide's notes began at line `first` already, 1-based in the deck. */
  'notes-again': { readonly first: number };
  'image-alt': Nothing;
  'image-failed': { readonly src: string };
  'heading-jump': { readonly from: number; readonly to: number };
  /** A rule of CSS that is not applied, without its `@`. */
  'style-rule': { readonly rule: string };
  /** An address in CSS that is not asked for. */
  'style-address': { readonly address: string };
  /** `split`: there is something on it that can stay when it is split before the line. */
  overflow: { readonly split: boolean };
};
export type ComplaintCode = keyof ComplaintValues;

export type ComplaintOf<Code extends ComplaintCode> = {
  readonly code: Code;
  /** 1-based in the deck's text. */
  readonly line: number;
  readonly values: ComplaintValues[Code];
};
/** Something a person should look at. Its words stand in lib/words. */
export type Complaint = { [Code in ComplaintCode]: ComplaintOf<Code> }[ComplaintCode];

/** A complaint about a 0-based line. */
export function complaint<Code extends ComplaintCode>(code: Code, line: number, values: ComplaintValues[Code]): Complaint {
  return { code, line: line + 1, values } as ComplaintOf<Code> as Complaint;
}
