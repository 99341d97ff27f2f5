import type { DeckState, Slide, SlideContent } from './deck-state.ts';
import { plainView } from './plain-view.ts';
import { EMBED_MARK } from './sanitise.ts';
import { currentSlide, type Host, type Scene, type View } from './scene.ts';
import { showSteps } from './slide-content.ts';

/** Presentational attributes of old; `style` is the deck's as well. */
const LOOKS = [
  'style',
  'color',
  'face',
  'size',
  'align',
  'valign',
  'bgcolor',
  'background',
  'border',
  'cellpadding',
  'cellspacing',
  'nowrap',
];

/** Takes the deck's colours, sizes and positions off, and gives tables room to scroll in. */
export function withoutLooks(fragment: DocumentFragment): DocumentFragment {
  for (const element of fragment.querySelectorAll<HTMLElement>('*')) {
    // how a column is aligned is part of the table, not of its look
    const align = element.matches('th, td') ? element.style.textAlign : '';
    for (const name of LOOKS) element.removeAttribute(name);
    if (align !== '') element.style.textAlign = align;
  }
  for (const table of fragment.querySelectorAll('table')) {
    const scroller = document.createElement('div');
    scroller.className = 'l-table';
    table.replaceWith(scroller);
    scroller.append(table);
  }
  return fragment;
}

const isBlank = (root: HTMLElement) => (root.textContent ?? '').trim() === '' && !root.querySelector(`img, hr, [${EMBED_MARK}]`);

/** A slide's text or notes, reflowed. */
export type Reflow = { readonly element: HTMLElement; show(scene: Scene, slide: Slide, what: 'text' | 'notes'): void };

type Shown = { readonly key: number; readonly content: SlideContent; readonly what: string; readonly words: Scene['look']['words'] };

/** `steps`: "all" shows the whole slide, "scene" only what has been shown on stage. */
export function createReflow(host: Host, element: HTMLElement, steps: 'all' | 'scene'): Reflow {
  let shown: Shown | null = null;
  return {
    element,
    show(scene, slide, what) {
      const next = { key: slide.key, content: slide.content, what, words: scene.look.words };
      if (!isSame(shown, next)) fill(host, element, next);
      if (shown?.key !== slide.key) element.closest('.l-scroll')?.scrollTo(0, 0);
      shown = next;
      if (steps === 'scene') showSteps(element, scene.spot.step);
      element.classList.toggle('l-stepped', steps === 'scene');
    },
  };
}

const isSame = (a: Shown | null, b: Shown) => a?.content === b.content && a.what === b.what && a.words === b.words;

function fill(host: Host, element: HTMLElement, { key, content, what, words }: Shown): void {
  const fragment = what === 'text' ? host.build.body(content) : host.build.notes(content);
  element.replaceChildren(...(fragment ? [withoutLooks(fragment)] : []));
  if (isBlank(element)) element.replaceChildren(hint(what === 'text' ? words.emptySlide : words.noNotes));
  host.decorate(element, key);
}

function hint(words: string): HTMLElement {
  return Object.assign(document.createElement('p'), { className: 'l-hint', textContent: words });
}

/** The look of reflowed text. */
export function setLook(element: HTMLElement, scene: Scene): void {
  const { look, deck } = scene;
  element.dataset['lScheme'] = look.scheme;
  element.style.setProperty('--l-text', `${look.textSizePx}px`);
  element.dir = deck.parsed.settings.dir ?? 'auto';
}

/** Only the current slide's text or notes. The slide is a section as in every view. */
export function createReflowView(host: Host): View {
  const element = Object.assign(document.createElement('div'), { className: 'l-reflow l-scroll' });
  const reveal = Object.assign(document.createElement('div'), { className: 'reveal' });
  const slides = Object.assign(document.createElement('div'), { className: 'slides' });
  const section = document.createElement('section');
  element.append(reveal);
  reveal.append(slides);
  const reflow = createReflow(host, section, 'all');
  return plainView(host, {
    element,
    show(scene) {
      const slide = currentSlide(scene);
      const what = scene.view === 'notes' ? 'notes' : 'text';
      setLook(element, scene);
      element.classList.toggle('l-notes', what === 'notes');
      nest(slides, section, isStacked(scene.deck, slide));
      section.className = 'l-text present';
      section.setAttribute('data-slide', String(slide.source.number));
      reflow.show(scene, slide, what);
    },
  });
}

const isStacked = (deck: DeckState, slide: Slide) =>
  deck.slides.some(({ key, source }) => key !== slide.key && source.column === slide.source.column);

function nest(slides: HTMLElement, section: HTMLElement, stacked: boolean): void {
  if (section.parentElement && (section.parentElement === slides) === !stacked) return;
  const stack = Object.assign(document.createElement('section'), { className: 'stack present' });
  slides.replaceChildren(stacked ? stack : section);
  if (stacked) stack.append(section);
}
