import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { reaches } from '#access';
import { SpeakerPage } from '#components/speaker/speaker-page.tsx';
import { frameUrl } from '#store/frame-url.ts';
import { pictureKeyOf } from '#store/mirror/key.ts';
import { openDeck } from '../open-deck.ts';

type Props = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { deck } = (await openDeck((await params).id)) ?? notFound();
  return { title: deck.title };
}

/** The speaker view, for those who may present; everybody else is sent to the deck. */
export default async function Page({ params }: Props) {
  const { deck, level } = (await openDeck((await params).id)) ?? notFound();
  if (deck.trashed || !reaches(level, 'present')) redirect(`/d/${deck.id}`);
  return <SpeakerPage deckId={deck.id} title={deck.title} frameSrc={frameUrl(await pictureKeyOf(deck.id))} />;
}
