'use client';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { OpenLevel } from '#access';
import { useIsPhone } from '#components/shell/use-phone.ts';
import { useWords } from '#components/words.tsx';
import { keepAddress } from '#live/link-addresses.ts';
import { makeLink } from '#live/sharing.ts';
import classes from './links.module.css';
import type { SharingNow } from './use-sharing.ts';

const DAY_MS = 86_400_000;
const ends = { day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS, never: null } as const;
type End = keyof typeof ends;

const endAfter = (ms: number | null): string | null => (ms === null ? null : new Date(Date.now() + ms).toISOString());

/** Asks for a link's name, level and end, and makes it. `onDone` is told its id. */
export function NewLink({ now, onDone }: { readonly now: SharingNow; readonly onDone: (id: string | null) => void }) {
  const { share } = useWords();
  const size = useIsPhone() ? 'md' : 'sm';
  const [name, setName] = useState('');
  const [level, setLevel] = useState<OpenLevel>('view');
  const [end, setEnd] = useState<End>('week');
  const make = async (event: FormEvent) => {
    event.preventDefault();
    let made: string | null = null;
    const act = async () => {
      const link = await makeLink(now.deckId, { level, name, expiresAt: endAfter(ends[end]) });
      keepAddress(link.id, link.url);
      made = link.id;
    };
    if (await now.change({ act, said: share.given(name || share.unnamed, share.levels[level]) })) onDone(made);
  };
  return (
    <form className={classes['newLink']} onSubmit={(event) => void make(event)}>
      <TextInput
        className={classes['newName'] ?? ''}
        size={size}
        label={share.linkName}
        placeholder={share.linkNamePlaceholder}
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.currentTarget.value)}
        // the person has just asked for it
        ref={(input) => (input && name === '' ? input.focus({ preventScroll: true }) : undefined)}
      />
      <NativeSelect
        size={size}
        label={share.levelToGive}
        value={level}
        onChange={(event) => setLevel(event.currentTarget.value as OpenLevel)}
        data={(['view', 'present', 'edit'] as const).map((value) => ({ value, label: share.levels[value] }))}
      />
      <NativeSelect
        size={size}
        label={share.linkEnds}
        value={end}
        onChange={(event) => setEnd(event.currentTarget.value as End)}
        data={(['day', 'week', 'month', 'never'] as const).map((value) => ({ value, label: share.ends[value] }))}
      />
      <Answers size={size} onCancel={() => onDone(null)} />
    </form>
  );
}

function Answers({ size, onCancel }: { readonly size: 'sm' | 'md'; readonly onCancel: () => void }) {
  const { share, common } = useWords();
  return (
    <div className={classes['newActions']}>
      <Button type="submit" size={size}>
        {share.create}
      </Button>
      <Button variant="default" size={size} onClick={onCancel}>
        {common.cancel}
      </Button>
    </div>
  );
}
