'use client';
import { modals } from '@mantine/modals';
import { useRouter } from 'next/navigation';
import { complain, toast } from '#components/shell/toast.tsx';
import { useWords } from '#components/words.tsx';
import { deleteForGood, markTemplate, restoreDeck, trashDeck } from '#live/api.ts';
import { pinDeck } from '#live/sharing.ts';

type Deck = { readonly id: string; readonly title: string };

/** Copies a deck's address, and says so. */
export function useCopyLink() {
  const { library, common } = useWords();
  return ({ id }: Deck) =>
    void navigator.clipboard.writeText(`${location.origin}/d/${id}`).then(
      () => toast(library.linkCopied),
      () => complain(common.failed),
    );
}

const nothing = (): void => undefined;

/** What can be done with a deck in a list: each says what it did, or that it failed, and refreshes the list. */
export function useDeckActions() {
  const { library, common } = useWords();
  const router = useRouter();

  const attempt = async (act: () => Promise<void>, done: () => void = nothing) => {
    try {
      await act();
      done();
    } catch {
      complain(common.failed);
    }
    router.refresh();
  };
  const restore = ({ id, title }: Deck) =>
    void attempt(
      () => restoreDeck(id),
      () => toast(library.restored(title)),
    );
  const trash = (deck: Deck) =>
    void attempt(
      () => trashDeck(deck.id),
      () => toast(library.trashed(deck.title), { label: common.undo, act: () => restore(deck) }),
    );
  const pin = ({ id, title }: Deck, on: boolean) =>
    void attempt(
      () => pinDeck(id, on),
      () => toast(on ? library.pinnedNow(title) : library.unpinned(title)),
    );
  const asTemplate = ({ id, title }: Deck, on: boolean) =>
    void attempt(
      () => markTemplate(id, on),
      () => toast(on ? library.templateNow(title) : library.notTemplate(title)),
    );
  const deleteNow = ({ id, title }: Deck) =>
    modals.openConfirmModal({
      title: library.foreverTitle,
      children: library.foreverText(title),
      labels: { confirm: library.forever, cancel: common.cancel },
      confirmProps: { color: 'red' },
      closeButtonProps: { 'aria-label': common.close },
      onConfirm: () => void attempt(() => deleteForGood(id)),
    });
  return { trash, restore, deleteNow, pin, asTemplate };
}
