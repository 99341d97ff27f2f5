'use client';
import { ActionIcon, SegmentedControl } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconLayoutList } from '@tabler/icons-react';
import { type CSSProperties, useMemo, useState } from 'react';
import { useIsPhone } from '#components/shell/use-phone.ts';
import { SlidesFrame, useFrameLook } from '#components/slides-frame.tsx';
import { LinkDialog } from '#components/stage/link-dialog.tsx';
import { useStore } from '#components/use-store.ts';
import { useWords } from '#components/words.tsx';
import { tickTask } from '#deck';
import type { FromFrame } from '#wire';
import { useEditing } from './editing.tsx';
import { liveSlide } from './outline-data.ts';
import { classes } from './styles.ts';
import { useIsTablet } from './use-tablet.ts';
import type { View } from './use-view.ts';
import { ViewSwitch } from './view-switch.tsx';

type Props = {
  readonly frameSrc: string;
  readonly view: View;
  onView(view: View): void;
  onGoToText(): void;
  readonly onOutline: (() => void) | undefined;
};
type Mode = 'stage' | 'all';

/** Shows a slide with everything on it, whatever its steps. */
const ALL_STEPS = 10_000;

/** The slides of the text, at the slide under the cursor. */
export function PreviewPane(props: Props) {
  const { editor: words } = useWords();
  const [mode, setMode] = useLocalStorage<Mode>({ key: 'lectern-editor-preview', defaultValue: 'stage' });
  const isPhone = useIsPhone();
  return (
    <div className={classes['slides']}>
      <div className={classes['panelBar']}>
        {props.onOutline ? (
          <ActionIcon size={32} color="var(--l-text)" aria-label={words.openOutline} onClick={props.onOutline}>
            <IconLayoutList size={18} stroke={1.75} />
          </ActionIcon>
        ) : null}
        <Position />
        <span className={classes['grow']} />
        <SegmentedControl
          aria-label={words.previewMode}
          size="xs"
          value={mode}
          onChange={(value) => setMode(value as Mode)}
          data={[
            { value: 'stage', label: words.oneSlide },
            { value: 'all', label: words.allSlides },
          ]}
        />
        <TabletSwitch view={props.view} onView={props.onView} isPhone={isPhone} />
        <Steps />
      </div>
      <Slides {...props} mode={mode} />
    </div>
  );
}

function TabletSwitch({ view, onView, isPhone }: Pick<Props, 'view' | 'onView'> & { readonly isPhone: boolean }) {
  const isTablet = useIsTablet();
  return isTablet && !isPhone ? <ViewSwitch view={view} onView={onView} compact /> : null;
}

function Position() {
  const { editor: words, frame } = useWords();
  const { slide, reading, lane } = useEditing();
  const { slides } = useStore(reading.outline);
  const number = useStore(slide);
  const isLive = liveSlide(useStore(lane.stage)) === number;
  const [at, of] = words.slidePosition(number, slides);
  return (
    <>
      <span className={classes['position']}>
        {at}
        <span className={classes['dim']}>{of}</span>
      </span>
      {isLive ? (
        <span className={classes['onStage']}>
          <span className={classes['liveDot']} aria-hidden="true" />
          <span className={classes['onStageWords']}>{frame.onStage}</span>
        </span>
      ) : null}
    </>
  );
}

function Steps() {
  const { editor: words } = useWords();
  const { slide, goToSlide, reading } = useEditing();
  const { slides } = useStore(reading.outline);
  const at = useStore(slide);
  return (
    <span className={classes['steps']}>
      <ActionIcon color="var(--l-text)" aria-label={words.previousSlide} disabled={at <= 1} onClick={() => goToSlide(at - 1)}>
        <IconChevronLeft size={18} stroke={1.75} />
      </ActionIcon>
      <ActionIcon color="var(--l-text)" aria-label={words.nextSlide} disabled={at >= slides} onClick={() => goToSlide(at + 1)}>
        <IconChevronRight size={18} stroke={1.75} />
      </ActionIcon>
    </span>
  );
}

function Slides({ frameSrc, mode, onGoToText }: Props & { readonly mode: Mode }) {
  const { lane, slide, editor, reading, mayEdit } = useEditing();
  const { editor: words } = useWords();
  const look = useFrameLook();
  const at = useStore(slide);
  const stage = useStore(lane.stage);
  const [isStuck, setStuck] = useState(false);
  const [href, setHref] = useState('');
  const shape = { '--shape': useStore(reading.shape) } as CSSProperties;
  const place = useMemo(() => ({ slide: at, step: ALL_STEPS }), [at]);
  const onMessage = (message: FromFrame) => {
    reading.hear(message);
    if (message.type === 'link') setHref(message.href);
    if (message.type === 'task') lane.apply(tickTask(lane.text(), message));
    if (message.type !== 'click') return;
    if (message.line === null) editor?.goToSlide(message.slide);
    else editor?.goToLine(message.line);
    onGoToText();
  };
  return (
    <div className={classes['frameBox']} data-mode={mode} style={shape}>
      {isStuck ? (
        <p className={classes['stuck']} aria-live="polite">
          {words.stuck}
        </p>
      ) : null}
      <SlidesFrame
        src={frameSrc}
        feed={lane}
        view={mode}
        look={look}
        place={place}
        steer={false}
        tasks={mayEdit}
        check
        live={liveSlide(stage)}
        onMessage={onMessage}
        onStuck={setStuck}
        className={classes['frame'] ?? ''}
      />
      <LinkDialog href={href} onClose={() => setHref('')} />
    </div>
  );
}
