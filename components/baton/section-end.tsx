'use client';
import { useState } from 'react';
import { useStore } from '#components/use-store.ts';
import { useWords } from '#components/words.tsx';
import type { Shown } from '#live/helm.ts';
import { nextOwner } from '#live/next-owner.ts';
import type { Outline } from '#live/outline.ts';
import type { SyncLane } from '#live/sync-types.ts';
import { OfferCard } from './offer-card.tsx';

type Props = { readonly lane: SyncLane; readonly shown: Shown; readonly outline: Outline };

/** At the last step of a section, when an owner of the next one is here: one key offers them the baton. */
export function SectionEnd({ lane, shown, outline }: Props) {
  const { stage: words } = useWords();
  const people = useStore(lane.people);
  const { live } = useStore(lane.stage);
  const [kept, setKept] = useState<number | null>(null);
  const next = nextOwner(outline, shown, people);
  if (!next || kept === next.ends.last || live?.offer) return null;
  return (
    <OfferCard
      overBar
      person={next.person}
      title={words.sectionEnds(next.ends.topic ?? '')}
      text={words.nextIsHere(next.section.topic ?? '', next.person.name)}
      yes={{ label: words.handOverTo(next.person.name), key: 'H', act: () => void lane.move({ type: 'offer', to: next.person.id }) }}
      no={{ label: words.keep, act: () => setKept(next.ends.last) }}
    />
  );
}
