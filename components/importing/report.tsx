'use client';
import { useWords } from '#components/words.tsx';
import classes from './importing.module.css';
import type { Imported } from './types.ts';

/** What became of each text: a link to its deck and what was changed, or the reason why there is none. */
export function Report({ results }: { readonly results: readonly Imported[] }) {
  const { importing } = useWords();
  const refused = results.filter((result) => 'reason' in result).length;
  const made = results.length - refused;
  const counts = [made > 0 ? importing.imported(made) : '', refused > 0 ? importing.refused(refused) : ''].filter((one) => one !== '');
  return (
    <>
      <p className={classes['about']} role="status">
        {counts.join(' · ')}
      </p>
      <ul className={classes['imported']}>
        {results.map((result, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and the list never changes
          <li key={index}>
            {'deck' in result ? (
              <>
                <a href={`/d/${result.deck.id}`}>{result.deck.title}</a>
                <small>{result.made}</small>
                {result.said.length > 0 ? <small>{result.said.join(' ')}</small> : null}
              </>
            ) : (
              <>
                <strong>{result.name}</strong>
                <small>{result.reason}</small>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
