'use client';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { reaches } from '#access';
import { useStore } from '#components/use-store.ts';
import type { DeckEditor } from '#live/editor/editor.ts';
import { openReading, type Reading } from '#live/reading.ts';
import { isFrozen } from '#live/section-access.ts';
import { createStore, type ReadStore } from '#live/store.ts';
import type { SyncLane } from '#live/sync-types.ts';

/** What all parts of the editing screen work with. */
export type Editing = {
  readonly lane: SyncLane;
  readonly reading: Reading;
  /** Null until the first sync. */
  readonly editor: DeckEditor | null;
  setEditor(editor: DeckEditor | null): void;
  /** 1-based number of the slide under the cursor. */
  readonly slide: ReadStore<number>;
  readonly mayEdit: boolean;
  readonly mayPresent: boolean;
  goToSlide(slide: number): void;
};

const EditingContext = createContext<Editing | null>(null);
const firstSlide = createStore(1);

/** Opens what reads the deck, for the screen below. */
export function EditingProvider({ lane, children }: { readonly lane: SyncLane; readonly children: ReactNode }) {
  const [reading, setReading] = useState<Reading | null>(null);
  const [editor, setEditor] = useState<DeckEditor | null>(null);
  useEffect(() => {
    const opened = openReading(lane);
    setReading(opened);
    return () => {
      setReading(null);
      opened.close();
    };
  }, [lane]);
  const mayEdit = useMayEdit(lane);
  const mayPresent = reaches(useStore(lane.access)?.level ?? 'none', 'present');
  const editing = useMemo<Editing | null>(
    () =>
      reading && {
        lane,
        reading,
        editor,
        setEditor,
        slide: editor?.slide ?? firstSlide,
        ...{ mayEdit, mayPresent },
        goToSlide: (slide) => editor?.goToSlide(slide),
      },
    [lane, reading, editor, mayEdit, mayPresent],
  );
  return editing && <EditingContext value={editing}>{children}</EditingContext>;
}

function useMayEdit(lane: SyncLane): boolean {
  const session = useStore(lane.session);
  const access = useStore(lane.access);
  const isClosed = useStore(lane.saved).kind === 'closed';
  const level = access?.level ?? lane.lastLevel() ?? 'none';
  return session !== null && !isClosed && reaches(level, 'edit') && !isFrozen(access);
}

/** Throws outside an EditingProvider. */
export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error('Parts of the editing screen live inside an EditingProvider.');
  return editing;
}
