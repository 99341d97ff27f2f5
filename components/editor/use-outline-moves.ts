'use client';
import { useWords } from '#components/words.tsx';
import { moveSlides } from '#deck';
import type { OutlineSection } from '#live/reading.ts';
import { useEditing } from './editing.tsx';
import { type OutlineNode, readNode, sectionNode, slideNode } from './outline-tree.ts';

type Drop = { readonly draggedNode: string; readonly targetNode: string; readonly position: 'before' | 'after' | 'inside' };

/** Moves sections and slides as one undoable edit each; `say` tells where something went. */
export function useOutlineMoves(say: (text: string) => void) {
  const { lane, reading, goToSlide } = useEditing();
  const { editor: words } = useWords();
  const sections = () => reading.outline.get().sections;

  /** Puts a node's slides before another one; the number of slides + 1 is the end. Gives the node at its new place. */
  const move = (node: OutlineNode, before: number): OutlineNode | null => {
    const { first, last } = runOf(node);
    const edits = moveSlides(lane.text(), { first, last, before });
    if (edits.length === 0 || !lane.apply(edits)) return null;
    reading.readNow();
    const now = before > last ? before - (last - first + 1) : before;
    goToSlide(now);
    say(words.movedTo(node.kind === 'section' ? (node.section.topic ?? words.noTopic) : node.title, now));
    const slide = slideNode(sections(), now);
    return node.kind === 'section' && slide ? sectionNode(sections(), slide.index) : slide;
  };
  const drop = ({ draggedNode, targetNode, position }: Drop) => {
    // the text may have changed since the outline was drawn: then what was dragged is not where it was, and nothing moves
    reading.readNow();
    const dragged = readNode(draggedNode, sections());
    const target = readNode(targetNode, sections());
    if (dragged && target) move(dragged, position === 'before' ? runOf(target).first : runOf(target).last + 1);
  };
  const allows = ({ draggedNode, targetNode }: Drop) => {
    const dragged = readNode(draggedNode, sections());
    const target = readNode(targetNode, sections());
    // a section that is dropped among another one's slides would cut it in two
    return dragged !== null && target !== null && (dragged.kind === 'slide' || target.kind === 'section');
  };
  /** One place up or down. Gives the node at its new place, or null when it did not move. */
  const step = (value: string, by: -1 | 1): OutlineNode | null => {
    reading.readNow();
    const node = readNode(value, sections());
    const before = node && stepTarget(node, by, sections());
    return node && before ? move(node, before) : null;
  };
  return { drop, allows, step };
}

function runOf(node: OutlineNode): { readonly first: number; readonly last: number } {
  return node.kind === 'section' ? node.section : { first: node.slide, last: node.slide };
}

/** Before which slide a node stands after one step up or down; null at the ends. */
function stepTarget(node: OutlineNode, by: -1 | 1, sections: readonly OutlineSection[]): number | null {
  const count = sections.at(-1)?.last ?? 1;
  const near = node.kind === 'section' ? sections[node.index + by] : { first: node.slide + by, last: node.slide + by };
  if (!near || near.first < 1 || near.last > count) return null;
  return by < 0 ? near.first : near.last + 1;
}
