'use client';
import { Button, Menu } from '@mantine/core';
import { IconArrowsLeftRight } from '@tabler/icons-react';
import { Face } from '#components/shell/face.tsx';
import { useStore } from '#components/use-store.ts';
import { useWords } from '#components/words.tsx';
import type { SyncLane } from '#live/sync-types.ts';

type Props = {
  readonly lane: SyncLane;
  readonly className: string;
  readonly opened: boolean;
  readonly onOpened: (opened: boolean) => void;
};

/** Hands the baton to somebody who is here; who asks for it stands first. */
export function HandOver({ lane, className, opened, onOpened }: Props) {
  const { stage: words } = useWords();
  const { live } = useStore(lane.stage);
  const people = useStore(lane.people).filter(({ you }) => !you);
  const isChair = useStore(lane.access)?.level === 'own';
  const asking = new Set(live?.asking.map(({ id }) => id));
  const sorted = [...people].sort((a, b) => Number(asking.has(b.id)) - Number(asking.has(a.id)));
  const label = asking.size > 0 ? words.handOverAsked(asking.size) : words.handOver;
  return (
    <Menu opened={opened} onChange={onOpened} position="top" offset={14} width={280} returnFocus={false}>
      <Menu.Target>
        <Button
          className={className}
          aria-label={label}
          data-asked={asking.size > 0 || undefined}
          leftSection={<IconArrowsLeftRight size={18} stroke={1.75} />}
        >
          <span data-word>{label}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {sorted.length === 0 ? <Menu.Label>{words.nobodyHere}</Menu.Label> : null}
        {sorted.map(({ id, name }) => (
          <Menu.Item
            key={id}
            leftSection={<Face id={id} name={name} size={24} />}
            rightSection={noteOn(id, { asking, offered: live?.offer?.id ?? null, words })}
            onClick={() => void lane.move({ type: 'offer', to: id })}
          >
            {name}
          </Menu.Item>
        ))}
        {live?.offer ? <Menu.Item onClick={() => void lane.move({ type: 'decline' })}>{words.withdraw(live.offer.name)}</Menu.Item> : null}
        {isChair ? null : (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => void lane.move({ type: 'release' })}>{words.giveBack}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

type Notes = {
  readonly asking: ReadonlySet<string>;
  readonly offered: string | null;
  readonly words: ReturnType<typeof useWords>['stage'];
};

function noteOn(id: string, { asking, offered, words }: Notes): string | null {
  if (id === offered) return words.offered;
  return asking.has(id) ? words.asks : null;
}
