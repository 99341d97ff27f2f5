'use client';
import { Anchor, Button, Checkbox, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '#components/words.tsx';
import { rewriteSeparators } from '#deck';
import type { Refused } from '#live/importing/items.ts';
import { titleOf, withSeparators } from './candidates.ts';
import classes from './importing.module.css';
import { sayPictures, sayRefusal, sayRewritten } from './say.ts';
import { type Answer, SeparatorsForm } from './separators-form.tsx';
import type { Candidate, Step } from './types.ts';
import type { Importing } from './use-import.ts';

type Look = Extract<Step, { kind: 'look' }>;
type Props = { readonly run: Importing; readonly step: Look; readonly size: 'sm' | 'md' };

/** What there would be: each deck with its slides, separators and pictures. Nothing is written yet. */
export function LookStep({ run, step, size }: Props) {
  const { importing } = useWords();
  const { candidates, refused } = step;
  const [asked, setAsked] = useState<number | null>(null);
  const wanted = candidates.filter((one) => one.wanted);
  const change = (index: number, to: (one: Candidate) => Candidate) =>
    run.setStep({ ...step, candidates: candidates.map((one, at) => (at === index ? to(one) : one)) });
  const answer = (index: number, given: Answer | null) => {
    setAsked(null);
    if (!given) return;
    const isMeant = (at: number) => at === index || (given.forOthers && at > index);
    run.setStep({ ...step, candidates: candidates.map((one, at) => (isMeant(at) ? withSeparators(one, given.separators) : one)) });
  };
  const questioned = asked === null ? undefined : candidates[asked];
  if (asked !== null && questioned)
    return (
      <SeparatorsForm
        file={titleOf(questioned)}
        text={questioned.item.text}
        current={questioned.separators}
        others={candidates.length - asked - 1}
        size={size}
        answer={(given) => answer(asked, given)}
      />
    );
  return (
    <Stack gap={16}>
      <ul className={classes['looks']}>
        {candidates.map((one, index) => (
          <CandidateRow
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order
            key={index}
            one={one}
            onWanted={(isWanted) => change(index, (before) => ({ ...before, wanted: isWanted }))}
            onSeparators={() => setAsked(index)}
          />
        ))}
        {refused.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order
          <RefusedRow key={index} one={one} />
        ))}
      </ul>
      <Group gap={8} justify="flex-end" className={classes['answers'] ?? ''} data-wide={size === 'md' || undefined}>
        <Button size={size} variant="default" onClick={run.back}>
          {importing.back}
        </Button>
        <Button size={size} disabled={wanted.length === 0} onClick={() => void run.save(wanted, refused)} data-autofocus>
          {importing.importCount(wanted.length)}
        </Button>
      </Group>
    </Stack>
  );
}

type RowProps = { readonly one: Candidate; readonly onWanted: (isWanted: boolean) => void; readonly onSeparators: () => void };

function CandidateRow({ one, onWanted, onSeparators }: RowProps) {
  const { importing } = useWords();
  const { item, look, along, separators, slides, wanted } = one;
  const title = titleOf(one);
  const said = sayRewritten(rewriteSeparators(item.text, separators), importing).join(' ');
  const tags = [...new Set([...look.tags, ...item.tags])].join(', ');
  return (
    <li className={classes['look']} data-off={!wanted || undefined}>
      <Checkbox checked={wanted} onChange={(event) => onWanted(event.currentTarget.checked)} aria-label={importing.take(title)} />
      <div className={classes['lookText']}>
        <strong>{title}</strong>
        {item.name === title ? null : <small className={classes['path']}>{item.name}</small>}
        <small>
          {importing.slides(slides)} · {importing.separators[separators.style].name}{' '}
          <Anchor component="button" type="button" onClick={onSeparators} aria-label={importing.changeSeparatorsOf(title)} inherit>
            {importing.changeSeparators}
          </Anchor>
        </small>
        {said ? <small>{said}</small> : null}
        <small>{sayPictures(look.pictures, along, importing)}</small>
        {tags ? <small>{importing.tagged(tags)}</small> : null}
      </div>
    </li>
  );
}

function RefusedRow({ one }: { readonly one: Refused }) {
  const { importing } = useWords();
  return (
    <li className={classes['look']} data-refused>
      <div className={classes['lookText']}>
        <strong>{one.name}</strong>
        <small>{sayRefusal(one.refused, importing)}</small>
      </div>
    </li>
  );
}
