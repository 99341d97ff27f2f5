'use client';
import { useHotkeys } from '@mantine/hooks';
import { useOutline } from '#components/stage/use-outline.ts';
import { useStore } from '#components/use-store.ts';
import { useWords } from '#components/words.tsx';
import { isAmong } from '#live/section-access.ts';
import type { SyncLane } from '#live/sync-types.ts';
import { OfferCard } from './offer-card.tsx';

type Props = { readonly lane: SyncLane; readonly onAccept: () => void };

/** Shown to whom the baton is offered, wherever they are in the deck. */
export function OfferedCard({ lane, onAccept }: Props) {
  const { live } = useStore(lane.stage);
  const you = useStore(lane.access)?.you.id;
  if (!live?.offer || live.offer.id !== you) return null;
  return <Card lane={lane} leader={{ id: live.leaderId, name: live.leaderName }} onAccept={onAccept} />;
}

function Card({ lane, leader, onAccept }: Props & { readonly leader: { readonly id: string; readonly name: string } }) {
  const { stage: words } = useWords();
  const { sections } = useOutline(lane);
  const slide = useStore(lane.stage).place?.slide ?? 1;
  const callings = useStore(lane.access)?.sections.callings ?? [];
  const yours = sections.find(({ owners, last }) => last >= slide && isAmong(owners, callings));
  useHotkeys([['Enter', onAccept]]);
  return (
    <OfferCard
      person={leader}
      title={words.offersYou(leader.name)}
      text={yours?.topic ? words.yourSection(yours.topic, yours.last - yours.first + 1) : words.goesOnHere}
      yes={{ label: words.presentNow, key: 'Enter', act: onAccept }}
      no={{ label: words.notNow, act: () => void lane.move({ type: 'decline' }) }}
    />
  );
}
