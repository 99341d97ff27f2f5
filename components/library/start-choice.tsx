'use client';
import { Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '#components/words.tsx';
import { startFrom } from './own-templates.ts';
import { TemplateAbout, TemplatePicture, templateNames } from './template-picture.tsx';
import classes from './templates.module.css';
import { DeckThumb } from './thumb.tsx';
import type { DeckItem, Start } from './types.ts';
import { When } from './when-text.tsx';

type Props = { readonly own: readonly DeckItem[]; readonly chosen: Start };

/** All that a new deck can start from, as cards of one radio group: ours, then the person's own templates. */
export function StartChoice({ own, chosen }: Props) {
  const { library } = useWords();
  return (
    <>
      <div className={`${classes['templates']} ${classes['inDialog']}`}>
        {templateNames.map((name) => (
          <Choice key={name} value={name} label={library[name]} chosen={chosen} picture={<TemplatePicture name={name} />}>
            <TemplateAbout name={name} />
          </Choice>
        ))}
      </div>
      {own.length > 0 ? <OwnTemplates own={own} chosen={chosen} /> : null}
    </>
  );
}

function OwnTemplates({ own, chosen }: Props) {
  const { library } = useWords();
  return (
    <>
      <h3 className={classes['own']}>{library.ownTemplates}</h3>
      <p className={classes['ownHelp']}>{library.ownTemplatesHelp}</p>
      <div className={classes['templates']}>
        {own.map((deck) => (
          <Choice
            key={deck.id}
            value={startFrom(deck)}
            label={deck.title}
            chosen={chosen}
            picture={
              <div className={classes['picture']}>
                <DeckThumb id={deck.id} version={deck.updatedAt} />
              </div>
            }
          >
            <span className={classes['about']}>
              <strong>{deck.title}</strong>
              <span>
                <When time={deck.updatedAt} />
                {deck.by ? ` · ${deck.by}` : ''}
              </span>
            </span>
          </Choice>
        ))}
      </div>
    </>
  );
}

type ChoiceProps = {
  readonly value: Start;
  readonly label: string;
  readonly chosen: Start;
  readonly picture: ReactNode;
  readonly children: ReactNode;
};

/** The picture stands beside the button, never inside: a frame must not nest in one. */
function Choice({ value, label, chosen, picture, children }: ChoiceProps) {
  return (
    <div className={classes['template']} data-checked={value === chosen || undefined}>
      {picture}
      <Radio.Card value={value} withBorder={false} className={classes['choose'] ?? ''} aria-label={label}>
        {children}
      </Radio.Card>
    </div>
  );
}
