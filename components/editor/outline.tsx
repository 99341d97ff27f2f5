'use client';
import { type RenderTreeNodePayload, Tree, VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, memo, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from '#components/use-store.ts';
import { useWords } from '#components/words.tsx';
import type { OutlineSection } from '#live/reading.ts';
import { useEditing } from './editing.tsx';
import { totalMinutes } from './outline-data.ts';
import { SectionRow, SlideRow } from './outline-rows.tsx';
import { nodesOf, type OutlineNode, readNode } from './outline-tree.ts';
import { classes } from './styles.ts';
import { useOutlineMoves } from './use-outline-moves.ts';
import { useOutlineState } from './use-outline-state.ts';

/** The deck's sections and the slides of the current one. A click goes there, dragging or Alt with an arrow moves. */
export function Outline({ onGone }: { onGone(): void }) {
  const { editor: words } = useWords();
  const { reading } = useEditing();
  const outline = useStore(reading.outline);
  // Hundreds of rows are drawn in pieces, between two letters.
  const sections = useDeferredValue(outline.sections);
  return (
    <div className={classes['outline']}>
      <div className={classes['panelBar']} data-outline="">
        <h2 className={classes['outlineTitle']}>{words.outline}</h2>
        <span className={classes['meta']}>{words.outlineCount(outline.slides, totalMinutes(outline.sections))}</span>
      </div>
      <OutlineTree sections={sections} onGone={onGone} />
    </div>
  );
}

type TreeProps = { readonly sections: readonly OutlineSection[]; onGone(): void };

const OutlineTree = memo(function OutlineTree({ sections, onGone }: TreeProps) {
  const { editor: words } = useWords();
  const { goToSlide, mayEdit } = useEditing();
  const { tree, current } = useOutlineState(sections);
  const [said, setSaid] = useState('');
  const [moved, setMoved] = useState<OutlineNode | null>(null);
  const { box, meant, settle } = useFocusOn(moved, sections);
  const moves = useOutlineMoves(setSaid);
  // the tree sets itself up anew for a new array
  const data = useMemo(() => nodesOf(sections, words), [sections, words]);
  const go = (node: OutlineNode) => {
    goToSlide(node.slide);
    onGone();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const node = meant(event.target);
    if (!node) return;
    const isArrow = event.key === 'ArrowUp' || event.key === 'ArrowDown';
    if (event.key === 'Enter') go(node);
    else if (event.altKey && isArrow && mayEdit) setMoved(moves.step(node.value, event.key === 'ArrowUp' ? -1 : 1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const renderNode = ({ node, elementProps, expanded }: RenderTreeNodePayload) => {
    const read = readNode(node.value, sections);
    if (!read) return null;
    const props = { ...elementProps, onClick: () => go(read), 'data-current': read.value === current || undefined };
    return read.kind === 'section' ? <SectionRow node={read} expanded={expanded} {...props} /> : <SlideRow node={read} {...props} />;
  };
  return (
    <div className={classes['outlineScroll']} ref={box} onKeyDownCapture={onKeyDown} onFocusCapture={settle}>
      <VisuallyHidden id="outline-help">{words.outlineHelp}</VisuallyHidden>
      <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>
      <Tree
        data={data}
        tree={tree}
        levelOffset={0}
        expandOnClick={false}
        expandOnSpace={false}
        allowRangeSelection={false}
        aria-label={words.outline}
        aria-describedby="outline-help"
        renderNode={renderNode}
        {...(mayEdit ? { onDragDrop: moves.drop, allowDrop: moves.allows } : {})}
      />
    </div>
  );
});

function nodeAt(target: EventTarget, sections: readonly OutlineSection[]): OutlineNode | null {
  const item = target instanceof Element ? target.closest<HTMLElement>('[role=treeitem]') : null;
  return readNode(item?.dataset['value'] ?? '', sections);
}

/**
 * Gives the ref of the element in which a node that was moved by key has the focus again: its row is another one now.
 * Until that is drawn, keys are `meant` for the node that is coming; whatever gets the focus settles it.
 */
function useFocusOn(node: OutlineNode | null, sections: readonly OutlineSection[]) {
  const box = useRef<HTMLDivElement>(null);
  const focused = useRef<OutlineNode | null>(null);
  useEffect(() => {
    if (node === focused.current || !node || !readNode(node.value, sections)) return;
    const row = box.current?.querySelector<HTMLElement>(`[role=treeitem][data-value="${CSS.escape(node.value)}"]`);
    row?.focus();
    if (row) focused.current = node;
  }, [node, sections]);
  const settle = () => {
    focused.current = node;
  };
  const meant = (target: EventTarget) => (node === focused.current ? null : node) ?? nodeAt(target, sections);
  return { box, meant, settle };
}
