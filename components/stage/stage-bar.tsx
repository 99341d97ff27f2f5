'use client';
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import {
  IconAppWindow,
  IconArrowsMaximize,
  IconArrowsMinimize,
  IconChevronLeft,
  IconChevronRight,
  IconPlayerStop,
  IconPlugConnectedX,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { HandOver } from '#components/baton/hand-over.tsx';
import { useWords } from '#components/words.tsx';
import classes from './stage.module.css';
import { StageMore } from './stage-more.tsx';
import { useFirstTouch } from './use-first-touch.ts';
import type { StagePage } from './use-stage-page.ts';

const icon = { size: 20, stroke: 1.75 };

/** The floating bar: fades when nobody moves, stays while it has the focus, a menu is open or there is no connection. */
export function StageBar({ page, onLeave }: { readonly page: StagePage; readonly onLeave: () => void }) {
  const { now, outline, fullScreen, awake, run, sheet, end } = page;
  const [menu, setMenu] = useState(false);
  const isHanding = sheet === 'hand-over';
  const { stage } = useWords();
  const offline = now.status === 'offline';
  const { slide } = now.shown.place;
  const stays = awake || menu || sheet !== null || offline;
  return (
    <div className={classes['floor']} data-asleep={!stays || undefined} {...useFirstTouch(!stays)}>
      {offline ? (
        <p className={classes['offline']} role="alert">
          <IconPlugConnectedX size={18} stroke={1.75} />
          {stage.offline}
        </p>
      ) : null}
      <div className={classes['bar']} role="toolbar" aria-label={stage.bar}>
        <Tool label={stage.previous} onClick={() => run({ type: 'go', to: 'previous' })}>
          <IconChevronLeft {...icon} />
        </Tool>
        <Tooltip label={stage.goTo}>
          <button
            type="button"
            className={classes['position']}
            aria-label={`${stage.goTo}: ${slide} / ${outline.slides}`}
            onClick={() => page.setSheet('go-to')}
          >
            {slide} / {outline.slides}
          </button>
        </Tooltip>
        <Tool label={stage.next} onClick={() => run({ type: 'go', to: 'next' })}>
          <IconChevronRight {...icon} />
        </Tool>
        <span className={classes['rule']} />
        <Presenting followers={now.stage.followers} />
        <span className={classes['rule']} />
        <HandOver
          lane={page.lane}
          className={classes['handOver'] ?? ''}
          opened={isHanding}
          onOpened={(open) => (open ? page.setSheet('hand-over') : page.close())}
        />
        <Tool wide label={stage.speaker} onClick={() => run({ type: 'speaker' })}>
          <IconAppWindow {...icon} />
        </Tool>
        {fullScreen.possible ? (
          <Tool wide label={fullScreen.on ? stage.leaveFullScreen : stage.fullScreen} onClick={fullScreen.toggle}>
            {fullScreen.on ? <IconArrowsMinimize {...icon} /> : <IconArrowsMaximize {...icon} />}
          </Tool>
        ) : null}
        <StageMore page={page} onLeave={onLeave} opened={menu} onOpened={setMenu} />
        <Button className={classes['end'] ?? ''} aria-label={stage.end} onClick={end}>
          <IconPlayerStop className={classes['endIcon']} {...icon} />
          <span className={classes['endWord']}>{stage.end}</span>
        </Button>
      </div>
    </div>
  );
}

function Presenting({ followers }: { readonly followers: number }) {
  const { stage } = useWords();
  return (
    <span className={classes['who']}>
      <span className={classes['dot']} />
      <b className={classes['you']}>{stage.youPresent}</b>
      {followers > 0 ? <span className={classes['followers']}>{stage.followers(followers)}</span> : null}
    </span>
  );
}

type ToolProps = { readonly label: string; readonly wide?: boolean; readonly onClick: () => void; readonly children: ReactNode };

function Tool({ label, wide = false, onClick, children }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon className={classes['tool'] ?? ''} data-wide={wide || undefined} aria-label={label} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
