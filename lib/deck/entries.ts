/** An entry `key: value` of YAML in block style: its lines [first, last], 0-based, and where its value stands on the first. */
export type Entry = {
  readonly key: string;
  readonly first: number;
  readonly last: number;
  readonly valueFrom: number;
  readonly valueTo: number;
};
/** A key, on its own or below another one. */
export type Path = { readonly key: string; readonly below?: string };

const KEY = /^([ \t]*)(?:"([^"]*)"|'([^']*)'|([^\s#:'"{}[\],-][^:#]*?))[ \t]*:(?=[ \t]|$)[ \t]*/;
/** An entry's own line; the value is what stands before a remark. */
const VALUE = /^(?:"[^"]*"|'[^']*'|(?:[^#]|(?<=\S)#)*)/;

/** The first entry with this key, or null: it is not there, or not on lines of its own. */
export function entryOf(yaml: readonly string[], { key, below }: Path): Entry | null {
  const parent = below === undefined ? { first: -1, last: yaml.length - 1 } : entryOf(yaml, { key: below });
  if (!parent) return null;
  let indent: number | null = null;
  for (let index = parent.first + 1; index <= parent.last; index++) {
    const found = KEY.exec(yaml[index] ?? '');
    if (!found) continue;
    const column = found[1]?.length ?? 0;
    indent ??= column;
    if (column === indent && keyOf(found) === key) return entryAt(yaml, index, found);
  }
  return null;
}

/** The entry that begins on a 0-based line, or null. */
export function entryOn(yaml: readonly string[], line: number): Entry | null {
  const found = KEY.exec(yaml[line] ?? '');
  return found && entryAt(yaml, line, found);
}

/** The 0-based line of a key in whatever style, or the nearest that is known about it. */
export function lineOfKey(yaml: readonly string[], path: Path): number {
  const entry = entryOf(yaml, path);
  if (entry) return entry.first;
  const parent = path.below === undefined ? 0 : (entryOf(yaml, { key: path.below })?.first ?? 0);
  const index = yaml.findIndex((line, at) => at >= parent && line.includes(path.key));
  return index < 0 ? parent : index;
}

const keyOf = (found: RegExpExecArray): string => found[2] ?? found[3] ?? found[4] ?? '';

function entryAt(yaml: readonly string[], first: number, found: RegExpExecArray): Entry {
  const line = yaml[first] ?? '';
  const valueFrom = found[0].length;
  const value = VALUE.exec(line.slice(valueFrom))?.[0].trimEnd() ?? '';
  const indent = found[1]?.length ?? 0;
  let last = first;
  for (let index = first + 1; index < yaml.length; index++) {
    const next = yaml[index] ?? '';
    if (next.trim() === '') continue;
    const column = /^[ \t]*/.exec(next)?.[0].length ?? 0;
    const belongs = column > indent || (column === indent && value === '' && /^[ \t]*-[ \t]/.test(next));
    if (!belongs) break;
    last = index;
  }
  return { key: keyOf(found), first, last, valueFrom, valueTo: valueFrom + value.length };
}
