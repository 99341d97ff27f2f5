'use client';
import { Group, Stack, Switch, Text } from '@mantine/core';
import { IconWorld } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Face } from '#components/shell/face.tsx';
import { useWords } from '#components/words.tsx';
import classes from './share.module.css';
import type { SharedDeck } from './types.ts';
import { useLinkLevel } from './use-link-level.ts';

type Level = SharedDeck['linkLevel'];
type Props = {
  readonly deck: SharedDeck;
  readonly isOwner: boolean;
  readonly onLinkLevel: ((level: Level) => void) | undefined;
};

/** The owner, everybody else, and the switch between the two sharings of a deck. */
export function SharePeople({ deck, isOwner, onLinkLevel }: Props) {
  const { share } = useWords();
  const { level, change } = useLinkLevel(deck, onLinkLevel);
  const { owner } = deck;
  if (!owner) return <Text size="sm">{share.noOwner}</Text>;
  return (
    <Stack gap={16}>
      <Text fw={600} size="sm">
        {share.whoMayEdit}
      </Text>
      <Person face={<Face id={owner.id} name={owner.name} size={32} />} name={owner.name} hint={owner.isYou ? share.you : ''}>
        {share.owner}
      </Person>
      <Person face={<World />} name={share.everybody} hint="">
        {level === 'edit' ? share.everybodyEdits : share.everybodyReads}
      </Person>
      <Switch
        label={share.readersOnly}
        description={isOwner ? share.readersOnlyHelp : share.onlyOwner(owner.name)}
        checked={level === 'view'}
        disabled={!isOwner}
        onChange={(event) => change(event.currentTarget.checked ? 'view' : 'edit')}
      />
    </Stack>
  );
}

function World() {
  return (
    <span className={classes['world']} aria-hidden="true">
      <IconWorld size={18} stroke={1.75} />
    </span>
  );
}

type PersonProps = { readonly face: ReactNode; readonly name: string; readonly hint: string; readonly children: ReactNode };

function Person({ face, name, hint, children }: PersonProps) {
  return (
    <Group gap={12} wrap="nowrap">
      {face}
      <div className={classes['person']}>
        <Text size="sm" fw={500}>
          {name}{' '}
          <Text span c="dimmed" fw={400}>
            {hint}
          </Text>
        </Text>
        <Text size="xs" c="dimmed">
          {children}
        </Text>
      </div>
    </Group>
  );
}
