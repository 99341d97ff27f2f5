'use client';
import type { Imported } from './import-one.ts';
import classes from './library.module.css';

/** What became of each imported file: a link to its deck and what was changed, or the reason why there is none. */
export function ImportResult({ results }: { readonly results: readonly Imported[] }) {
  return (
    <ul className={classes['imported']}>
      {results.map((result, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and the list never changes
        <li key={index}>
          {'deck' in result ? (
            <>
              <a href={`/d/${result.deck.id}`}>{result.deck.title}</a> {result.said.join(' ')}
            </>
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
