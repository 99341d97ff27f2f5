import { withFonts } from './kept-files.ts';

/** Style sheets of the frame, from weakest to strongest. */
const ORDER = ['base', 'fonts', 'reveal', 'theme', 'code', 'icons', 'math', 'diagrams', 'embeds', 'view', 'fit', 'deck', 'paper'] as const;
export type SheetName = (typeof ORDER)[number];

export type Sheets = {
  /** Puts this CSS there, or takes it away. What is there already is left alone. */
  set(name: SheetName, css: string | null): void;
};

export function createSheets(document: Document): Sheets {
  const current = new Map<SheetName, { css: string; sheet: CSSStyleSheet }>();
  const parsed = new Map<string, CSSStyleSheet>();
  function parse(name: SheetName, css: string) {
    const known = parsed.get(css);
    if (known) return known;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(name === 'deck' ? css : withFonts(css));
    // A deck's own sheet changes with each keystroke; the others come back.
    if (name !== 'deck') parsed.set(css, sheet);
    return sheet;
  }
  return {
    set(name, css) {
      if ((current.get(name)?.css ?? null) === css) return;
      if (css === null) current.delete(name);
      else current.set(name, { css, sheet: parse(name, css) });
      document.adoptedStyleSheets = ORDER.flatMap((one) => current.get(one)?.sheet ?? []);
    },
  };
}
