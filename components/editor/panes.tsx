'use client';
import { Drawer, Splitter } from '@mantine/core';
import { useState } from 'react';
import { useIsPhone } from '#components/shell/use-phone.ts';
import { useStore } from '#components/use-store.ts';
import { useWords } from '#components/words.tsx';
import { useEditing } from './editing.tsx';
import { LoadingPanes } from './loading-panes.tsx';
import { Outline } from './outline.tsx';
import { PreviewPane } from './preview-pane.tsx';
import { classes } from './styles.ts';
import { TextPane } from './text-pane.tsx';
import { useIsTablet } from './use-tablet.ts';
import { paneLimits, useTextShare, type View } from './use-view.ts';

type Props = {
  readonly shown: View | 'outline';
  readonly frameSrc: string;
  readonly view: View;
  onView(view: View): void;
  onGoToText(): void;
  onPresent(slide: number): void;
};

/** Outline, text and slides, as many of them as fit and are wanted. The text stays mounted whatever is shown. */
export function Panes(props: Props) {
  const { lane } = useEditing();
  const isPhone = useIsPhone();
  const isTablet = useIsTablet();
  const session = useStore(lane.session);
  const [drawer, setDrawer] = useState(false);
  const { editor: words, common } = useWords();
  if (!session) return <LoadingPanes />;
  const outlineBeside = !isTablet || isPhone;
  return (
    <main className={classes['panes']} data-shown={props.shown}>
      {outlineBeside ? (
        <aside className={classes['outlinePane']} aria-label={words.outline}>
          <Outline onGone={props.onGoToText} />
        </aside>
      ) : (
        <Drawer
          opened={drawer}
          onClose={() => setDrawer(false)}
          title={words.outline}
          size={320}
          className={classes['outlineDrawer'] ?? ''}
          closeButtonProps={{ 'aria-label': common.close }}
        >
          <Outline onGone={() => setDrawer(false)} />
        </Drawer>
      )}
      <TextAndSlides {...props} session={session} onOutline={outlineBeside ? undefined : () => setDrawer(true)} />
    </main>
  );
}

type SplitProps = Props & { readonly session: Parameters<typeof TextPane>[0]['session']; readonly onOutline: (() => void) | undefined };

function TextAndSlides({ shown, frameSrc, view, onView, session, onOutline, onGoToText, onPresent }: SplitProps) {
  const isTablet = useIsTablet();
  const { editor: words } = useWords();
  const [share, setShare] = useTextShare();
  const text = share ?? (isTablet ? 59 : 50);
  return (
    <Splitter
      className={classes['split'] ?? ''}
      sizes={[text, 100 - text]}
      onSizeChange={([size]) => typeof size === 'number' && setShare(Math.round(size))}
      lineSize={1}
      handleColor="var(--l-line)"
      attributes={{ handle: { 'aria-label': words.splitter } }}
    >
      <Splitter.Pane defaultSize={50} min={paneLimits.text} className={classes['textPane'] ?? ''}>
        <TextPane session={session} onOutline={onOutline} onPresent={onPresent} viewSwitch={shown === 'text' ? { view, onView } : null} />
      </Splitter.Pane>
      <Splitter.Pane defaultSize={50} min={paneLimits.slides} className={classes['slidesPane'] ?? ''}>
        {shown === 'text' || shown === 'outline' ? null : (
          <PreviewPane
            frameSrc={frameSrc}
            view={view}
            onView={onView}
            onGoToText={onGoToText}
            onOutline={shown === 'slides' ? onOutline : undefined}
          />
        )}
      </Splitter.Pane>
    </Splitter>
  );
}
