import type { YamlTrouble } from './complaint.ts';

type Trouble = { readonly why: YamlTrouble; readonly line: number };

/** A value that YAML takes for something else: a second colon, a character with a meaning, words behind a quoted one. */
const NEEDS_QUOTES =
  /^\s*[\w .-]+:[ \t]+(?:[@`%*&!|>][^\n]*|[^"'[{#\s][^\n]*:(?:\s[^\n]*)?|"[^"]*"\s*[^\s#][^\n]*|'[^']*'\s*[^\s#][^\n]*)$/;

/** What the parser complains about, and on which 0-based line of the YAML. */
export function yamlTrouble(error: unknown, yaml: readonly string[]): Trouble {
  const { reason = '', mark } = error as { readonly reason?: string; readonly mark?: { readonly line?: number } };
  const line = lineWithInk(yaml, Math.min(mark?.line ?? 0, yaml.length - 1));
  const tabbed = yaml.findIndex((text, index) => index <= line && /^ *\t/.test(text));
  if (tabbed >= 0) return { why: 'tab', line: tabbed };
  if (/alias|anchor/.test(reason)) return { why: 'alias', line };
  if (/duplicat/.test(reason)) return { why: 'duplicate', line };
  if (NEEDS_QUOTES.test(yaml[line] ?? '')) return { why: 'quote', line };
  if (/flow collection|quoted|deficient/.test(reason)) return { why: 'bracket', line };
  return { why: /indentation/.test(reason) ? 'indent' : 'other', line };
}

/** What is missing is noticed where the text ends: it is missing on the last line with something on it. */
function lineWithInk(yaml: readonly string[], from: number): number {
  let line = from;
  while (line > 0 && (yaml[line] ?? '').trim() === '') line--;
  return line;
}
