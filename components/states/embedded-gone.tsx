'use client';
import { useWords } from '#components/words.tsx';
import classes from './states.module.css';

/** What stands in a page of another site where a deck is not shown: closed, not allowed there, or none at all look the same. */
export function EmbeddedGone() {
  const { states } = useWords();
  return (
    <main className={`${classes['page']} ${classes['embedded']}`}>
      <section>
        <h1>{states.notShown}</h1>
        <p>{states.notShownText}</p>
      </section>
    </main>
  );
}
