/** What one client did, in order: it wrote a token that occurs nowhere else, or took one of its own out again. */
export type Deed = { readonly kind: 'write' | 'remove'; readonly token: string };
/**
 * The first `acked` of the deeds were acknowledged; those before `from` may have been undone since. Kept by the checker, never by
 * what it checks.
 */
export type Ledger = { readonly name: string; readonly deeds: readonly Deed[]; readonly acked: number; readonly from: number };
/** What is wrong with a text; all empty when nothing is. */
export type Verdict = {
  readonly acked: number;
  readonly sent: number;
  /** Acknowledged, never taken out, and not there. */
  readonly lost: readonly string[];
  /** There more than once. */
  readonly doubled: readonly string[];
  /** Taken out, acknowledged, and there again. */
  readonly back: readonly string[];
  /** There, and written by nobody. */
  readonly unknown: readonly string[];
  /** What is left when all tokens are taken out, if it is not what the deck began with. */
  readonly torn: string | null;
};

export const tokenOf = (name: string, n: number): string => `<${name}.${n}>`;
const tokens = /<[a-z0-9]+\.\d+>/g;

/** How often each token is in a text, and what is left without them. Tokens may stand in tokens: the inner ones are taken out first. */
export function tokensIn(text: string): { readonly found: ReadonlyMap<string, number>; readonly rest: string } {
  const found = new Map<string, number>();
  let rest = text;
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(tokens, (token) => {
      found.set(token, (found.get(token) ?? 0) + 1);
      return '';
    });
  }
  return { found, rest };
}

/** Holds a text against what was done to it. @param initial what the deck began with, without tokens */
export function judge(text: string, ledgers: readonly Ledger[], initial: string): Verdict {
  const { found, rest } = tokensIn(text);
  const written = new Set(ledgers.flatMap(({ deeds }) => deeds.flatMap(({ kind, token }) => (kind === 'write' ? [token] : []))));
  return {
    acked: ledgers.reduce((sum, { acked }) => sum + acked, 0),
    sent: ledgers.reduce((sum, { deeds }) => sum + deeds.length, 0),
    lost: ledgers.flatMap(kept).filter((token) => !found.has(token)),
    doubled: [...found].flatMap(([token, count]) => (count > 1 ? [token] : [])),
    back: ledgers.flatMap(gone).filter((token) => found.has(token)),
    unknown: [...found.keys()].filter((token) => !written.has(token)),
    torn: rest === initial ? null : rest.slice(0, 200),
  };
}

function kept({ deeds, acked, from }: Ledger): string[] {
  const removed = new Set(deeds.flatMap(({ kind, token }) => (kind === 'remove' ? [token] : [])));
  return deeds.slice(from, acked).flatMap(({ kind, token }) => (kind === 'write' && !removed.has(token) ? [token] : []));
}

const gone = ({ deeds, acked }: Ledger): string[] => deeds.slice(0, acked).flatMap(({ kind, token }) => (kind === 'remove' ? [token] : []));
