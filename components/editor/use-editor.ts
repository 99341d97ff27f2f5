'use client';
import { useEffect, useRef } from 'react';
import { toast } from '#components/shell/toast.tsx';
import { useWords } from '#components/words.tsx';
import { openEditor } from '#live/editor/editor.ts';
import { takeOldPlace } from '#live/old-place.ts';
import { locksFor } from '#live/section-access.ts';
import type { SyncLane, SyncSession } from '#live/sync-types.ts';
import { useEditing } from './editing.tsx';
import { pageNonce } from './page-nonce.ts';
import { useFix } from './use-fix.ts';
import { useHintWords } from './use-hint-words.ts';

type Events = {
  onPresent(slide: number): void;
  /** A hint's mark was clicked, on this 1-based line. */
  onMark(line: number): void;
  /** Pictures were pasted or dropped, at an offset. */
  onFiles(files: readonly File[], at: number): void;
};

/** Gives the ref of the element in which the session's text is edited. Opens the editor with it and closes it after. */
export function useEditor(session: SyncSession, { onPresent, onMark, onFiles }: Events) {
  const mount = useRef<HTMLDivElement>(null);
  const { lane, reading, editor, setEditor, mayEdit } = useEditing();
  const { editor: words, share } = useWords();
  const hintWords = useHintWords();
  const fix = useFix();
  const latest = useRef({ mayEdit, onPresent, onMark, onFiles, fix });
  useEffect(() => {
    latest.current = { mayEdit, onPresent, onMark, onFiles, fix };
  });
  useEffect(() => {
    const parent = mount.current;
    if (!parent) return;
    const opened = openEditor({
      parent,
      session,
      words: { label: words.source, slideLabel: words.slide, locked: share.lockedBar, phrases: words.phrases, ...hintWords },
      nonce: pageNonce(),
      readOnly: !latest.current.mayEdit,
      events: {
        onSave: () => toast(words.savesItself),
        onPresent: (from) => latest.current.onPresent(from === 'start' ? 1 : opened.slide.get()),
        onTooLarge: () => toast(words.tooLarge),
        onFix: (hint, fix) => latest.current.fix(hint, fix),
        onMark: (line) => latest.current.onMark(line),
        onFiles: (files, at) => latest.current.onFiles(files, at),
      },
    });
    const read = () => opened.read(lane.parsed(), reading.hints.get(), locksFor(lane.access.get(), lane.parsed()));
    read();
    const start = takeOldPlace(session.ytext.toString()) ?? slideToOpen(lane);
    if (start > 1) opened.goToSlide(start);
    const stopReading = [reading.parsed.subscribe(read), reading.hints.subscribe(read), lane.access.subscribe(read)];
    const tellSlide = () => lane.showSlide(opened.slide.get());
    tellSlide();
    const stopTelling = opened.slide.subscribe(tellSlide);
    setEditor(opened);
    return () => {
      for (const stop of stopReading) stop();
      stopTelling();
      setEditor(null);
      opened.close();
    };
  }, [session, lane, reading, setEditor, words, share, hintWords]);
  useEffect(() => editor?.setReadOnly(!mayEdit), [editor, mayEdit]);
  return mount;
}

/** Back from the stage one goes on with the slide that was shown last, else where one was. */
function slideToOpen(lane: SyncLane): number {
  const { live, place } = lane.stage.get();
  const leads = live !== null && live.leaderId === lane.access.get()?.you.id;
  return (leads ? place?.slide : lane.shownSlide()) ?? 1;
}
