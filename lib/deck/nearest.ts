/** Longer words are no misspelt names. */
const MAX_WORD = 40;

/** The name that a misspelt word was meant to be: in another case, or with one or two letters wrong. Else null. */
export function nearestName(word: string, names: readonly string[]): string | null {
  if (word.length > MAX_WORD) return null;
  const bare = word.toLowerCase();
  let best: string | null = null;
  // one letter is another word, not a misspelt one
  let least = Math.min(bare.length > 6 ? 3 : 2, bare.length);
  for (const name of names) {
    const steps = distance(bare, name.toLowerCase());
    if (steps >= least) continue;
    least = steps;
    best = name;
  }
  return best;
}

/** Letters to be put in, taken out, replaced or swapped with the next one. */
function distance(a: string, b: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = nextRow({ a, b, i }, before, row);
    before = row;
    row = next;
  }
  return row.at(-1) ?? 0;
}

type Step = { readonly a: string; readonly b: string; readonly i: number };

function nextRow({ a, b, i }: Step, before: readonly number[], row: readonly number[]): readonly number[] {
  const next = [i];
  for (let j = 1; j <= b.length; j++) {
    const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
    const change = (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
    const swap = isSwap ? (before[j - 2] ?? 0) + 1 : change;
    next.push(Math.min(change, swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
  }
  return next;
}
