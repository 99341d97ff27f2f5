import { bestAlignment } from './alignment.ts';

/** Above this many pairs, slides that differ are paired in order instead of by likeness. */
const MAX_PAIRS = 900;
/** Above this many pairs nothing equal is looked for; 2,000 by 2,000 slides. */
const MAX_CELLS = 4_000_000;

/**
 * For each text of `after`, the index in `before` of the text that it continues, or -1 for a new one. Equal texts keep
 * their order; what moved is found again; what is left between them is paired by likeness, so that a text that was
 * edited, or split in two, goes on being itself.
 */
export function continuations(before: readonly string[], after: readonly string[]): number[] {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const middle = between(before.slice(head, before.length - tail), after.slice(head, after.length - tail));
  return after.map((_, index) => {
    if (index < head) return index;
    if (index >= after.length - tail) return index - after.length + before.length;
    const origin = middle[index - head] ?? -1;
    return origin === -1 ? -1 : head + origin;
  });
}

/** The same, of texts that differ at both ends. */
function between(before: readonly string[], after: readonly string[]): number[] {
  const origin = new Array<number>(after.length).fill(-1);
  for (const [i, j] of equalPairs(before, after)) origin[j] = i;
  findMoved(before, after, origin);
  pairGaps(before, after, origin);
  return origin;
}

/** A longest common subsequence. */
function equalPairs(a: readonly string[], b: readonly string[]): Array<[number, number]> {
  if (a.length * b.length > MAX_CELLS) return [];
  return bestAlignment(a.length, b.length, (i, j) => (a[i] === b[j] ? 1 : 0));
}

function unmatched(count: number, origin: readonly number[]): number[] {
  const taken = new Set(origin);
  return Array.from({ length: count }, (_, i) => i).filter((i) => !taken.has(i));
}

/** Blank lines around a text may come and go with its place. */
function findMoved(before: readonly string[], after: readonly string[], origin: number[]): void {
  const free = new Map<string, number[]>();
  for (const i of unmatched(before.length, origin)) {
    const text = (before[i] ?? '').trim();
    if (text !== '') free.set(text, [...(free.get(text) ?? []), i]);
  }
  for (const [j, text] of after.entries()) {
    if (origin[j] === -1) origin[j] = free.get(text.trim())?.shift() ?? -1;
  }
}

/** A gap is a run of new texts between two that continue neighbours; it takes the old texts between those. */
function pairGaps(before: readonly string[], after: readonly string[], origin: number[]): void {
  const free = new Set(unmatched(before.length, origin));
  let low = -1;
  let j = 0;
  while (j < after.length) {
    const known = origin[j] ?? -1;
    if (known !== -1) {
      low = known;
      j += 1;
      continue;
    }
    let end = j;
    while (end < after.length && origin[end] === -1) end += 1;
    const high = origin[end] ?? before.length;
    const olds = [...free].filter((i) => i > low && i < high);
    for (const [i, k] of pairByLikeness(olds, { before, after, from: j, to: end })) {
      origin[k] = i;
      free.delete(i);
    }
    j = end;
  }
}

type Gap = { readonly before: readonly string[]; readonly after: readonly string[]; readonly from: number; readonly to: number };

function pairByLikeness(olds: readonly number[], gap: Gap): Array<[number, number]> {
  const news = Array.from({ length: gap.to - gap.from }, (_, n) => gap.from + n);
  if (olds.length * news.length > MAX_PAIRS) {
    return olds.slice(0, news.length).map((i, n) => [i, gap.from + n]);
  }
  const best = bestAlignment(
    olds.length,
    news.length,
    (o, n) => 0.01 + likeness(gap.before[olds[o] ?? 0] ?? '', gap.after[news[n] ?? 0] ?? ''),
  );
  return best.map(([o, n]) => [olds[o] ?? 0, news[n] ?? 0]);
}

/** From 0 to 1: how much of the longer text the two have in common at their ends. */
export function likeness(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return (head + tail) / Math.max(a.length, b.length, 1);
}
