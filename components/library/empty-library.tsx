'use client';
import { Anchor } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useWords } from '#components/words.tsx';
import { useLibrary } from './library-context.ts';
import { TemplateAbout, TemplatePicture, templateNames } from './template-picture.tsx';
import classes from './templates.module.css';

/** There is no deck yet: templates to start from and a place for files. */
export function EmptyLibrary() {
  const { view, newDeck, pickFiles } = useLibrary();
  const { library } = useWords();
  return (
    <div className={classes['empty']}>
      <h2>{view === 'mine' ? library.noneOfMine : library.firstDeck}</h2>
      <p>{library.firstDeckHelp}</p>
      <div className={classes['templates']}>
        {templateNames.map((name) => (
          <div key={name} className={classes['template']}>
            <TemplatePicture name={name} />
            <button type="button" className={classes['choose']} onClick={() => newDeck(name)}>
              <TemplateAbout name={name} />
            </button>
          </div>
        ))}
      </div>
      <div className={classes['drop']}>
        <IconFileImport size={22} stroke={1.75} aria-hidden="true" />
        <span>
          {library.dropHere}{' '}
          <Anchor component="button" type="button" underline="always" onClick={() => pickFiles()}>
            {library.chooseFiles}
          </Anchor>
        </span>
        <small>{library.dropHelp}</small>
      </div>
    </div>
  );
}
