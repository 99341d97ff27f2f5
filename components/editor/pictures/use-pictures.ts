'use client';
import { useCallback, useEffect, useState } from 'react';
import { useEditing } from '#components/editor/editing.tsx';
import { useUploadWords } from '#components/editor/uploads/use-uploads.ts';
import { sayWhy } from '#components/editor/uploads/why.ts';
import { complain, toast } from '#components/shell/toast.tsx';
import { replacement } from '#live/uploads/picture-uses.ts';
import { type DeckPicture, type DeckPictures, deletePicture, picturesOf } from '#live/uploads/pictures-api.ts';
import { sendWithin } from '#live/uploads/room.ts';
import { failureOf } from '#live/uploads/uploads.ts';

/** The pictures of the deck and what can be done with them; null until they are there, "failed" when they do not come. */
export function usePictures() {
  const { lane } = useEditing();
  const words = useUploadWords();
  const [found, setFound] = useState<DeckPictures | 'failed' | null>(null);
  const load = useCallback(() => picturesOf(lane.deckId).then(setFound, () => setFound('failed')), [lane]);
  useEffect(() => void load(), [load]);
  const remove = async ({ name }: DeckPicture) => {
    await deletePicture(lane.deckId, name).catch(() => complain(words.notDeleted));
    await load();
  };
  const replace = async ({ url }: DeckPicture, file: File) => {
    try {
      const { url: by } = await sendWithin(lane.deckId)(file, { signal: new AbortController().signal });
      lane.apply(replacement(lane.text(), url, by));
      toast(words.replaced);
    } catch (error) {
      complain(words.notReplaced, sayWhy(words, failureOf(error)));
    }
    await load();
  };
  return { found, remove, replace };
}
