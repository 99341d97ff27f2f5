'use client';
import dynamic from 'next/dynamic';
import { usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';
import { patiently } from '#components/patiently.ts';
import { forgetUnlessUnsaved } from '#live/forget-deck.ts';
import { type Left, leftOf } from '#live/kept-marks.ts';

// Yjs and the browser's database come only to those who left something there
const KeptBanner = dynamic(() => patiently(() => import('./kept-banner.tsx')).then((module) => module.KeptBanner), { ssr: false });

type Props = {
  readonly deckId: string;
  readonly title: string;
  /** They may still have the text with its notes. */
  readonly mayKeep?: boolean;
};

/** For somebody who may not, or no longer, edit: what they wrote without a connection when they could. Of the rest nothing is kept here. */
export function KeptNotice({ deckId, title, mayKeep = false }: Props) {
  const [left, setLeft] = useState<Left | null>(null);
  useEffect(() => {
    setLeft(leftOf(deckId));
    if (!mayKeep) void forgetUnlessUnsaved(deckId);
  }, [deckId, mayKeep]);
  return left && left.pending > 0 ? <KeptBanner deckId={deckId} title={title} left={left} onDone={() => setLeft(null)} /> : null;
}

/** The same where the deck of this address is not there any more, at least not for this person. */
export function KeptNoticeHere() {
  const [, deckId] = /^\/d\/([\w-]+)/.exec(usePathname()) ?? [];
  return deckId ? <KeptNotice deckId={deckId} title="" /> : null;
}
