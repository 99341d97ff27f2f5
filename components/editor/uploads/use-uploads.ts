'use client';
import { useEffect, useRef, useState } from 'react';
import { useEditing } from '#components/editor/editing.tsx';
import { useLanguage } from '#components/words.tsx';
import type { SyncSession } from '#live/sync-types.ts';
import { DESCRIPTION_AT, imageMarkdown } from '#live/uploads/image-markdown.ts';
import { sendWithin } from '#live/uploads/room.ts';
import { openUploads, type Uploads } from '#live/uploads/uploads.ts';
import { uploadWords } from '#words';

/** The words about uploads, which only the editor needs. */
export const useUploadWords = () => uploadWords[useLanguage()];

/** Uploads into the session's text; null before it is shown. Those on their way when the editor is left go on. */
export function useUploads(session: SyncSession): Uploads | null {
  const { lane, editor } = useEditing();
  const words = useUploadWords();
  const [uploads, setUploads] = useState<Uploads | null>(null);
  const latest = useRef(editor);
  useEffect(() => {
    latest.current = editor;
  });
  useEffect(() => {
    const opened = openUploads({
      session,
      send: sendWithin(lane.deckId),
      placeholder: words.placeholder,
      imageOf: (picture, description) => imageMarkdown(picture, lane.parsed().settings.width, description),
      place({ from, to }, _image, replace) {
        const at = latest.current?.cursor() ?? -1;
        replace();
        // Who waited for it goes on with its description.
        if (at > from && at <= to) latest.current?.goToOffset(from + DESCRIPTION_AT);
      },
    });
    setUploads(opened);
    const abandon = () => opened.abandon();
    window.addEventListener('pagehide', abandon);
    return () => {
      window.removeEventListener('pagehide', abandon);
      setUploads(null);
      opened.close();
    };
  }, [session, lane, words]);
  return uploads;
}

/** Uploads files at an offset, or at the first slide's beginning when that is in the front matter, and puts the cursor behind their placeholders. */
export function useAddFiles(uploads: Uploads | null): (files: readonly File[], at: number) => void {
  const { editor, lane } = useEditing();
  return (files, at) => {
    if (!uploads || !editor) return;
    const body = lane.parsed().frontMatter?.to ?? 0;
    editor.goToOffset(uploads.add(files, Math.max(at, body)));
    editor.focus();
  };
}
