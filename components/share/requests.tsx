'use client';
import { Button } from '@mantine/core';
import { Face } from '#components/shell/face.tsx';
import { useWords } from '#components/words.tsx';
import { answerRequest } from '#live/sharing.ts';
import classes from './share.module.css';
import type { SharingNow } from './use-sharing.ts';

/** Who asks for access, and the answers. */
export function Requests({ now: { deckId, sharing, change } }: { readonly now: SharingNow }) {
  const { share } = useWords();
  if (sharing.requests.length === 0) return null;
  return (
    <section className={classes['requests']}>
      <h3>{share.asking(sharing.requests.length)}</h3>
      <ul className={classes['rows']}>
        {sharing.requests.map(({ id, name }) => (
          <li key={id} className={classes['row']}>
            <Face id={id} name={name} size={32} />
            <div className={classes['who']}>
              <p>
                <strong>{name}</strong>
              </p>
            </div>
            <Button
              size="compact-sm"
              onClick={() => void change({ act: () => answerRequest(deckId, id, 'edit'), said: share.given(name, share.levels.edit) })}
            >
              {share.levels.edit}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => void change({ act: () => answerRequest(deckId, id, 'view'), said: share.given(name, share.levels.view) })}
            >
              {share.levels.view}
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              color="red"
              onClick={() => void change({ act: () => answerRequest(deckId, id, 'none'), said: share.declined(name) })}
            >
              {share.decline}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
