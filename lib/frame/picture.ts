import type { Settings } from '#deck';
import { createBackground, markContrast, paintBackground } from './background.ts';
import type { Slide } from './deck-state.ts';
import type { Host } from './scene.ts';
import { keepOpen, sectionAttributes, setSectionAttributes, showSteps } from './slide-content.ts';

/** A slide in the deck's shape, without reveal: surface, background, the slide's section in its place. */
export type Picture = {
  readonly element: HTMLElement;
  /** The section that carries the number, whether it is filled or not. */
  readonly section: HTMLElement;
  /** Says which slide it is, without showing what is on it. */
  name(slide: Slide, stacked: boolean): void;
  /** Shows the slide; all its steps unless `step` says how far. */
  fill(slide: Slide, step: number | null): void;
  empty(): void;
};

const block = (className: string) => Object.assign(document.createElement('div'), { className });

/** All that a picture of the whole slide shows is shown at once. */
function prepareSteps(body: DocumentFragment, step: number | null): void {
  if (step !== null) showSteps(body, step);
  else for (const fragment of body.querySelectorAll('.fragment')) fragment.classList.remove('fragment');
}

export function createPicture(host: Host): Picture {
  const element = block('reveal-viewport l-picture');
  const reveal = block('reveal');
  const slides = block('slides');
  const section = Object.assign(document.createElement('section'), { className: 'present' });
  const background = createBackground();
  reveal.append(slides);
  slides.append(section);
  element.append(background.element, reveal);
  let filled: { key: number; content: Slide['content']; step: number | null } | null = null;
  let attributes = new Map<string, string>();

  function name(slide: Slide, stacked: boolean) {
    section.setAttribute('data-slide', String(slide.source.number));
    if (stacked === (section.parentElement !== slides)) return;
    const stack = Object.assign(document.createElement('section'), { className: 'stack present' });
    slides.replaceChildren(stacked ? stack : section);
    if (stacked) stack.append(section);
  }
  return {
    element,
    section,
    name,
    fill(slide, step) {
      if (filled?.content === slide.content && filled.step === step) return;
      const body = host.build.body(slide.content);
      prepareSteps(body, step);
      const wanted = sectionAttributes(slide, host.base);
      setSectionAttributes(section, wanted, attributes);
      attributes = wanted;
      if (filled?.key === slide.key) keepOpen(section, body);
      section.replaceChildren(body);
      paintBackground(section, background);
      if (element.isConnected) markContrast(section, background.element);
      host.decorate(section);
      filled = { key: slide.key, content: slide.content, step };
    },
    empty() {
      filled = null;
      section.replaceChildren();
      background.element.removeAttribute('style');
      background.content.removeAttribute('style');
    },
  };
}

/** How much of the space a slide takes, as in reveal. */
const MARGIN = 0.04;

const numberOf = (value: unknown, otherwise: number) => (typeof value === 'number' ? value : otherwise);

/** By how much a slide is scaled to fit into a box, as reveal reckons. */
export function scaleFor(settings: Settings, box: { width: number; height: number }): number {
  const share = 1 - numberOf(settings.slideOptions['margin'], MARGIN);
  return Math.min((box.width * share) / settings.width, (box.height * share) / settings.height);
}

/** The same within reveal's limits and to two places, so that a picture lies exactly where reveal will put the slide. */
export function stageScaleFor(settings: Settings, box: { width: number; height: number }): number {
  const low = numberOf(settings.slideOptions['minScale'], 0.2);
  const high = numberOf(settings.slideOptions['maxScale'], 2);
  return Math.round(Math.min(Math.max(scaleFor(settings, box), low), high) * 100) / 100;
}

/** Sizes for all pictures inside `element`. */
export function setShape(element: HTMLElement, settings: Settings, scale: number): void {
  element.style.setProperty('--l-width', `${settings.width}px`);
  element.style.setProperty('--l-height', `${settings.height}px`);
  element.style.setProperty('--l-ratio', `${settings.width} / ${settings.height}`);
  element.style.setProperty('--l-scale', String(scale));
  element.classList.toggle('l-top', settings.slideOptions['center'] === false);
  element.classList.toggle('l-rtl', settings.dir === 'rtl' || settings.slideOptions['rtl'] === true);
}
