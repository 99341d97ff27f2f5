'use client';
import { IconPlugConnectedX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '#components/words.tsx';
import classes from './follow-status.module.css';
import type { FollowingNow } from './use-following.ts';

type Props = { readonly now: FollowingNow; readonly slides: number; readonly section: string | null };

/** Who presents, or why nobody does, and where that is. */
export function FollowStatus(props: Props) {
  const { now, slides } = props;
  const { follow } = useWords();
  if (now.status !== 'offline') return <StageStatus {...props} />;
  const detail = follow.lastSeen(now.stage.place?.slide ?? now.state.at.slide, slides);
  const icon = <IconPlugConnectedX size={16} stroke={1.75} />;
  return <Status tone="lost" headIcon={icon} head={follow.lostShort} detail={detail} />;
}

function StageStatus({ now, slides, section }: Props) {
  const { follow, common } = useWords();
  const { state, stage } = now;
  const dot = <span className={classes['dot']} />;
  const name = stage.live?.leaderName ?? '';
  switch (state.kind) {
    case 'waiting':
      return <Status head={follow.waiting} detail={follow.waitingDetail} />;
    case 'following': {
      const trouble = liveTrouble(now, follow);
      const detail = trouble ?? common.slideOf(state.at.slide, slides);
      return <Status headIcon={dot} head={common.presents(name)} section={trouble ? null : section} detail={detail} />;
    }
    case 'away': {
      const detail = follow.liveAt(name, stage.place?.slide ?? 1);
      return <Status tone="away" head={follow.browsing(state.at.slide, slides)} detailIcon={dot} detail={detail} />;
    }
    case 'ended': {
      if (state.why === 'ended') return <Status head={follow.ended} detail={follow.browse} />;
      return <Status head={follow.left(state.leaderName)} detail={follow.ended} />;
    }
  }
}

function liveTrouble({ stage }: FollowingNow, words: ReturnType<typeof useWords>['follow']): string | null {
  if (!stage.live) return null;
  if (stage.live.awaySince !== null) return words.leaderAway(stage.live.leaderName);
  return stage.live.black ? words.black : null;
}

type StatusProps = {
  /** Where something else on a laptop says what the head says, only phones show the head. */
  readonly tone?: 'lost' | 'away';
  readonly headIcon?: ReactNode;
  readonly head: string;
  readonly section?: string | null;
  readonly detailIcon?: ReactNode;
  readonly detail: string;
};

/** Two lines in a phone's bar, one line in a laptop's. */
function Status({ tone, headIcon, head, section, detailIcon, detail }: StatusProps) {
  return (
    <div className={classes['status']} data-tone={tone}>
      <b className={classes['head']}>
        {headIcon}
        {head}
      </b>{' '}
      <span className={classes['detail']}>
        {detailIcon}
        {section ? <span className={classes['section']}>{section} · </span> : null}
        {detail}
      </span>
    </div>
  );
}
