'use client';
import dynamic from 'next/dynamic';
import { usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';
import { type Left, leftOf } from '#live/kept-marks.ts';

// Yjs and the browser's database come only to those who left something there
const KeptBanner = dynamic(() => import('./kept-banner.tsx').then((module) => module.KeptBanner), { ssr: false });

type Props = { readonly deckId: string; readonly title: string };

/** For somebody who may not, or no longer, edit: what they wrote without a connection when they could. */
export function KeptNotice({ deckId, title }: Props) {
  const [left, setLeft] = useState<Left | null>(null);
  useEffect(() => setLeft(leftOf(deckId)), [deckId]);
  return left && left.pending > 0 ? <KeptBanner deckId={deckId} title={title} left={left} onDone={() => setLeft(null)} /> : null;
}

/** The same where the deck of this address is not there any more, at least not for this person. */
export function KeptNoticeHere() {
  const [, deckId] = /^\/d\/([\w-]+)/.exec(usePathname()) ?? [];
  return deckId ? <KeptNotice deckId={deckId} title="" /> : null;
}
