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

/** Names what it stands for, so that a row of an outline that has changed meanwhile does not stand for something else. */
export const sectionValue = (sections: readonly OutlineSection[], index: number) => `section:${index}:${sections[index]?.topic ?? ''}`;
export const slideValue = ({ first, slideTitles }: OutlineSection, slide: number) => `slide:${slide}:${slideTitles[slide - first] ?? ''}`;

/** The outline as a tree: sections of more than one slide have these as children. */
export function nodesOf(sections: readonly OutlineSection[], words: Words['editor']): TreeNodeData[] {
  return sections.map((section, index) => ({
    value: sectionValue(sections, index),
    label: section.topic ?? words.noTopic,
    children:
      section.first === section.last
        ? []
        : section.slideTitles.map((title, i) => ({ value: slideValue(section, section.first + i), label: title })),
  }));
}

/** What a tree value stands for; null when it is of an outline that is no more. */
export function readNode(value: string, sections: readonly OutlineSection[]): OutlineNode | null {
  const [, kind, number] = /^(section|slide):(\d+):/.exec(value) ?? [];
  const node = kind === 'section' ? sectionNode(sections, Number(number)) : slideNode(sections, Number(number));
  return node?.value === value ? node : null;
}

export function sectionNode(sections: readonly OutlineSection[], index: number): SectionNode | null {
  const section = sections[index];
  return section ? { kind: 'section', value: sectionValue(sections, index), index, section, slide: section.first } : null;
}

export function slideNode(sections: readonly OutlineSection[], slide: number): SlideNode | null {
  const index = sections.findIndex(({ first, last }) => first <= slide && slide <= last);
  const section = sections[index];
  if (!section) return null;
  return { kind: 'slide', value: slideValue(section, slide), index, slide, title: section.slideTitles[slide - section.first] ?? '' };
}
