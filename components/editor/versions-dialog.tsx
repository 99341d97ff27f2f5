'use client';
import { Loader, Modal } from '@mantine/core';
import { useState } from 'react';
import { useIsPhone } from '#components/shell/use-phone.ts';
import { useWords } from '#components/words.tsx';
import type { RevisionEntry } from '#live/api.ts';
import { KeepVersion } from './keep-version.tsx';
import { useVersions } from './use-versions.ts';
import { VersionDiff } from './version-diff.tsx';
import { VersionList } from './version-list.tsx';
import classes from './versions.module.css';

type Props = { readonly deckId: string; readonly onClose: () => void; textNow(): string };

/** The kept states of the text: since when, by whom, what changed since, and the way back to one. */
export function VersionsDialog({ deckId, onClose, textNow }: Props) {
  const { versions: words, common } = useWords();
  const isPhone = useIsPhone();
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.title}
      size={1200}
      yOffset={64}
      centered={false}
      fullScreen={isPhone}
      padding={isPhone ? 16 : 24}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <Versions deckId={deckId} onClose={onClose} textNow={textNow} />
    </Modal>
  );
}

function Versions({ deckId, onClose, textNow }: Props) {
  const { versions: words } = useWords();
  const versions = useVersions(deckId);
  const [chosen, setChosen] = useState<RevisionEntry | null>(null);
  return (
    <div className={classes['versions']}>
      <div className={classes['versionsSide']}>
        <KeepVersion deckId={deckId} onKept={versions.add} />
        <VersionsFound {...versions} chosen={chosen} onChoose={setChosen} />
      </div>
      {chosen ? (
        <VersionDiff key={chosen.n} deckId={deckId} version={chosen} textNow={textNow} onRestored={onClose} />
      ) : (
        <p className={classes['versionHint']}>{versions.list.length > 0 ? words.choose : null}</p>
      )}
    </div>
  );
}

type FoundProps = ReturnType<typeof useVersions> & { readonly chosen: RevisionEntry | null; onChoose(version: RevisionEntry): void };

function VersionsFound({ state, list, more, chosen, onChoose }: FoundProps) {
  const { versions: words } = useWords();
  if (state === 'loading') return <Loader size={24} aria-label={words.loading} />;
  if (state === 'failed' && list.length === 0) {
    return (
      <p className={classes['versionHint']} role="alert">
        {words.failed}
      </p>
    );
  }
  if (list.length === 0) return <p className={classes['versionHint']}>{words.none}</p>;
  return <VersionList list={list} chosen={chosen} onChoose={onChoose} onMore={more} />;
}
