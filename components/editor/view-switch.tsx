'use client';
import { SegmentedControl, VisuallyHidden } from '@mantine/core';
import { IconLayoutColumns, IconPencil, IconSlideshow } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '#components/words.tsx';
import { classes } from './styles.ts';
import type { View } from './use-view.ts';

type Props = { readonly view: View; onView(view: View): void; readonly compact?: boolean };

/** Text, both or slides; compact shows the icons alone. */
export function ViewSwitch({ view, onView, compact = false }: Props) {
  const { editor: words } = useWords();
  const option = (value: View, icon: ReactNode, text: string) => ({
    value,
    label: (
      <span className={classes['viewOption']} title={compact ? text : undefined}>
        {icon}
        {compact ? <VisuallyHidden>{text}</VisuallyHidden> : text}
      </span>
    ),
  });
  return (
    <SegmentedControl
      aria-label={words.views}
      value={view}
      onChange={(value) => onView(value as View)}
      size={compact ? 'xs' : 'sm'}
      className={classes['viewSwitch'] ?? ''}
      data={[
        option('text', <IconPencil size={16} stroke={1.75} />, words.viewText),
        option('both', <IconLayoutColumns size={16} stroke={1.75} />, words.viewBoth),
        option('slides', <IconSlideshow size={16} stroke={1.75} />, words.viewSlides),
      ]}
    />
  );
}
