'use client';
import { TextInput, UnstyledButton } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useWords } from '#components/words.tsx';
import { renameDeck } from '#deck';
import { useEditing } from './editing.tsx';
import { classes } from './styles.ts';

const MAX_TITLE_CHARACTERS = 200;

/** The deck's title; a click makes it a field. A new title is an edit of the deck's front matter. */
export function TitleField({ title }: { readonly title: string }) {
  const { lane, mayEdit } = useEditing();
  const { editor: words } = useWords();
  const [draft, setDraft] = useState<string | null>(null);
  const finish = () => {
    const next = draft?.replace(/\s+/g, ' ').trim() ?? '';
    if (next !== '' && next !== title) lane.apply(renameDeck(lane.text(), next));
    setDraft(null);
  };
  if (draft === null || !mayEdit) {
    return (
      <h1 className={classes['title']}>
        {mayEdit ? (
          <UnstyledButton className={classes['titleButton']} title={words.rename} onClick={() => setDraft(title)}>
            {title || words.untitled}
          </UnstyledButton>
        ) : (
          <span className={classes['titleButton']}>{title || words.untitled}</span>
        )}
      </h1>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    finish();
  };
  return (
    <form className={classes['titleForm']} onSubmit={submit}>
      <TextInput
        aria-label={words.titleField}
        value={draft}
        maxLength={MAX_TITLE_CHARACTERS}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={finish}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={(event) => event.key === 'Escape' && setDraft(null)}
        // the person has just clicked here to write
        ref={(input) => input?.focus()}
      />
    </form>
  );
}
