const REPORT = /^[\s>*_-]*(report|bericht)(?:\s+(?:by|von))?\s*:?[\s*_]+(.*)$/i;
const AT_NAME = /(?<![\p{L}\p{N}._-])@([\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}_])?)/gu;

/** `Report by @a and @b`, `Bericht von @a`, `Report: @a`: the first word as written, and the names without "@". */
export function reportIn(line: string): { readonly word: string; readonly names: readonly string[] } | null {
  if (!line.includes('@')) return null;
  const match = REPORT.exec(line.slice(0, 500));
  const names = [...(match?.[2] ?? '').matchAll(AT_NAME)].map((name) => name[1] ?? '');
  return match && names.length > 0 ? { word: match[1] ?? '', names } : null;
}

/** `@name, /group`: names without "@", groups with their "/". */
export function namesIn(list: string): readonly string[] {
  return list
    .split(/[,;]|\s+(?:and|und|&)\s+/)
    .map((name) => name.trim().replace(/^@/, ''))
    .filter((name) => /^\/?[\p{L}\p{N}][^\s<>"]*(?: [\p{L}\p{N}][^\s<>"]*)*$/u.test(name) && name.length <= 100);
}

const UNIT_MS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 };

/** `90s`, `5m`, `1h 30m`; a bare number is minutes. Milliseconds, or null for what is no time. */
export function durationOf(text: string): number | null {
  const value = text.trim();
  if (/^\d{1,6}(?:\.\d{1,3})?$/.test(value)) return Math.round(Number(value) * 60_000);
  if (!/^(?:\d{1,6}(?:\.\d{1,3})?\s*(?:s|m|h|min|sec)\s*)+$/i.test(value)) return null;
  let total = 0;
  for (const [, count, unit] of value.matchAll(/([\d.]+)\s*([smh])/gi)) total += Number(count) * (UNIT_MS[unit?.toLowerCase() ?? ''] ?? 0);
  return Math.round(total);
}
