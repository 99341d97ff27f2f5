import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { BootFrame } from '#components/deck/boot-frame.tsx';
import { EmbeddedScreen } from '#components/follow/embedded-screen.tsx';
import { findEmbedded } from '#store/embedding.ts';
import { embeddedFrameUrl } from '#store/frame-url.ts';
import { pictureKeyOf } from '#store/mirror/key.ts';
import { rooms } from '#store/rooms-door.ts';
import { pageLanguage } from '../../language.ts';

type Props = { readonly params: Promise<{ readonly id: string }> };

const find = cache(findEmbedded);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = (await find((await params).id)) ?? notFound();
  return { title };
}

/** A deck inside a page of another site, for whoever could see it by its address. `proxy.ts` says who may frame it, and takes the cookies away. */
export default async function Page({ params }: Props) {
  const { id, title } = (await find((await params).id)) ?? notFound();
  const [initial, pictureKey] = await Promise.all([rooms().publicStateOf(id), pictureKeyOf(id)]);
  return (
    <>
      <EmbeddedScreen deckId={id} title={title} frameSrc={embeddedFrameUrl(pictureKey)} initial={initial} />
      <BootFrame initial={initial} language={await pageLanguage()} nonce={(await headers()).get('x-nonce') ?? ''} />
    </>
  );
}
