import Reveal, { type RevealApi } from 'reveal.js';
import type { FrameDirection } from '#wire';
import { createMediaCard } from './background-media.ts';
import type { Slide } from './deck-state.ts';
import { fitTexts } from './picture-layout.ts';
import { revealOptions } from './reveal-options.ts';
import type { Host, Scene, Spot } from './scene.ts';
import { keepScroll } from './scroll-keeper.ts';
import { countSteps } from './slide-content.ts';
import { StageFiller } from './stage-filler.ts';
import { keepLayout, placeSlide } from './stage-layout.ts';
import { moveReveal } from './stage-moves.ts';
import { backgroundOf, type StageSection, StageSections } from './stage-sections.ts';
import { sameOrder, visibleSlides } from './visible.ts';

/** Slides come and go at most so often: reveal takes its time for it, and a separator is typed in several keys. */
const GATHER_MS = 100;

const block = (className: string) => Object.assign(document.createElement('div'), { className });

/** A deck on reveal.js. */
export class Stage {
  /** Resolves when the first slide is there. */
  readonly ready: Promise<void>;
  private readonly element: HTMLElement;
  private readonly reveal: RevealApi;
  private readonly sections: StageSections;
  private readonly fill: StageFiller;
  private readonly host: Host;
  private readonly media: (section: Element | undefined) => void;
  private scene: Scene;
  private arranged: readonly Slide[] = [];
  private gathering: ReturnType<typeof setTimeout> | null = null;
  private readonly gathered: Array<() => void> = [];
  /** Above 0 while we move it ourselves: then nobody is told. */
  private quiet = 0;

  /** `element` is in the document and becomes reveal's viewport. */
  constructor(host: Host, element: HTMLElement, scene: Scene) {
    this.host = host;
    this.element = element;
    this.scene = scene;
    const root = block('reveal');
    const slides = block('slides');
    root.append(slides);
    element.append(root);
    this.media = createMediaCard(root, host);
    this.sections = new StageSections(host, slides);
    this.fill = new StageFiller(this.sections, slides);
    this.arrange();
    this.fill.around(scene.spot.key);
    this.reveal = new Reveal(root, this.optionsOf(scene));
    this.ready = this.start();
  }

  private async start(): Promise<void> {
    const { pathname } = location;
    const { h, v } = this.sections.indices(this.scene.spot.key);
    // Reveal reads the place it starts at from the address, once; so slide 1 never flashes.
    history.replaceState(null, '', `${pathname}#/${h}/${v}/${this.scene.spot.step}`);
    await this.reveal.initialize();
    history.replaceState(null, '', pathname);
    this.fill.use(this.reveal);
    this.listen();
    this.quietly(() => this.reveal.sync());
    this.element.classList.toggle('l-fixed', !this.scene.steer);
    this.goToSpot();
    this.fit();
    this.fill.all(false);
  }

  private listen(): void {
    const { reveal, element } = this;
    reveal.on('slidechanged', () => this.fit());
    for (const event of ['slidechanged', 'fragmentshown', 'fragmenthidden']) reveal.on(event, () => this.moved());
    reveal.on('beforeslidechange', (event) => {
      const { indexh, indexv } = event as Event & { indexh: number; indexv: number | undefined };
      this.fill.ahead(indexh, indexv);
    });
    reveal.on('overviewshown', () => {
      this.fill.all(true);
      this.host.overview(true);
    });
    reveal.on('overviewhidden', () => this.host.overview(false));
    keepLayout(element, () => {
      reveal.layout();
      this.fit();
    });
  }

  spot(): Spot {
    const section = this.sections.of(this.reveal.getCurrentSlide());
    // Until what was gathered is there, reveal may stand on a slide that is gone.
    if (!section || !this.scene.deck.byKey.has(section.slide.key)) return this.scene.spot;
    return { key: section.slide.key, step: this.reveal.getIndices().f ?? -1 };
  }

  steps(): number {
    const section = this.reveal.getCurrentSlide() as HTMLElement | undefined;
    return section ? countSteps(section) : 0;
  }

  show(scene: Scene): void {
    const before = this.scene;
    this.scene = scene;
    if (before.deck !== scene.deck) this.edit();
    this.configure(before);
    if (this.gathering === null) this.goToSpot();
    this.media(this.reveal.getCurrentSlide());
  }

  private optionsOf(scene: Scene) {
    return revealOptions(scene.deck.parsed.settings, scene, this.host.addressOf);
  }

  private configure(before: Scene): void {
    const options = this.optionsOf(this.scene);
    const old = this.optionsOf(before);
    if (JSON.stringify(options) !== JSON.stringify(old)) this.quietly(() => this.reveal.configure(options));
    this.element.classList.toggle('l-fixed', !this.scene.steer);
  }

  /** What is there shows its new content at once; what comes and goes is gathered. */
  private edit(): void {
    for (const slide of this.scene.deck.slides) {
      const section = this.sections.byKey.get(slide.key);
      if (!section) continue;
      section.slide = slide;
      if (section.shown !== null && section.shown !== slide.content) this.refill(section);
    }
    if (sameOrder(this.arranged, visibleSlides(this.scene))) this.sections.number();
    else this.gathering ??= setTimeout(() => this.flush(), GATHER_MS);
  }

  private refill(section: StageSection): void {
    const isCurrent = section.element === this.reveal.getCurrentSlide();
    const restore = isCurrent ? keepScroll(section.element) : null;
    const { f = -1 } = this.reveal.getIndices();
    const hadSteps = countSteps(section.element) > 0;
    this.quietly(() => {
      const background = backgroundOf(section);
      this.sections.fill(section);
      // Telling reveal of a background has it look at all of them.
      if (backgroundOf(section) !== background) this.reveal.syncSlide(section.element);
      else this.reveal.syncFragments(section.element);
      if (!isCurrent) return;
      if (hadSteps || countSteps(section.element) > 0) this.reveal.navigateFragment(f);
      if (!placeSlide(this.reveal, section.element)) this.reveal.layout();
      this.fit();
    });
    restore?.();
  }

  /** Text that fits itself can be measured once its slide is shown. */
  private fit(): void {
    if (fitTexts(this.reveal.getCurrentSlide(), this.scene.deck.parsed.settings.height)) this.reveal.layout();
  }

  private arrange(): void {
    this.arranged = visibleSlides(this.scene);
    this.sections.arrange(this.arranged);
  }

  /** Puts slides in and takes them out, and stays where it is. */
  private flush(): void {
    this.gathering = null;
    const here = this.spot();
    const { spot } = this.scene;
    this.arrange();
    this.jump(here.key === spot.key ? here : spot);
    this.quietly(() => this.reveal.sync());
    this.fill.around(spot.key);
    this.fill.all(false);
    for (const resolve of this.gathered.splice(0)) resolve();
  }

  /** The slide is the same one at another place: nothing is to be animated. */
  private jump(spot: Spot): void {
    const config = this.reveal.getConfig();
    const { autoAnimate = true } = config;
    config.autoAnimate = false;
    this.go(spot);
    config.autoAnimate = autoAnimate;
  }

  private goToSpot(): void {
    const { spot } = this.scene;
    if (!this.isAt(spot) && this.sections.byKey.has(spot.key)) this.go(spot);
  }

  /** A step past the last one is the last one. Going where it is would cost reveal a look at all slides. */
  private isAt(spot: Spot): boolean {
    const here = this.spot();
    return here.key === spot.key && here.step === Math.min(spot.step, this.steps() - 1);
  }

  private go(spot: Spot): void {
    this.fill.around(spot.key);
    const { h, v } = this.sections.indices(spot.key);
    this.quietly(() => this.reveal.slide(h, v, spot.step));
  }

  move(to: FrameDirection): void {
    const end = to === 'first' ? this.arranged[0] : this.arranged.at(-1);
    this.quietly(() => {
      if (!moveReveal(this.reveal, to)) this.go({ key: end?.key ?? 0, step: -1 });
    });
    this.fill.around(this.spot().key);
  }

  toggleOverview(): void {
    this.reveal.toggleOverview();
  }

  settled(): Promise<void> {
    return this.gathering === null ? Promise.resolve() : new Promise((resolve) => this.gathered.push(resolve));
  }

  private moved(): void {
    if (this.quiet > 0) return;
    this.fill.around(this.spot().key);
    this.host.moved();
  }

  private quietly(act: () => void): void {
    this.quiet += 1;
    try {
      act();
    } finally {
      this.quiet -= 1;
    }
  }
}

/** The style sheet that reveal needs. */
export { default as stageCss } from 'reveal.js/reveal.css?inline';
