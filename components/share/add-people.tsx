'use client';
import { Button, Combobox, NativeSelect, TextInput, useCombobox } from '@mantine/core';
import { type FormEvent, useCallback, useState } from 'react';
import type { OpenLevel } from '#access';
import { useIsPhone } from '#components/shell/use-phone.ts';
import { useSearch } from '#components/use-search.ts';
import { useWords } from '#components/words.tsx';
import { findSharees, grantGroup, grantNamedGroup, grantPerson } from '#live/sharing.ts';
import classes from './share.module.css';
import type { SharingNow } from './use-sharing.ts';

/** Somebody who could be added. A `named` group is one of the provider of whom nobody has signed in yet. */
type Choice = { readonly kind: 'person' | 'group' | 'named'; readonly id: string; readonly name: string; readonly hint: string };

/** Finds people and groups by name and gives them something. */
export function AddPeople({ now }: { readonly now: SharingNow }) {
  const { share } = useWords();
  const size = useIsPhone() ? 'md' : 'sm';
  const [words, setWords] = useState('');
  const [level, setLevel] = useState<OpenLevel>('edit');
  const [chosen, setChosen] = useState<Choice | null>(null);
  const choices = useChoices(now.deckId, words);
  const wanted = chosen ?? (choices.length === 1 ? (choices[0] ?? null) : null);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (!wanted || !(await now.change(addition(now.deckId, wanted, { level, said: share.given(wanted.name, share.levels[level]) }))))
      return;
    setWords('');
    setChosen(null);
  };
  return (
    <form className={classes['add']} onSubmit={(event) => void add(event)}>
      <SearchField
        words={words}
        choices={chosen ? [] : choices}
        size={size}
        onWords={(next) => {
          setWords(next);
          setChosen(null);
        }}
        onChoice={(choice) => {
          setChosen(choice);
          setWords(choice.name);
        }}
      />
      <NativeSelect
        className={classes['level'] ?? ''}
        size={size}
        aria-label={share.levelToGive}
        value={level}
        onChange={(event) => setLevel(event.currentTarget.value as OpenLevel)}
        data={(['edit', 'present', 'view'] as const).map((value) => ({ value, label: share.levels[value] }))}
      />
      <Button type="submit" size={size} disabled={!wanted}>
        {share.addButton}
      </Button>
    </form>
  );
}

function addition(deckId: string, { kind, id, name }: Choice, { level, said }: { readonly level: OpenLevel; readonly said: string }) {
  if (kind === 'person') return { act: () => grantPerson(deckId, id, level), said, undo: () => grantPerson(deckId, id, 'none') };
  if (kind === 'group') return { act: () => grantGroup(deckId, id, level), said, undo: () => grantGroup(deckId, id, 'none') };
  return { act: () => grantNamedGroup(deckId, name, level), said, undo: () => grantNamedGroup(deckId, name, 'none') };
}

/** Who fits these words, a moment after they were typed. */
function useChoices(deckId: string, words: string): readonly Choice[] {
  const { share } = useWords();
  const find = useCallback((said: string) => findSharees(deckId, said), [deckId]);
  const found = useSearch(words, find);
  const said = words.trim();
  if (!found) return [];
  const people = found.people.map(({ id, name, hint }) => ({ kind: 'person' as const, id, name, hint: hint ?? share.guest }));
  const groups = found.groups.map(({ id, name, source, members }) => ({
    ...{ kind: 'group' as const, id, name },
    hint: source === 'here' ? share.groupHere(members) : share.groupProvider(members),
  }));
  const isNew = said.startsWith('/') && !groups.some(({ name }) => name === said);
  return [...people, ...groups, ...(isNew ? [{ kind: 'named' as const, id: said, name: said, hint: share.groupProvider(0) }] : [])];
}

type FieldProps = {
  readonly words: string;
  readonly choices: readonly Choice[];
  readonly size: 'sm' | 'md';
  readonly onWords: (words: string) => void;
  readonly onChoice: (choice: Choice) => void;
};

function SearchField({ words, choices, size, onWords, onChoice }: FieldProps) {
  const { share } = useWords();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const choose = (value: string) => {
    const choice = choices.find(({ id }) => id === value);
    if (choice) onChoice(choice);
    combobox.closeDropdown();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose} withinPortal>
      <Combobox.Target>
        <TextInput
          className={classes['search'] ?? ''}
          size={size}
          label={share.add}
          placeholder={share.addPlaceholder}
          value={words}
          autoComplete="off"
          data-autofocus
          onChange={(event) => {
            onWords(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={choices.length === 0}>
        <Combobox.Options>
          {choices.map(({ kind, id, name, hint }) => (
            <Combobox.Option key={`${kind} ${id}`} value={id}>
              <span className={classes['choiceName']}>{name}</span>
              <small className={classes['choiceHint']}>{hint}</small>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
