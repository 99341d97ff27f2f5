'use client';
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { usePathname } from 'next/navigation';
import { signInPath } from '#components/shell/sign-in-button.tsx';
import { useStore } from '#components/use-store.ts';
import { useWords } from '#components/words.tsx';
import type { Problem } from '#live/sync-types.ts';
import { Banner, DownloadButton } from './banner.tsx';
import { CopyDeckButton } from './copy-deck-button.tsx';
import { useEditing } from './editing.tsx';
import { classes } from './styles.ts';

/** What the server refused, with the person's text to keep. */
export function ProblemBanner({ title }: { readonly title: string }) {
  const { lane } = useEditing();
  const problem = useStore(lane.problem);
  const { editor: words, account, common } = useWords();
  const path = usePathname();
  // a refused move of the stage and an undone change are told where they were made
  if (problem === null || problem.kind === 'refused' || problem.kind === 'undone') return null;
  const isOut = problem.kind === 'closed' && problem.why === 'signed-out';
  const { said, help } = isOut ? { said: account.signedOut, help: account.signedOutHelp } : saying(problem, words);
  const leave =
    problem.kind === 'closed' ? (
      <Button component="a" href={isOut ? signInPath(`${path}?edit`) : '/'} variant="default" className={classes['bannerButton'] ?? ''}>
        {isOut ? account.signInAgain : words.allDecks}
      </Button>
    ) : (
      <Button variant="default" className={classes['bannerButton'] ?? ''} onClick={lane.dismissProblem}>
        {common.close}
      </Button>
    );
  return (
    <Banner
      kind="loud"
      icon={<IconAlertTriangle size={20} stroke={1.75} />}
      action={
        <span className={classes['bannerButtons']}>
          <DownloadButton title={title} text={() => problem.text} />
          <CopyDeckButton title={title} text={() => problem.text} onCopied={lane.forget} />
          {leave}
        </span>
      }
    >
      <strong>{said}</strong> {help}
    </Banner>
  );
}

type Telling = Exclude<Problem, { kind: 'refused' | 'undone' }>;

function saying(problem: Telling, words: ReturnType<typeof useWords>['editor']): { readonly said: string; readonly help: string } {
  if (problem.kind === 'rejected') {
    const said = {
      'too-large': words.rejectedTooLarge,
      forbidden: words.rejectedForbidden,
      malformed: words.rejectedMalformed,
      differs: words.rejectedDiffers,
    };
    return { said: said[problem.why], help: words.rejectedHelp };
  }
  const said = {
    trashed: words.trashed,
    'no-deck': words.noDeck,
    forbidden: words.closedForbidden,
    removed: words.closedForbidden,
    'signed-out': words.closedForbidden,
    'too-large': words.closedOther,
    other: words.closedOther,
  };
  return { said: said[problem.why], help: words.closedHelp };
}
