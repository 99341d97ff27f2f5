'use client';
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconDownload, IconPlugConnectedX } from '@tabler/icons-react';
import { usePathname } from 'next/navigation';
import { signInPath } from '#components/shell/sign-in-button.tsx';
import { useWords } from '#components/words.tsx';
import { downloadText } from '#live/download.ts';
import classes from './follow.module.css';
import type { FollowingNow } from './use-following.ts';

/** What is wrong at the moment, and what can be done about it. */
export function FollowBanner({ now, title }: { readonly now: FollowingNow; readonly title: string }) {
  const { follow, account, common } = useWords();
  const path = usePathname();
  if (now.problem && now.problem !== 'gone') {
    return (
      <div className={classes['banner']} role="alert">
        <IconAlertTriangle size={18} stroke={1.75} />
        <span>
          <b>{follow[now.problem]}</b> {follow.keep}
        </span>
        <Button
          variant="default"
          leftSection={<IconDownload size={18} stroke={1.75} />}
          onClick={() => downloadText(title, now.lane.text())}
        >
          {common.downloadText}
        </Button>
        {now.problem === 'signedOut' ? (
          <Button variant="default" component="a" href={signInPath(path)}>
            {account.signInAgain}
          </Button>
        ) : (
          <Button variant="default" component="a" href="/">
            {common.allDecks}
          </Button>
        )}
      </div>
    );
  }
  if (now.status !== 'offline') return null;
  return (
    <div className={classes['banner']} data-lost role="alert">
      <IconPlugConnectedX size={18} stroke={1.75} />
      <span>{follow.lost}</span>
    </div>
  );
}
