/** By how many CSS pixels of the deck's own shape something stands out of a slide; 0: not. */
export type Overflow = { readonly high: number; readonly wide: number };

export type SlideShot = {
  readonly number: number;
  /** The picture, beside the page; null for a slide that the deck hides. */
  readonly file: string | null;
  readonly steps: number;
  readonly overflow: Overflow;
  /** Blocks that scroll in themselves, as long code does. */
  readonly scrollers: number;
  /** From the wish to be there until nothing moved any more. */
  readonly ms: number;
  /** False: something still moved when the patience was over. */
  readonly settled: boolean;
};

export type DeckShots = {
  readonly name: string;
  readonly slides: readonly SlideShot[];
  /** Errors in the console and errors nobody caught, without those about images. */
  readonly errors: readonly string[];
  /** Requests to other hosts that are no images. */
  readonly foreign: readonly string[];
  readonly images: { readonly ok: number; readonly failed: readonly string[] };
  /** From the deck's text to its first slide, settled. */
  readonly firstMs: number;
  readonly totalMs: number;
};

/** What one run of the gallery found; `table.json`. */
export type Run = { readonly folder: string; readonly made: string; readonly decks: readonly DeckShots[] };
