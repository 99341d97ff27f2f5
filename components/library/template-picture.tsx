'use client';
import { useLanguage, useWords } from '#components/words.tsx';
import { type TemplateName, templates } from '#templates';
import classes from './templates.module.css';
import { TextThumb } from './thumb.tsx';

export const templateNames = ['blank', 'call', 'talk'] as const satisfies readonly TemplateName[];

/** A template's first slide. Stands beside the button that chooses it, never inside: a frame must not nest in a button. */
export function TemplatePicture({ name }: { readonly name: TemplateName }) {
  const { library } = useWords();
  const language = useLanguage();
  return (
    <div className={classes['picture']}>
      <TextThumb text={templates[name](library[name], language)} />
    </div>
  );
}

/** A template's name and what it brings. */
export function TemplateAbout({ name }: { readonly name: TemplateName }) {
  const { library } = useWords();
  const help = { blank: library.blankHelp, call: library.callHelp, talk: library.talkHelp };
  return (
    <span className={classes['about']}>
      <strong>{library[name]}</strong>
      <span>{help[name]}</span>
    </span>
  );
}
