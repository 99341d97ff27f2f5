import { redirect } from 'next/navigation';
import { pageViewer } from '#app/viewer.ts';
import { Library } from '#components/library/library.tsx';
import { type LibraryData, type View, views } from '#components/library/types.ts';
import { frameUrl } from '#store/frame-url.ts';
import { guests } from '#store/guests.ts';
import { allDecks, type ListedDeck, onStage, trashOf } from '#store/library.ts';
import { liveDeck } from './live-deck.ts';

type Props = { readonly searchParams: Promise<{ readonly view?: string | string[] }> };

const viewOf = (wish: string | string[] | undefined): View => views.find((view) => view === wish) ?? 'all';

export default async function LibraryPage({ searchParams }: Props) {
  const view = viewOf((await searchParams).view);
  const { person, viewer } = await pageViewer();
  if (viewer.kind === 'suspended' || (viewer.kind !== 'user' && guests() === 'none')) redirect('/signin');
  const [decks, trash] = await Promise.all([allDecks(viewer), trashOf(viewer)]);
  const live = await Promise.all((await onStage(decks)).map(({ deck, state }) => liveDeck(deck, state)));
  const liveIds = new Set(live.map(({ id }) => id));
  const data: LibraryData = {
    view,
    decks: decks.map((deck) => item(deck, liveIds)),
    live,
    trash: trash.map(({ id, title, deletedAt, cover }) => ({
      id,
      title,
      deletedAt: deletedAt?.getTime() ?? 0,
      cover: view === 'trash' ? cover : '',
    })),
    me: { id: person?.id ?? null, name: person?.name ?? '', chosenName: person?.chosenName ?? false },
    frameSrc: frameUrl(),
  };
  return <Library data={data} />;
}

function item(deck: ListedDeck, liveIds: ReadonlySet<string>): LibraryData['decks'][number] {
  const { id, title, updatedAt, by, mine, owned, shared, byGroup, isPublic, pinned, template, visitedAt } = deck;
  return {
    ...{ id, title, by, mine, owned, shared, byGroup, isPublic, pinned, template },
    updatedAt: updatedAt.getTime(),
    visitedAt: visitedAt?.getTime() ?? null,
    live: liveIds.has(id),
  };
}
