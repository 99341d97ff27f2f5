'use client';
import { useLanguage, useWords } from '#components/words.tsx';
import { type TemplateName, templates } from '#templates';
import classes from './templates.module.css';
import { TextThumb } from './thumb.tsx';

export const templateNames = ['blank', 'call', 'talk'] as const satisfies readonly TemplateName[];

/** A template's first slide, its name and what it brings. */
export function TemplatePicture({ name }: { readonly name: TemplateName }) {
  const { library } = useWords();
  const language = useLanguage();
  const help = { blank: library.blankHelp, call: library.callHelp, talk: library.talkHelp };
  return (
    <>
      <span className={classes['picture']}>
        <TextThumb text={templates[name](library[name], language)} />
      </span>
      <span className={classes['about']}>
        <strong>{library[name]}</strong>
        <span>{help[name]}</span>
      </span>
    </>
  );
}
