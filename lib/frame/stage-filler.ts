import type { RevealApi } from 'reveal.js';
import { whenIdle } from './idle.ts';
import type { StageSection, StageSections } from './stage-sections.ts';

/** So many columns and rows around a slide are filled at once; reveal shows parts of three. */
const NEAR = 3;

/** Fills sections before they are seen: those near at once, the rest when there is time. */
export class StageFiller {
  private readonly sections: StageSections;
  private readonly slides: HTMLElement;
  private reveal: RevealApi | null = null;
  private waiting = false;

  constructor(sections: StageSections, slides: HTMLElement) {
    this.sections = sections;
    this.slides = slides;
  }

  /** From now on reveal is told of backgrounds. */
  use(reveal: RevealApi): void {
    this.reveal = reveal;
  }

  /** The slide of a key and what is near it. */
  around(key: number): void {
    const element = this.sections.byKey.get(key)?.element;
    if (!element) return;
    const stack = element.parentElement === this.slides ? null : element.parentElement;
    const column = [...this.slides.children].indexOf(stack ?? element);
    if (stack) for (const row of near(stack, [...stack.children].indexOf(element))) this.fill(this.sections.of(row));
    else this.fill(this.sections.of(element));
    for (const one of near(this.slides, column)) this.fill(this.sections.of(one) ?? this.rememberedRow(one));
  }

  /** What reveal goes to next. */
  ahead(column: number, row: number | undefined): void {
    const element = this.slides.children[column];
    if (!element) return;
    this.fill(this.sections.of(element) ?? (row === undefined ? this.rememberedRow(element) : this.sections.of(element.children[row])));
  }

  /** Everything: in idle moments, or now. */
  all(now: boolean): void {
    if (now) for (const section of this.sections.byKey.values()) this.fill(section);
    else if (!this.waiting) this.wait();
  }

  private wait(): void {
    this.waiting = true;
    whenIdle((hasTime) => {
      this.waiting = false;
      for (const section of this.sections.byKey.values()) {
        if (section.shown !== null) continue;
        // One in each turn, however short: on a busy machine no moment is long enough.
        this.fill(section);
        if (!hasTime()) return this.wait();
      }
    });
  }

  /** Reveal comes back to the row of a stack that was left last. */
  private rememberedRow(stack: Element): StageSection | null {
    return this.sections.of(stack.children[Number(stack.getAttribute('data-previous-indexv') ?? 0)]) ?? this.sections.of(stack.children[0]);
  }

  private fill(section: StageSection | null): void {
    if (!section || section.shown !== null) return;
    this.sections.fill(section);
    const hasBackground = [...section.attributes.keys()].some((name) => name.startsWith('data-background'));
    if (hasBackground) this.reveal?.syncSlide(section.element);
  }
}

const near = (parent: Element, index: number) => [...parent.children].slice(Math.max(0, index - NEAR), index + NEAR + 1);
