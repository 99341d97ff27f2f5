import { CORE_SCHEMA, load } from 'js-yaml';
import { type Complaint, complaint } from './complaint.ts';
import { lineOfKey } from './entries.ts';
import { type Complain, type Fields, readOptions, shownValue } from './read-options.ts';
import { optionDefaults, themes } from './slide-options.ts';
import type { Settings } from './types.ts';
import { yamlTrouble } from './yaml-trouble.ts';

/** Longer front matter is not read. UTF-16 code units. */
export const MAX_FRONT_MATTER = 8_000;
const MAX_TEXT = 1_000;

export const defaultSettings: Settings = {
  title: null,
  description: null,
  tags: [],
  lang: null,
  dir: null,
  breaks: true,
  theme: 'black',
  width: 960,
  height: 700,
  slideOptions: optionDefaults,
};

/** The front matter's YAML, and the 0-based line of the deck where it begins. */
export type Source = { readonly yaml: string; readonly first: number };
type Result = { readonly settings: Settings; readonly complaints: readonly Complaint[] };

/** Reads and checks the front matter. Never throws: what is wrong becomes a complaint, and the defaults stand. */
export function readSettings({ yaml, first }: Source): Result {
  const complaints: Complaint[] = [];
  const lines = yaml.split(/\r\n?|\n/);
  const complain: Complain = (code, values, about) => {
    complaints.push(complaint(code, first + (about ? lineOfKey(lines, about) : 0), values));
  };
  const unread = (): Result => ({ settings: defaultSettings, complaints });
  if (yaml.length > MAX_FRONT_MATTER) {
    complain('front-matter-size', { characters: MAX_FRONT_MATTER });
    return unread();
  }
  const parsed = parse(yaml);
  if ('error' in parsed) {
    const { why, line } = yamlTrouble(parsed.error, lines);
    complaints.push(complaint('front-matter', first + line, { why }));
    return unread();
  }
  if (!isFields(parsed.value)) {
    complain('front-matter-list', {});
    return unread();
  }
  checkKeys(parsed.value, complain);
  return { settings: settingsFrom(parsed.value, complain), complaints };
}

function parse(yaml: string): { readonly value: unknown } | { readonly error: unknown } {
  try {
    const isEmpty = yaml.trim() === '' || !/^[ \t]*[^\s#]/m.test(yaml);
    return { value: isEmpty ? {} : load(yaml, yamlOptions) };
  } catch (error) {
    return { error };
  }
}

const yamlOptions = { schema: CORE_SCHEMA, maxAliases: 0, maxDepth: 10 };

function checkKeys(fields: Fields, complain: Complain): void {
  if (Object.hasOwn(fields, '<<')) complain('front-matter-merge', {}, { key: '<<' });
  const key = 'revealOptions';
  if (Object.hasOwn(fields, key)) complain('front-matter-key', { key, to: 'slideOptions' }, { key });
}

function settingsFrom(fields: Fields, complain: Complain): Settings {
  const { theme, ...rest } = optionsField(fields, complain);
  const slideOptions = readOptions(rest, complain);
  const { width, height } = slideOptions;
  return {
    title: textOf(field(fields, 'title')),
    description: textOf(field(fields, 'description')),
    tags: tagsOf(field(fields, 'tags')),
    lang: langOf(field(fields, 'lang'), complain),
    dir: dirOf(field(fields, 'dir'), complain),
    breaks: field(fields, 'breaks') !== false,
    theme: themeOf(theme, complain),
    width: typeof width === 'number' ? width : defaultSettings.width,
    height: typeof height === 'number' ? height : defaultSettings.height,
    slideOptions,
  };
}

function optionsField(fields: Fields, complain: Complain): Fields {
  const key = Object.keys(fields).find((name) => name.toLowerCase() === 'slideoptions');
  if (!key) return {};
  const to = 'slideOptions';
  if (key !== to) complain('front-matter-key', { key, to }, { key });
  const value = fields[key];
  if (value === null) return {};
  if (isFields(value)) return value;
  complain('options-list', {}, { key });
  return {};
}

function themeOf(value: unknown, complain: Complain): string {
  if (value === undefined || value === null) return defaultSettings.theme;
  if (typeof value === 'string' && themes.includes(value.toLowerCase())) return value.toLowerCase();
  complain('option-value', { key: 'theme', value: shownValue(value) }, { key: 'theme', below: 'slideOptions' });
  return defaultSettings.theme;
}

function langOf(value: unknown, complain: Complain): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' && /^[a-z]{2,8}(?:-[a-z\d]{1,8})*$/i.test(value)) return value;
  complain('front-matter-value', { key: 'lang' }, { key: 'lang' });
  return null;
}

function dirOf(value: unknown, complain: Complain): 'ltr' | 'rtl' | null {
  if (value === 'ltr' || value === 'rtl') return value;
  if (value !== undefined && value !== null) complain('front-matter-value', { key: 'dir' }, { key: 'dir' });
  return null;
}

function tagsOf(value: unknown): readonly string[] {
  const list = typeof value === 'string' ? value.split(',') : value;
  if (!Array.isArray(list)) return typeof value === 'number' ? [String(value)] : [];
  return list.flatMap((tag) => textOf(tag) ?? []).slice(0, 50);
}

/** One line of text, or null for anything without text. */
function textOf(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return null;
  const line = String(value).replace(/\s+/g, ' ').trim().slice(0, MAX_TEXT);
  return line === '' ? null : line;
}

function field(fields: Fields, key: string): unknown {
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
