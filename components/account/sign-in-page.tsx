'use client';
import '#components/shell/fonts.css';
import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { Mark } from '#components/shell/mark.tsx';
import { useWords } from '#components/words.tsx';
import { goOnAsGuest, signIn } from '#live/account-api.ts';
import { sayFailure } from '#live/api.ts';
import type { Words } from '#words';
import classes from './sign-in.module.css';

type Guests = 'none' | 'follow' | 'edit' | 'create';
type Problem = 'failed' | 'suspended';
type Props = {
  readonly provider: string;
  /** The page that comes afterwards, and its deck, if guests may see that. */
  readonly to: string;
  readonly deck: string | null;
  readonly guests: Guests;
  readonly problem: Problem | null;
};

/** Sign in with the provider, or go on without an account where that leads anywhere. */
export function SignInPage({ provider, to, deck, guests, problem }: Props) {
  const { account: words, common } = useWords();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(problem && words[problem]);
  const begin = (work: Promise<void>) => {
    setBusy(true);
    work.catch((error) => {
      setFailed(sayFailure(error, common.failed));
      setBusy(false);
    });
  };
  const mayStay = guests !== 'none' && (deck !== null || to === '/');
  const note = [deck === null ? '' : words.youReturnTo(deck), guestNote(guests, words)].filter(Boolean).join(' ');
  return (
    <main className={classes['page']}>
      <section className={classes['panel']}>
        <Mark size={36} />
        <h1>{words.signInTo}</h1>
        <p className={classes['about']}>{words.about}</p>
        {failed === null ? null : (
          <p className={classes['problem']} role="alert">
            {failed}
          </p>
        )}
        <div className={classes['ways']}>
          <Button size="md" loading={busy} leftSection={<IconKey size={18} stroke={1.75} />} onClick={() => begin(signIn(to))}>
            {words.continueWith(provider)}
          </Button>
          {mayStay ? (
            <Button size="md" variant="default" disabled={busy} onClick={() => begin(goOnAsGuest(to))}>
              {guests === 'follow' ? words.followAsGuest : words.continueAsGuest}
            </Button>
          ) : null}
        </div>
        {note ? <p className={classes['note']}>{note}</p> : null}
      </section>
    </main>
  );
}

function guestNote(guests: Guests, words: Words['account']): string {
  const notes = { none: words.guestsNothing, follow: words.guestsFollow, edit: words.guestsEdit, create: '' };
  return notes[guests];
}
