'use client';
import { useRouter } from 'next/navigation';
import { complain, toast } from '#components/shell/toast.tsx';
import { useWords } from '#components/words.tsx';
import { sayFailure } from '#live/api.ts';
import { duplicateDeck, newFromDeck } from '#live/copy-deck.ts';
import { useLibrary } from './library-context.ts';

type Deck = { readonly id: string; readonly title: string };

/** Ways to make a deck from another one; each says that it failed. */
export function useCopying() {
  const { library, common } = useWords();
  const { me } = useLibrary();
  const router = useRouter();
  const attempt = (act: () => Promise<void>) => void act().catch((error: unknown) => complain(sayFailure(error, common.failed)));
  return {
    duplicate: (deck: Deck) =>
      attempt(async () => {
        await duplicateDeck(deck.id, library.copyOf(deck.title));
        toast(library.duplicated(deck.title));
        router.refresh();
      }),
    /** Opens a new deck with this one as its template. */
    startFrom: (deck: Deck) => attempt(async () => router.push(`/d/${(await newFromDeck(deck, me.name)).id}`)),
  };
}
