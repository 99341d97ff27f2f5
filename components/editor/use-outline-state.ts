'use client';
import { useTree } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useStore } from '#components/use-store.ts';
import type { OutlineSection } from '#live/reading.ts';
import { useEditing } from './editing.tsx';
import { sectionValue, slideValue } from './outline-tree.ts';

/** Which sections are open: the one with the cursor, and those that a person opened since it came there. */
export function useOutlineState(sections: readonly OutlineSection[]) {
  const { slide } = useEditing();
  const at = useStore(slide);
  const index = sections.findIndex(({ first, last }) => first <= at && at <= last);
  const section = sections[index];
  const current = section && section.first === section.last ? sectionValue(index) : slideValue(at);
  const [expandedState, setExpanded] = useState<Record<string, boolean>>({});
  useEffect(() => setExpanded({ [sectionValue(index)]: true }), [index]);
  const selectedState = section ? [sectionValue(index), slideValue(at)] : [];
  const tree = useTree({ expandedState, onExpandedStateChange: setExpanded, selectedState });
  return { tree, current };
}
