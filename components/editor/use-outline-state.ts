'use client';
import { useTree } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useStore } from '#components/use-store.ts';
import type { OutlineSection } from '#live/reading.ts';
import { useEditing } from './editing.tsx';
import { sectionNode, slideNode } from './outline-tree.ts';

/** Which sections are open: the one with the cursor, and those that a person opened since it came there. */
export function useOutlineState(sections: readonly OutlineSection[]) {
  const slide = slideNode(sections, useStore(useEditing().slide));
  const section = slide && sectionNode(sections, slide.index);
  const open = section?.value ?? '';
  const isAlone = section?.section.first === section?.section.last;
  const [expandedState, setExpanded] = useState<Record<string, boolean>>({});
  useEffect(() => setExpanded({ [open]: true }), [open]);
  const selectedState = slide && section ? [section.value, slide.value] : [];
  const tree = useTree({ expandedState, onExpandedStateChange: setExpanded, selectedState });
  return { tree, current: isAlone ? section?.value : slide?.value };
}
