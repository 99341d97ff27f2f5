'use client';
import { VisuallyHidden } from '@mantine/core';
import type { HTMLAttributes } from 'react';
import { Face } from '#components/shell/face.tsx';
import { useStore } from '#components/use-store.ts';
import { useWords } from '#components/words.tsx';
import type { OutlineSection } from '#live/reading.ts';
import { useEditing } from './editing.tsx';
import { liveSlide, minutesOf, numbersOf } from './outline-data.ts';
import type { SectionNode, SlideNode } from './outline-tree.ts';
import { classes } from './styles.ts';

type Row = HTMLAttributes<HTMLDivElement> & { readonly 'data-current': true | undefined };

export function SectionRow({ node, expanded, className, ...row }: Row & { readonly node: SectionNode; readonly expanded: boolean }) {
  const { editor: words } = useWords();
  const { section } = node;
  return (
    <div {...row} className={`${className ?? ''} ${classes['sectionRow']}`} data-open={expanded || undefined}>
      <span className={classes['rowMain']}>
        <span className={classes['rowTitle']}>{section.topic ?? words.noTopic}</span>
        {expanded && section.first !== section.last ? null : <LiveMark {...section} />}
        <span className={classes['meta']}>{numbersOf(section)}</span>
      </span>
      <RowDetail section={section} />
    </div>
  );
}

/** Who reports and how long, and who of the others is there now. */
function RowDetail({ section }: { readonly section: OutlineSection }) {
  const { editor: words } = useWords();
  const { lane } = useEditing();
  const people = useStore(lane.people).filter(
    ({ you, slide }) => !you && slide !== null && section.first <= slide && slide <= section.last,
  );
  const parts = [...section.owners, ...(section.timeMs === null ? [] : [words.minutes(minutesOf(section.timeMs))])];
  if (parts.length === 0 && people.length === 0) return null;
  return (
    <span className={classes['rowMain']}>
      <span className={classes['meta']} data-owners="">
        {parts.join(' · ')}
      </span>
      <span className={classes['rowFaces']}>
        {people.slice(0, 3).map(({ id, name }) => (
          <span key={id} title={name}>
            <Face id={id} name={name} size={16} />
          </span>
        ))}
      </span>
    </span>
  );
}

export function SlideRow({ node, className, ...row }: Row & { readonly node: SlideNode }) {
  return (
    <div {...row} className={`${className ?? ''} ${classes['slideRow']}`}>
      <span className={classes['rowNumber']}>{node.slide}</span>
      <span className={classes['rowTitle']}>{node.title}</span>
      <LiveMark first={node.slide} last={node.slide} />
    </div>
  );
}

/** Marks the row in which the slide on stage is. */
function LiveMark({ first, last }: { readonly first: number; readonly last: number }) {
  const { onStage } = useWords().frame;
  const { lane } = useEditing();
  const live = liveSlide(useStore(lane.stage));
  if (live === null || live < first || live > last) return null;
  return (
    <span className={classes['rowLive']} title={onStage}>
      <span className={classes['liveDot']} aria-hidden="true" />
      <VisuallyHidden>{onStage}</VisuallyHidden>
    </span>
  );
}
