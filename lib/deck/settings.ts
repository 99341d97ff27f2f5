import { CORE_SCHEMA, load } from 'js-yaml';
import { honoured, optionDefaults, themes, unhonoured } from './slide-options.ts';
import type { Complaint, Settings } from './types.ts';

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
type Fields = Readonly<Record<string, unknown>>;

/** Reads and checks the front matter. Never throws: what is wrong becomes a complaint, and the defaults stand. */
export function readSettings(source: Source): Result {
  const complaints: Complaint[] = [];
  const complain = (code: string, key: string | null, message: string): void => {
    complaints.push({ code, line: lineOf(source, key), message });
  };
  if (source.yaml.length > MAX_FRONT_MATTER) {
    complain('front-matter-size', null, `The front matter is longer than ${MAX_FRONT_MATTER} characters and is not read.`);
    return { settings: defaultSettings, complaints };
  }
  const parsed = parse(source);
  if ('line' in parsed) return { settings: defaultSettings, complaints: [parsed] };
  const { fields } = parsed;
  if (Object.hasOwn(fields, '<<')) complain('front-matter-merge', '<<', 'Merge keys are not read.');
  if (Object.hasOwn(fields, 'revealOptions')) {
    complain('front-matter-key', 'revealOptions', '“revealOptions” is not read. Did you mean “slideOptions”?');
  }
  return { settings: settingsFrom(fields, complain), complaints };
}

function parse(source: Source): { fields: Fields } | Complaint {
  try {
    const value = source.yaml.trim() === '' || !/^[ \t]*[^\s#]/m.test(source.yaml) ? {} : load(source.yaml, yamlOptions);
    if (isFields(value)) return { fields: value };
    return { code: 'front-matter', line: source.first + 1, message: 'The front matter is no list of “key: value” lines. It is not read.' };
  } catch (error) {
    const { reason, mark } = error as { reason?: string; mark?: { line: number } };
    const line = source.first + 1 + (mark?.line ?? 0);
    return {
      code: 'front-matter',
      line,
      message: `The front matter is not valid YAML and is not read: ${reason ?? 'it cannot be parsed'}.`,
    };
  }
}

const yamlOptions = { schema: CORE_SCHEMA, maxAliases: 0, maxDepth: 10 };

type Complain = (code: string, key: string | null, message: string) => void;

function settingsFrom(fields: Fields, complain: Complain): Settings {
  const options = optionsField(fields, complain);
  const { theme, ...rest } = options;
  const slideOptions = checkedOptions(rest, complain);
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
  if (key !== 'slideOptions') complain('front-matter-key', key, `“${key}” is written “slideOptions”.`);
  const value = fields[key];
  if (value === null) return {};
  if (isFields(value)) return value;
  complain('slide-options', key, '“slideOptions” is no list of “key: value” lines.');
  return {};
}

function checkedOptions(options: Fields, complain: Complain): Settings['slideOptions'] {
  const checked: Record<string, string | number | boolean> = { ...optionDefaults };
  for (const [key, value] of Object.entries(options)) {
    const check = Object.hasOwn(honoured, key) ? honoured[key] : undefined;
    const result = check?.(value) ?? null;
    if (result !== null) checked[key] = result;
    else if (key === 'allottedMinutes' && typeof value === 'number' && value >= 0) Object.assign(checked, { totalTime: value * 60 });
    else complain('slide-options', key, optionComplaint(key, check !== undefined));
  }
  return checked;
}

function optionComplaint(key: string, known: boolean): string {
  if (known) return `slideOptions: “${key}” has a value that is not understood.`;
  return unhonoured.has(key) ? `slideOptions: “${key}” has no effect in a shared deck.` : `slideOptions: “${key}” is unknown.`;
}

function themeOf(value: unknown, complain: Complain): string {
  if (value === undefined || value === null) return defaultSettings.theme;
  if (typeof value === 'string' && themes.includes(value.toLowerCase())) return value.toLowerCase();
  complain('slide-options', 'theme', `There is no theme “${String(value).slice(0, 40)}”. Choose one of ${themes.join(', ')}.`);
  return defaultSettings.theme;
}

function langOf(value: unknown, complain: Complain): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' && /^[a-z]{2,8}(?:-[a-z\d]{1,8})*$/i.test(value)) return value;
  complain('front-matter-value', 'lang', '“lang” is no language code like “en” or “de-DE”.');
  return null;
}

function dirOf(value: unknown, complain: Complain): 'ltr' | 'rtl' | null {
  if (value === 'ltr' || value === 'rtl') return value;
  if (value !== undefined && value !== null) complain('front-matter-value', 'dir', '“dir” is “ltr” or “rtl”.');
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

/** 1-based line of a key, or of the first line. */
function lineOf(source: Source, key: string | null): number {
  if (key === null) return source.first + 1;
  const index = source.yaml.split(/\r\n?|\n/).findIndex((line) => {
    const bare = line.trimStart().replace(/^["'{]+/, '');
    return bare.startsWith(key) && /^["']?\s*:/.test(bare.slice(key.length));
  });
  return source.first + 1 + Math.max(0, index);
}
