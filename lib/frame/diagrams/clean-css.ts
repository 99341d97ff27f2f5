/** The animations of mermaid's edges. */
const KEYFRAMES = /^(?:edge-animation-frame|dash)$/;

/** Whether every `url()` in a value names a part of the drawing itself. */
export function isOwnReference(value: string): boolean {
  return [...value.matchAll(/url\s*\(\s*["']?\s*(.?)/gi)].every(([, first]) => first === '#');
}

/** Gives declarations that load nothing. */
export type StyleCleaner = (style: string) => string;
type Ids = { readonly from: string; readonly to: string };

/**
 * A drawing's style sheet, read by the browser's own parser: rules about what is inside the drawing, whose id is `from` and will be
 * `to`. All else is dropped.
 */
export function cleanSheet(css: string, ids: Ids, clean: StyleCleaner): string {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return [...sheet.cssRules].map((rule) => cleanRule(rule, ids, clean)).join('\n');
}

function cleanRule(rule: CSSRule, { from, to }: Ids, clean: StyleCleaner): string {
  if (rule instanceof CSSKeyframesRule) return KEYFRAMES.test(rule.name) && isOwnReference(rule.cssText) ? rule.cssText : '';
  if (!(rule instanceof CSSStyleRule)) return '';
  const root = `#${from}`;
  const inside = rule.selectorText.split(',').every((selector) => new RegExp(`^\\s*${root}(?![\\w-])`).test(selector));
  return inside ? `${rule.selectorText.replaceAll(root, `#${to}`)} { ${clean(rule.style.cssText)} }` : '';
}
