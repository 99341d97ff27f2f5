'use client';
import type { CreatedDeck } from '#live/api.ts';
import classes from './library.module.css';

/** What became of a file. */
export type Imported = { readonly file: string; readonly deck: CreatedDeck } | { readonly file: string; readonly reason: string };

/** What became of each imported file: a link to its deck, or the reason why there is none. */
export function ImportResult({ results }: { readonly results: readonly Imported[] }) {
  return (
    <ul className={classes['imported']}>
      {results.map((result, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and the list never changes
        <li key={index}>
          {'deck' in result ? (
            <a href={`/d/${result.deck.id}`}>{result.deck.title}</a>
          ) : (
            <>
              <strong>{result.file}</strong>: {result.reason}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
