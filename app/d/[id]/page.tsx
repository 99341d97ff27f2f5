import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { BootFrame } from '#components/deck/boot-frame.tsx';
import { DeckPage } from '#components/deck/deck-page.tsx';
import { TrashedPage } from '#components/deck/trashed-page.tsx';
import { openingMode } from '#live/deck-mode.ts';
import { frameUrl } from '#store/frame-url.ts';
import { pictureKeyOf } from '#store/mirror/key.ts';
import { noteVisit } from '#store/pins.ts';
import { rooms } from '#store/rooms-door.ts';
import { pageLanguage } from '../../language.ts';
import { openDeck, ownerFor } from './open-deck.ts';

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { deck } = (await openDeck((await params).id)) ?? notFound();
  return { title: deck.title };
}

/** The one URL of a deck: editor, stage or following, whatever fits who asks and what goes on. */
export default async function Page({ params, searchParams }: Props) {
  const { deck, person, level } = (await openDeck((await params).id)) ?? notFound();
  if (deck.trashed) return <TrashedPage title={deck.title} />;
  const [initial, pictureKey, owner, asked] = await Promise.all([
    rooms().publicStateOf(deck.id),
    pictureKeyOf(deck.id),
    ownerFor(deck, person),
    searchParams,
    person && noteVisit(person.id, deck.id),
  ]);
  const wantsEditor = asked['edit'] !== undefined;
  const attendee = asked['attendee'] !== undefined;
  const opening = openingMode({ level: attendee ? 'view' : level, stage: initial.stage, you: person?.id ?? null, wantsEditor });
  return (
    <>
      <DeckPage
        deckId={deck.id}
        title={deck.title}
        frameSrc={frameUrl(pictureKey)}
        level={level}
        attendee={attendee}
        owner={owner}
        linkLevel={deck.access.everybody}
        opening={opening}
        initial={initial}
      />
      {opening === 'follow' ? (
        <BootFrame initial={initial} language={await pageLanguage()} nonce={(await headers()).get('x-nonce') ?? ''} />
      ) : null}
    </>
  );
}
