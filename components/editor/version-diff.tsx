'use client';
import { Button, Loader } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { complain, toast } from '#components/shell/toast.tsx';
import { useIsPhone } from '#components/shell/use-phone.ts';
import { useLanguage, useWords } from '#components/words.tsx';
import { type RevisionEntry, restoreRevision, revisionText } from '#live/api.ts';
import { dayAndTime } from '#live/durations.ts';
import { openDiff } from '#live/editor/diff-view.ts';
import { pageNonce } from './page-nonce.ts';
import classes from './versions.module.css';

type Props = { readonly deckId: string; readonly version: RevisionEntry; textNow(): string; onRestored(): void };

/** What changed since a version, and the way back to it. */
export function VersionDiff({ deckId, version, textNow, onRestored }: Props) {
  const { versions: words } = useWords();
  const time = dayAndTime(version.at, useLanguage());
  const [texts, setTexts] = useState<{ readonly before: string; readonly after: string } | 'failed' | null>(null);
  useEffect(() => {
    void revisionText(deckId, version.n)
      .then((before) => setTexts({ before, after: textNow() }))
      .catch(() => setTexts('failed'));
  }, [deckId, version.n, textNow]);
  const restore = useRestore({ deckId, time, onRestored });
  if (texts === null) return <Loader size={24} aria-label={words.loading} />;
  if (texts === 'failed') {
    return (
      <p className={classes['versionHint']} role="alert">
        {words.gone}
      </p>
    );
  }
  const isSame = texts.before === texts.after;
  return (
    <section className={classes['versionDiff']} aria-label={words.textOf(time)}>
      <div className={classes['versionHead']}>
        <span>{words.textOf(time)}</span>
        <span className={classes['versionNow']}>
          {words.now}
          <Button size="sm" disabled={isSame} loading={restore.busy} onClick={() => void restore.restore(version.n)}>
            {words.restore}
          </Button>
        </span>
      </div>
      {isSame ? <p className={classes['versionHint']}>{words.same}</p> : <Diff {...texts} label={words.textOf(time)} />}
    </section>
  );
}

function Diff({ before, after, label }: { readonly before: string; readonly after: string; readonly label: string }) {
  const { versions: words } = useWords();
  const isPhone = useIsPhone();
  const mount = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const parent = mount.current;
    if (!parent) return;
    const names = { before: label, after: words.now, phrases: words.phrases };
    return openDiff({ parent, before, after, sideBySide: !isPhone, words: names, nonce: pageNonce() });
  }, [before, after, label, words, isPhone]);
  return <div ref={mount} className={classes['versionText']} />;
}

/** Restoring is an edit for everybody; what was there is kept and one click away. */
function useRestore({ deckId, time, onRestored }: { readonly deckId: string; readonly time: string; onRestored(): void }) {
  const { versions: words, common } = useWords();
  const [busy, setBusy] = useState(false);
  const undo = async (n: number) => {
    const before = await restoreRevision(deckId, n).catch(() => null);
    if (before === null) complain(common.failed);
    else toast(words.undone);
  };
  const restore = async (n: number) => {
    setBusy(true);
    const before = await restoreRevision(deckId, n).catch(() => null);
    setBusy(false);
    if (before === null) return complain(common.failed);
    onRestored();
    toast(words.restored(time), { label: common.undo, act: () => void undo(before) });
  };
  return { busy, restore };
}
