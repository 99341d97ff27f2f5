import type { TreeNodeData } from '@mantine/core';
import type { OutlineSection } from '#live/reading.ts';
import type { Words } from '#words';

export type SectionNode = {
  readonly kind: 'section';
  readonly value: string;
  readonly index: number;
  readonly section: OutlineSection;
  /** 1-based slide that a click goes to. */
  readonly slide: number;
};
export type SlideNode = {
  readonly kind: 'slide';
  readonly value: string;
  readonly index: number;
  readonly slide: number;
  readonly title: string;
};
export type OutlineNode = SectionNode | SlideNode;

export const sectionValue = (index: number) => `section:${index}`;
export const slideValue = (slide: number) => `slide:${slide}`;

/** The outline as a tree: sections of more than one slide have these as children. */
export function nodesOf(sections: readonly OutlineSection[], words: Words['editor']): TreeNodeData[] {
  return sections.map((section, index) => ({
    value: sectionValue(index),
    label: section.topic ?? words.noTopic,
    children:
      section.first === section.last ? [] : section.slideTitles.map((title, i) => ({ value: slideValue(section.first + i), label: title })),
  }));
}

/** What a tree value stands for; null when it is of an outline that is no more. */
export function readNode(value: string, sections: readonly OutlineSection[]): OutlineNode | null {
  const [kind, number] = value.split(':');
  const n = Number(number);
  if (kind === 'section') {
    const section = sections[n];
    return section ? { kind, value, index: n, section, slide: section.first } : null;
  }
  const index = sections.findIndex(({ first, last }) => first <= n && n <= last);
  const section = sections[index];
  return kind === 'slide' && section ? { kind, value, index, slide: n, title: section.slideTitles[n - section.first] ?? '' } : null;
}
