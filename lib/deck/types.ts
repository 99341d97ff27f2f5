import type { Complaint } from './complaint.ts';

/** One change of a text: at UTF-16 offset `from`, `remove` code units go and `insert` comes. */
export type TextEdit = { readonly from: number; readonly remove: number; readonly insert: string };

/** A slice of the markdown: one slide before it is rendered. */
export type SlideSource = {
  /** The slide's markdown, without the separator lines around it. */
  readonly text: string;
  /** UTF-16 offsets of `text` in the deck's text: [from, to). */
  readonly from: number;
  readonly to: number;
  /** 1-based line of the deck's text where `text` begins. */
  readonly line: number;
  /** 1-based number in reading order, as in `data-slide`. */
  readonly number: number;
  /** 0-based column (stack) and row in it. */
  readonly column: number;
  readonly row: number;
};

/** Reveal options that make sense in a shared, followed deck, already checked. Keys are reveal's own names. */
export type SlideOptions = Readonly<Record<string, string | number | boolean>>;

/** Validated front matter. */
export type Settings = {
  readonly title: string | null;
  readonly description: string | null;
  readonly tags: readonly string[];
  readonly lang: string | null;
  readonly dir: 'ltr' | 'rtl' | null;
  /** One newline is a line break; HedgeDoc's default is true. */
  readonly breaks: boolean;
  /** Name of one of reveal's themes; "black" unless set, as in HedgeDoc. */
  readonly theme: string;
  /** The deck's shape in CSS pixels; 960 x 700 unless set. */
  readonly width: number;
  readonly height: number;
  readonly slideOptions: SlideOptions;
};

/** A deck's text, taken apart. */
export type ParsedDeck = {
  readonly settings: Settings;
  /** Offsets of the front matter with its fences, or null. */
  readonly frontMatter: { readonly from: number; readonly to: number } | null;
  /** Always at least one slide; an empty text is one empty slide. */
  readonly slides: readonly SlideSource[];
  /** Number of columns. */
  readonly stacks: number;
  readonly complaints: readonly Complaint[];
};

/** Where a `.element:` comment puts its attributes; see SPEC.md. */
export type ElementTarget = 'previous' | 'parent' | 'last-item';
export type ElementDirective = {
  readonly target: ElementTarget;
  readonly attributes: Readonly<Record<string, string>>;
};

/** A slide's rendering. Everything in it is still foreign: the frame sanitises before it shows. */
export type RenderedSlide = {
  /**
   * HTML of the slide without notes, `<style>` elements and comments. A `.element:` comment left
   * `<i data-l-element="N"></i>` in its place, N an index into `elements`.
   */
  readonly html: string;
  /** Checked attributes for the `<section>`, from `.slide:` comments. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly elements: readonly ElementDirective[];
  /** HTML of the notes, or null. */
  readonly notesHtml: string | null;
  /** Contents of the slide's `<style>` elements, uncleaned. */
  readonly styles: readonly string[];
  /** Ids of its headings, in order. */
  readonly anchors: readonly string[];
  /** TeX of its formulas that define macros. */
  readonly definitions: readonly string[];
};

/** Consecutive slides under one topic; the rules are in SPEC.md. */
export type Section = {
  /** The topic as shown: the text of the heading, or null for slides before any heading. */
  readonly topic: string | null;
  /** 1-based numbers of the first and last slide. */
  readonly first: number;
  readonly last: number;
  /** Names and groups without "@"; groups start with "/". */
  readonly owners: readonly string[];
  /** Planned time in milliseconds when the text says so, else null. */
  readonly timeMs: number | null;
  /** UTF-16 offset of the section's first slide. */
  readonly from: number;
  /** A short title for each slide of the section, in order (its topic may repeat: then what tells it apart). */
  readonly slideTitles: readonly string[];
};
