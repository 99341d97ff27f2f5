import type { Settings } from '#deck';
import { createBackground, markContrast, paintBackground } from './background.ts';
import { createMediaCard } from './background-media.ts';
import { STEP } from './code-steps.ts';
import type { Slide } from './deck-state.ts';
import { keepPlace } from './picture-place.ts';
import type { Host } from './scene.ts';
import { keepState, sectionAttributes, setSectionAttributes, showSteps } from './slide-content.ts';

/** A slide in the deck's shape, without reveal: surface, background, the slide's section in its place. */
export type Picture = {
  readonly element: HTMLElement;
  /** The section that carries the number, whether it is filled or not. */
  readonly section: HTMLElement;
  /** Says which slide it is, without showing what is on it. */
  name(slide: Slide, stacked: boolean): void;
  /** Shows the slide; all its steps unless `step` says how far. */
  fill(slide: Slide, step: number | null): void;
  /** Puts it where it belongs again, when what is in it became larger or smaller. */
  settle(): void;
  empty(): void;
};

const block = (className: string) => Object.assign(document.createElement('div'), { className });

/** All that a picture of the whole slide shows is shown at once, and all lines of its code are as bright. */
function prepareSteps(body: DocumentFragment, step: number | null): void {
  if (step !== null) {
    showSteps(body, step);
    return;
  }
  for (const mark of body.querySelectorAll(`.${STEP}`)) mark.remove();
  for (const fragment of body.querySelectorAll('.fragment')) fragment.classList.remove('fragment');
}

function pictureElements() {
  const element = block('reveal-viewport l-picture');
  const reveal = block('reveal');
  const slides = block('slides');
  const section = Object.assign(document.createElement('section'), { className: 'present' });
  const background = createBackground();
  slides.append(section);
  reveal.append(slides);
  element.append(background.element, reveal);
  return { element, reveal, slides, section, background };
}

export function createPicture(host: Host): Picture {
  const { element, reveal, slides, section, background } = pictureElements();
  const media = createMediaCard(reveal, host);
  const place = keepPlace(section, slides);
  let filled: { key: number; content: Slide['content']; step: number | null } | null = null;
  let attributes = new Map<string, string>();

  function name(slide: Slide, stacked: boolean) {
    section.setAttribute('data-slide', String(slide.source.number));
    element.style.setProperty('--l-column', String(slide.source.column));
    if (stacked === (section.parentElement !== slides)) return;
    const stack = Object.assign(document.createElement('section'), { className: 'stack present' });
    slides.replaceChildren(stacked ? stack : section);
    if (stacked) stack.append(section);
  }
  return {
    element,
    section,
    name,
    settle() {
      if (filled) place();
    },
    fill(slide, step) {
      if (filled?.content === slide.content && filled.step === step) return;
      const body = host.build.body(slide.content);
      prepareSteps(body, step);
      const wanted = sectionAttributes(slide, host.addressOf);
      setSectionAttributes(section, wanted, attributes);
      attributes = wanted;
      if (filled?.key === slide.key) keepState(section, body);
      section.replaceChildren(body);
      setStates(element, attributes.get('data-state') ?? '');
      paintBackground(section, background);
      if (element.isConnected) markContrast(section, background.element);
      host.decorate(section, slide.key);
      media(section);
      place();
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

/** A slide's states are classes of what is around it, as reveal has them. */
function setStates(element: HTMLElement, states: string): void {
  for (const name of (element.dataset['lStates'] ?? '').split(' ')) if (name) element.classList.remove(name);
  element.dataset['lStates'] = states;
  for (const name of states.split(' ')) if (name) element.classList.add(name);
}

/** How much of the space a slide takes, as in reveal. */
const MARGIN = 0.04;

const numberOf = (value: unknown, otherwise: number) => (typeof value === 'number' ? value : otherwise);

const shareOf = (settings: Settings) => 1 - numberOf(settings.slideOptions['margin'], MARGIN);

/** By how much a slide is scaled to fit into a box, as reveal reckons. */
export function scaleFor(settings: Settings, box: { width: number; height: number }): number {
  const share = shareOf(settings);
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
  // without the margin: what lies behind the slide fills the box
  element.style.setProperty('--l-room', String(scale / shareOf(settings)));
  element.classList.toggle('l-top', settings.slideOptions['center'] === false);
  element.classList.toggle('l-rtl', settings.dir === 'rtl' || settings.slideOptions['rtl'] === true);
}
