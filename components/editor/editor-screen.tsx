'use client';
import { useHotkeys } from '@mantine/hooks';
import { type ComponentProps, useState } from 'react';
import { SkipLink } from '#components/shell/skip-link.tsx';
import { useIsPhone } from '#components/shell/use-phone.ts';
import { RemovedState } from '#components/states/removed-state.tsx';
import { useStore } from '#components/use-store.ts';
import { useWords } from '#components/words.tsx';
import { hidesDeck } from '#live/hides-deck.ts';
import type { SyncLane } from '#live/sync-types.ts';
import { Banners } from './banners.tsx';
import { EditingProvider, useEditing } from './editing.tsx';
import { EditorBar } from './editor-bar.tsx';
import type { EditorScreenProps } from './editor-props.ts';
import { Panes } from './panes.tsx';
import { PhoneTabs } from './phone-tabs.tsx';
import { classes } from './styles.ts';
import { UndoneToasts } from './undone-toasts.tsx';
import { usePresent } from './use-present.tsx';
import { type Pane, useView } from './use-view.ts';

export type { EditorScreenProps } from './editor-props.ts';

/** The editing screen: the text, its slides beside it, its outline, who is here, and whether everything is saved. */
export function EditorScreen(props: EditorScreenProps) {
  const { lane, deck } = props;
  const problem = useStore(lane.problem);
  if (hidesDeck(problem)) {
    return <RemovedState deckId={deck.id} title={deck.title} unsaved={unsavedOf(lane, problem.text)} />;
  }
  return (
    <EditingProvider lane={lane}>
      <Screen {...props} />
    </EditingProvider>
  );
}

function unsavedOf(lane: SyncLane, text: string): ComponentProps<typeof RemovedState>['unsaved'] {
  const saved = lane.saved.get();
  const edits = 'pending' in saved ? saved.pending : 0;
  return edits > 0 ? { edits, text, forget: () => void lane.forget() } : null;
}

function Screen(props: EditorScreenProps) {
  const { editor: words } = useWords();
  const isPhone = useIsPhone();
  const [view, setView] = useView();
  const [tab, setTab] = useState<Pane>('text');
  const { editor, slide } = useEditing();
  const present = usePresent(props);
  useHotkeys(
    [
      ['mod+Enter', () => present.ask(slide.get())],
      ['mod+shift+Enter', () => present.ask(1)],
    ],
    ['INPUT', 'TEXTAREA'],
  );
  const shown = isPhone ? tab : view;
  const goToText = () => {
    if (isPhone) setTab('text');
    editor?.focus();
  };
  return (
    <div className={classes['screen']}>
      <SkipLink to="source">{words.skipToText}</SkipLink>
      <EditorBar {...props} present={present} view={view} onView={setView} />
      <Banners {...props} />
      {isPhone ? <PhoneTabs tab={tab} onTab={setTab} /> : null}
      <Panes shown={shown} frameSrc={props.frameSrc} view={view} onView={setView} onGoToText={goToText} onPresent={present.ask} />
      {present.dialog}
      <UndoneToasts lane={props.lane} />
    </div>
  );
}
