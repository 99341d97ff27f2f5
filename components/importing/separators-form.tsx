'use client';
import '@mantine/core/styles/RadioIndicator.layer.css';
import { Button, Checkbox, Group, Radio, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useWords } from '#components/words.tsx';
import type { SeparatorStyle, Separators } from '#deck';
import classes from './importing.module.css';
import { type Own, separatorsOf, styles, useOutcomes } from './use-outcomes.ts';

export type Answer = { readonly separators: Separators; readonly forOthers: boolean };

type Props = {
  readonly file: string;
  readonly text: string;
  readonly current: Separators;
  /** How many texts come after this one. */
  readonly others: number;
  readonly size: 'sm' | 'md';
  /** Null: as it was. */
  readonly answer: (answer: Answer | null) => void;
};

/** Asks how the slides of a text are separated, and shows how many there would be. */
export function SeparatorsForm({ file, text, current, others, size, answer }: Props) {
  const { importing, common } = useWords();
  const [style, setStyle] = useState<SeparatorStyle>(current.style);
  const [own, setOwn] = useState<Own>(current.style === 'custom' ? current : { right: '---', down: '----' });
  const [forOthers, setForOthers] = useState(false);
  const outcomes = useOutcomes(text, own);
  const said = outcomes[style]?.said;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    answer({ separators: separatorsOf(style, own), forOthers });
  };
  return (
    <form onSubmit={onSubmit}>
      <Stack gap={16}>
        <p className={classes['about']}>{importing.separatorsOf(file)}</p>
        <Radio.Group aria-label={importing.separatorsTitle} value={style} onChange={(value) => setStyle(value as SeparatorStyle)}>
          <div className={classes['choices']}>
            {styles.map((one) => (
              <Choice key={one} style={one} isChosen={one === style} slides={outcomes[one]?.slides} />
            ))}
          </div>
        </Radio.Group>
        {style === 'custom' ? <OwnSeparators own={own} onOwn={setOwn} size={size} /> : null}
        <p className={classes['outcome']} aria-live="polite">
          {said && (said.join(' ') || importing.nothingRewritten)}
        </p>
        {others > 0 ? (
          <Checkbox
            label={importing.forOthers(others)}
            checked={forOthers}
            onChange={(event) => setForOthers(event.currentTarget.checked)}
          />
        ) : null}
        <Group gap={8} justify="flex-end" grow={size === 'md'}>
          <Button size={size} variant="default" onClick={() => answer(null)}>
            {common.cancel}
          </Button>
          <Button size={size} type="submit" data-autofocus>
            {importing.useThese}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type ChoiceProps = { readonly style: SeparatorStyle; readonly isChosen: boolean; readonly slides: number | undefined };

function Choice({ style, isChosen, slides }: ChoiceProps) {
  const { importing } = useWords();
  const { name, help } = importing.separators[style];
  return (
    <Radio.Card value={style} withBorder={false} className={classes['choice'] ?? ''} data-checked={isChosen || undefined}>
      <Radio.Indicator />
      <span className={classes['choiceText']}>
        <strong>{name}</strong>
        <small>{help}</small>
      </span>
      <span className={classes['slides']}>{slides === undefined ? '…' : importing.slides(slides)}</span>
    </Radio.Card>
  );
}

type OwnProps = { readonly own: Own; readonly onOwn: (own: Own) => void; readonly size: 'sm' | 'md' };

function OwnSeparators({ own, onOwn, size }: OwnProps) {
  const { importing } = useWords();
  const field = {
    size,
    maxLength: 100,
    spellCheck: false,
    autoCapitalize: 'off',
    autoComplete: 'off',
    classNames: { input: classes['line'] ?? '' },
  };
  return (
    <div className={classes['own']}>
      <TextInput
        {...field}
        label={importing.right}
        value={own.right}
        onChange={(event) => onOwn({ ...own, right: event.currentTarget.value })}
      />
      <TextInput
        {...field}
        label={importing.down}
        value={own.down}
        onChange={(event) => onOwn({ ...own, down: event.currentTarget.value })}
      />
      <small>{importing.ownHelp}</small>
    </div>
  );
}
