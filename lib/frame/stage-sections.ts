import type { Slide, SlideContent } from './deck-state.ts';
import { columnsOf, type Host } from './scene.ts';
import { keepState, sectionAttributes, setSectionAttributes } from './slide-content.ts';

export type StageSection = {
  readonly element: HTMLElement;
  slide: Slide;
  /** What it shows; null while it is empty. */
  shown: SlideContent | null;
  attributes: ReadonlyMap<string, string>;
};

/** The sections of a deck under reveal's `.slides`, by the slides' keys. */
export class StageSections {
  readonly byKey = new Map<number, StageSection>();
  private readonly bySection = new WeakMap<Element, StageSection>();
  private readonly slides: HTMLElement;
  private readonly host: Host;

  constructor(host: Host, slides: HTMLElement) {
    this.host = host;
    this.slides = slides;
  }

  of(element: Element | null | undefined): StageSection | null {
    return (element && this.bySection.get(element)) ?? null;
  }

  /** Makes the sections these, in their columns; elements go on with their slides. */
  arrange(slides: readonly Slide[]): void {
    const columns = columnsOf(slides);
    const keep = new Set(slides.map((slide) => slide.key));
    for (const [key, section] of this.byKey) {
      if (keep.has(key)) continue;
      section.element.remove();
      this.byKey.delete(key);
    }
    const stacks = new Set([...this.slides.children].filter((child) => !this.bySection.has(child)));
    putInOrder(
      this.slides,
      columns.map((column) => this.columnElement(column, stacks)),
    );
    for (const stack of stacks) stack.remove();
  }

  /** Column and row of a slide, as reveal counts them. */
  indices(key: number): { h: number; v: number } {
    const element = this.byKey.get(key)?.element;
    if (!element) return { h: 0, v: 0 };
    const stack = element.parentElement === this.slides ? null : element.parentElement;
    const h = [...this.slides.children].indexOf(stack ?? element);
    return { h: Math.max(h, 0), v: stack ? [...stack.children].indexOf(element) : 0 };
  }

  /** Writes the slides' numbers. */
  number(): void {
    for (const { element, slide } of this.byKey.values()) {
      const number = String(slide.source.number);
      if (element.getAttribute('data-slide') !== number) element.setAttribute('data-slide', number);
    }
  }

  private columnElement(column: readonly Slide[], stacks: Set<Element>): HTMLElement {
    const elements = column.map((slide) => this.sectionFor(slide).element);
    const [only] = elements;
    if (only && elements.length === 1) {
      only.classList.remove('stack');
      return only;
    }
    const old = elements.map((element) => element.parentElement).find((parent) => parent && stacks.has(parent));
    const stack = old ?? Object.assign(document.createElement('section'), { className: 'stack' });
    stacks.delete(stack);
    putInOrder(stack, elements);
    return stack;
  }

  private sectionFor(slide: Slide): StageSection {
    const known = this.byKey.get(slide.key);
    const section = known ?? { element: document.createElement('section'), slide, shown: null, attributes: new Map() };
    section.slide = slide;
    section.element.setAttribute('data-slide', String(slide.source.number));
    this.byKey.set(slide.key, section);
    this.bySection.set(section.element, section);
    return section;
  }

  /** Shows a slide's content; true when that changed what is there. Equal elements at both ends are left alone. */
  fill(section: StageSection): boolean {
    const { content } = section.slide;
    if (section.shown === content) return false;
    const body = this.host.build.body(content);
    const wanted = sectionAttributes(section.slide, this.host.addressOf);
    setSectionAttributes(section.element, wanted, section.attributes);
    section.attributes = wanted;
    section.shown = content;
    keepState(section.element, body);
    replaceChanged(section.element, body);
    this.host.decorate(section.element, section.slide.key);
    return true;
  }
}

/** What stands behind a section, to be compared. */
export function backgroundOf({ attributes }: StageSection): string {
  return [...attributes].filter(([name]) => name.startsWith('data-background')).join('\n');
}

/** Moves only what is out of place, and leaves what stands behind the last one. */
function putInOrder(parent: Element, children: readonly Element[]): void {
  let next = parent.firstElementChild;
  for (const child of children) {
    if (child === next) next = next.nextElementSibling;
    else parent.insertBefore(child, next);
  }
}

/** Images do not flicker and scrolled code stays where it is when the elements before and after an edit are kept. */
function replaceChanged(parent: Element, body: DocumentFragment): void {
  const old = [...parent.childNodes];
  const fresh = [...body.childNodes];
  let head = 0;
  while (head < old.length && head < fresh.length && isSame(old[head], fresh[head])) head += 1;
  let tail = 0;
  const most = Math.min(old.length, fresh.length) - head;
  while (tail < most && isSame(old[old.length - 1 - tail], fresh[fresh.length - 1 - tail])) tail += 1;
  const before = old[old.length - tail] ?? null;
  for (const node of old.slice(head, old.length - tail)) node.remove();
  for (const node of fresh.slice(head, fresh.length - tail)) parent.insertBefore(node, before);
}

const isSame = (a: Node | undefined, b: Node | undefined) => a !== undefined && b !== undefined && a.isEqualNode(b);
