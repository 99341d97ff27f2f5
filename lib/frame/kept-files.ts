/**
 * What a deck that was taken out as one file carries along, by where it would be otherwise (`fonts/….woff2`, `/uploads/…`), as
 * addresses. Null in all other pages.
 */
const kept = (globalThis as { lecternFiles?: Readonly<Record<string, string>> }).lecternFiles ?? null;

/** Whether the page is a deck that was taken out as one file. */
export const isOneFile = kept !== null;

/** CSS with the addresses of the frame's fonts: they lie beside its scripts, wherever the document is. */
export function withFonts(css: string): string {
  const addressOf = (name: string) => (kept ? (kept[name] ?? 'data:,') : new URL(name, import.meta.url).href);
  return css.replace(/url\(["']?(fonts\/[\w-]+\.woff2)["']?\)/g, (_, name: string) => `url(${addressOf(name)})`);
}

/** A picture that was carried along, by its address in the deck. */
export const carriedPicture = (src: string): string | null => kept?.[src] ?? null;
