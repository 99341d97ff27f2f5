'use client';
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCloudOff, IconLock } from '@tabler/icons-react';
import { useStore } from '#components/use-store.ts';
import { useLanguage, useWords } from '#components/words.tsx';
import { clockTime } from '#live/durations.ts';
import type { SavedState } from '#live/sync-types.ts';
import { Banner, DownloadButton } from './banner.tsx';
import { useEditing } from './editing.tsx';
import type { EditorScreenProps } from './editor-props.ts';
import { LiveStrip } from './live-strip.tsx';
import { ProblemBanner } from './problem-banner.tsx';
import { classes } from './styles.ts';
import { useDeckTitle } from './use-deck-title.ts';
import { useWasEditing } from './use-was-editing.ts';

/** What a person must know now, the most urgent first. */
export function Banners(props: EditorScreenProps) {
  const saved = useStore(props.lane.saved);
  const problem = useStore(props.lane.problem);
  const title = useDeckTitle(props.deck.title);
  return (
    <div className={classes['banners']}>
      <ProblemBanner title={title} />
      {problem?.kind === 'closed' ? null : <SavedBanner saved={saved} title={title} />}
      <ReadOnlyBanner title={title} />
      <LiveStrip {...props} />
    </div>
  );
}

function SavedBanner({ saved, title }: { readonly saved: SavedState; readonly title: string }) {
  const { editor: words } = useWords();
  const language = useLanguage();
  const { lane } = useEditing();
  if (saved.kind === 'offline') {
    const retry = (
      <Button variant="default" className={classes['bannerButton'] ?? ''} onClick={lane.retry}>
        {words.tryNow}
      </Button>
    );
    return (
      <Banner kind="warn" icon={<IconCloudOff size={20} stroke={1.75} />} action={retry}>
        {words.offlineSince(clockTime(saved.since, language), saved.pending, saved.kept)}
      </Banner>
    );
  }
  if (saved.kind !== 'not-saved') return null;
  return (
    <Banner kind="loud" icon={<IconAlertTriangle size={20} stroke={1.75} />} action={<DownloadButton title={title} text={lane.text} />}>
      <strong>{words.notSavedTitle(saved.pending)}</strong> {words.notSavedHelp(saved.pending, clockTime(saved.since, language))}
    </Banner>
  );
}

/** Told only to somebody who could edit before: others never had tools to miss. */
function ReadOnlyBanner({ title }: { readonly title: string }) {
  const { editor: words } = useWords();
  const { lane } = useEditing();
  const lostIt = useWasEditing();
  if (!lostIt) return null;
  return (
    <Banner kind="quiet" icon={<IconLock size={20} stroke={1.75} />} action={<DownloadButton title={title} text={lane.text} />}>
      <strong>{words.readOnlyTitle}</strong> {words.readOnlyHelp}
    </Banner>
  );
}
