import type { SlideOverflow } from '#wire';
import type { SlideContent } from './deck-state.ts';
import type { Scene } from './scene.ts';

/** So far below the edge nothing is lost: the space below a line of text, and a part of the margin. CSS pixels of the deck. */
const TOLERANCE_PX = 12;
/** What changes again and again is measured once it rests so long. */
const REST_MS = 200;
/** Slides that have their own way to fit, or are never on stage. */
const EXEMPT = '.r-fit, :has(.r-stretch, .stretch), [data-visibility="hidden"]';
/** Views in which slides have the deck's shape. */
const SHAPED: ReadonlySet<Scene['view']> = new Set(['stage', 'all']);

/** 0-based line in the slide's text of the first block below the edge, null when that is unknown; "fits" otherwise. */
type Measure = { readonly row: number | null } | 'fits';
/** A measure, and for which shape and fonts it was taken: those of the watch's own age. */
type Known = { readonly measure: Measure; readonly age: number };

/** What the watch works with. Given, not imported: what two scripts share would be a third one to load. */
export type OverflowTask = {
  scene(): Scene | null;
  tell(slides: SlideOverflow[]): void;
  /** The attribute with the 0-based line within the slide's text that an element comes from. */
  readonly lineMark: string;
  whenIdle(work: (hasTime: () => boolean) => void): void;
  /** The event of what was decorated later than it was shown. */
  readonly decorated: string;
};

/** Watches slides for content that does not fit. What changed is measured when it rests, what is not displayed when there is time. */
export class OverflowWatch {
  private readonly task: OverflowTask;
  private readonly measured = new WeakMap<SlideContent, Known>();
  private readonly dirty = new Set<HTMLElement>();
  private readonly hidden = new Set<HTMLElement>();
  private readonly sizes: ResizeObserver;
  private readonly off = new AbortController();
  private isWaiting = false;
  private age = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;
  /** By `performance.now()`. */
  private restedAt = 0;
  private told = '[]';
  private settings = '';

  constructor(task: OverflowTask) {
    this.task = task;
    this.sizes = new ResizeObserver((entries) => {
      for (const { target } of entries) this.mark(target as HTMLElement);
    });
    for (const name of ['load', task.decorated]) {
      document.addEventListener(name, (event) => this.came(event), { capture: true, signal: this.off.signal });
    }
    document.fonts.addEventListener('loadingdone', () => this.anew(), { signal: this.off.signal });
    this.changed();
    for (const section of allSections()) this.filled(section);
  }

  /** A slide's content was put there. */
  filled(section: HTMLElement): void {
    if (!section.closest('.slides')) return;
    this.sizes.observe(section);
    this.mark(section);
  }

  /** Something in a slide came late. What is displayed is seen to change its size. */
  private came({ target }: Event): void {
    const section = target instanceof Element ? target.closest<HTMLElement>('.slides section[data-slide]') : null;
    if (section?.offsetHeight !== 0) return;
    const content = this.contentOf(section);
    const known = content && this.measured.get(content);
    if (known) this.measured.set(content, { ...known, age: -1 });
    this.mark(section);
  }

  /** The deck is another one: what was measured may be elsewhere, or measured against another shape. */
  changed(): void {
    const settings = JSON.stringify(this.task.scene()?.deck.parsed.settings);
    if (settings !== this.settings) this.anew();
    this.settings = settings;
    this.later();
  }

  /** Whatever was measured may have another size by now. */
  private anew(): void {
    this.age += 1;
    for (const section of allSections()) this.mark(section);
  }

  close(): void {
    this.off.abort();
    this.sizes.disconnect();
    this.dirty.clear();
    this.hidden.clear();
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private mark(section: HTMLElement): void {
    if (!section.isConnected) this.sizes.unobserve(section);
    else this.dirty.add(section);
    this.later();
  }

  /** One timer that goes on: to set it anew for each change costs more than the changes. */
  private later(): void {
    this.restedAt = performance.now() + REST_MS;
    this.timer ??= setTimeout(() => this.look(), REST_MS);
  }

  private look(): void {
    const restMs = this.restedAt - performance.now();
    this.timer = restMs > 0 ? setTimeout(() => this.look(), restMs) : null;
    if (this.timer) return;
    const scene = this.task.scene();
    if (!scene || !SHAPED.has(scene.view)) return;
    for (const section of this.dirty) if (!this.measure(section)) this.hidden.add(section);
    this.dirty.clear();
    if (this.hidden.size > 0) this.lookBehind();
    this.tell(scene);
  }

  /** Measures in idle moments what is not displayed. */
  private lookBehind(): void {
    if (this.isWaiting) return;
    this.isWaiting = true;
    this.task.whenIdle((hasTime) => {
      this.isWaiting = false;
      if (this.off.signal.aborted) return;
      for (const section of this.hidden) {
        this.hidden.delete(section);
        displayed(section, () => this.measure(section));
        if (!hasTime()) break;
      }
      const scene = this.task.scene();
      if (this.hidden.size > 0) this.lookBehind();
      else if (scene) this.tell(scene);
    });
  }

  private tell({ deck }: Scene): void {
    const slides = deck.slides.flatMap(({ content, source }): SlideOverflow[] => {
      const measure = this.measured.get(content)?.measure ?? 'fits';
      if (measure === 'fits') return [];
      const line = measure.row === null ? null : source.line + measure.row;
      return [{ slide: source.number, length: source.text.length, line }];
    });
    const said = JSON.stringify(slides);
    if (said !== this.told) this.task.tell(slides);
    this.told = said;
  }

  private contentOf(section: HTMLElement): SlideContent | undefined {
    return this.task.scene()?.deck.slides[Number(section.dataset['slide']) - 1]?.content;
  }

  /** False when it has to be displayed for that. */
  private measure(section: HTMLElement): boolean {
    const content = this.contentOf(section);
    const room = section.closest<HTMLElement>('.slides')?.offsetHeight ?? 0;
    // elsewhere or emptied: what was measured before still holds
    if (!content || room === 0 || !section.firstElementChild) return true;
    const isExempt = section.matches(EXEMPT);
    if (!isExempt && section.offsetHeight === 0) return this.measured.get(content)?.age === this.age;
    const measure = isExempt ? 'fits' : this.measureOf(section, room + TOLERANCE_PX);
    this.measured.set(content, { measure, age: this.age });
    return true;
  }

  private measureOf(section: HTMLElement, edge: number): Measure {
    const block = [...section.children].find((child) => child instanceof HTMLElement && isInFlow(child) && bottomOf(child, section) > edge);
    if (!(block instanceof HTMLElement)) return 'fits';
    const item = block.matches('ul, ol')
      ? [...block.children].find((child) => child instanceof HTMLElement && bottomOf(child, section) > edge)
      : null;
    const mark = (item ?? block).getAttribute(this.task.lineMark);
    return { row: mark === null ? null : Number(mark) };
  }
}

const allSections = () => document.querySelectorAll<HTMLElement>('.slides section[data-slide]');

/** Does something while a section is laid out that reveal does not display. Nobody sees it: nothing is painted meanwhile. */
function displayed(section: HTMLElement, work: () => void): void {
  const stack = section.parentElement?.closest<HTMLElement>('section');
  const styles = [section, stack].flatMap((one) => (one ? [one.style] : []));
  const before = styles.map((style) => style.display);
  for (const style of styles) style.setProperty('display', 'block', 'important');
  work();
  for (const [index, style] of styles.entries()) style.display = before[index] ?? '';
}

function isInFlow(element: HTMLElement): boolean {
  return element.offsetHeight > 0 && !/absolute|fixed/.test(getComputedStyle(element).position);
}

/** Where an element ends, from the slide's top: in the deck's pixels, however the slide is scaled and turned. */
function bottomOf(element: HTMLElement, section: HTMLElement): number {
  let bottom = element.offsetHeight;
  for (let at: HTMLElement | null = element; at && at !== section; at = at.offsetParent as HTMLElement | null) bottom += at.offsetTop;
  return bottom;
}
