import paperCss from './css/paper.css?inline';
import type { Slide } from './deck-state.ts';
import { createHandout } from './paper-handout.ts';
import { whenStill } from './paper-still.ts';
import type { PaperParts } from './paper-view.ts';
import type { Picture } from './picture.ts';
import type { Host, Scene } from './scene.ts';

/** Pages beyond these are left out: nobody prints them, and a browser's memory ends. */
const MAX_PAGES = 2_000;

/** A slide on paper; all of its steps unless one is named. */
type Leaf = { readonly slide: Slide; readonly step: number | null; readonly picture: Picture };

/** Gives what fills an element with a scene on pages, and marks it once nothing on them changes any more. */
export function createPaper(host: Host, parts: PaperParts): (element: HTMLElement, scene: Scene) => Promise<void> {
  return async (element, scene) => {
    const isHandout = scene.view === 'handout';
    host.sheets.set('paper', paperCss + pageRule(scene, isHandout));
    element.removeAttribute(parts.ready);
    element.classList.toggle('l-handout', isHandout);
    const leaves = leavesOf(scene, host, parts);
    element.replaceChildren(...(isHandout ? createHandout(leaves, host, parts) : leaves.map(sheetOf)));
    const { settings } = scene.deck.parsed;
    const width = isHandout ? (leaves[0]?.picture.element.clientWidth ?? 0) : settings.width;
    parts.setShape(element, settings, parts.scaleFor(settings, { width, height: (width * settings.height) / settings.width }));
    for (const { picture, slide, step } of leaves) picture.fill(slide, step);
    for (const leaf of leaves) linkPages(leaf, scene, parts);
    await whenStill(element);
    for (const { picture } of leaves) picture.settle();
    openCards(element);
    element.setAttribute(parts.ready, String(leaves.length));
  };
}

function pageRule({ deck: { parsed } }: Scene, isHandout: boolean): string {
  const { width, height } = parsed.settings;
  return isHandout ? '@page { size: A4; margin: 14mm 12mm }' : `@page { size: ${width}px ${height}px; margin: 0 }`;
}

function leavesOf(scene: Scene, host: Host, parts: PaperParts): Leaf[] {
  const slides = parts.visibleSlides(scene);
  const columns = slides.map(({ source }) => source.column);
  const isStacked = ({ source }: Slide) => columns.indexOf(source.column) !== columns.lastIndexOf(source.column);
  const pages = slides.flatMap((slide) => stepsOf(slide, scene, () => parts.countSteps(host.build.body(slide.content))));
  return pages.slice(0, MAX_PAGES).map(({ slide, step }) => {
    const picture = parts.createPicture(host);
    picture.name(slide, isStacked(slide));
    // links lead to the slide's first page
    if (step === null || step < 0) picture.element.id = idOf(slide);
    numberPicture(picture.element, slide, scene);
    return { slide, step, picture };
  });
}

/** The pages of one slide: one for all of it or, where steps are wanted, one for none of them and one for each. */
function stepsOf(slide: Slide, { view }: Scene, count: () => number): Omit<Leaf, 'picture'>[] {
  const steps = view === 'steps' ? count() : 0;
  return steps === 0 ? [{ slide, step: null }] : Array.from({ length: steps + 1 }, (_, at) => ({ slide, step: at - 1 }));
}

const idOf = ({ source }: Slide) => `l-page-${source.number}`;

function sheetOf({ picture }: Leaf): HTMLElement {
  const sheet = Object.assign(document.createElement('div'), { className: 'l-sheet' });
  sheet.append(picture.element);
  return sheet;
}

/** The slide's number in its corner, as the deck wants it. */
function numberPicture(picture: HTMLElement, { source }: Slide, { deck }: Scene): void {
  const way = deck.parsed.settings.slideOptions['slideNumber'];
  if (way === false) return;
  const below = source.row > 0 ? `${way === 'h/v' ? '/' : '.'}${source.row + 1}` : '';
  const flat = `${source.number}${way === 'c/t' ? ` / ${deck.slides.length}` : ''}`;
  const textContent = way === 'c' || way === 'c/t' ? flat : `${source.column + 1}${below}`;
  picture.querySelector('.reveal')?.append(Object.assign(document.createElement('span'), { className: 'l-paper-number', textContent }));
}

/** Links within the deck lead to pages. */
function linkPages({ picture, slide }: Leaf, scene: Scene, { slideOfHash }: PaperParts): void {
  for (const link of picture.section.querySelectorAll('a[href^="#"]')) {
    const target = slideOfHash((link.getAttribute('href') ?? '').slice(1), scene) ?? slide;
    link.setAttribute('href', `#${idOf(target)}`);
  }
}

/** What is played or opened elsewhere is a link on paper. */
function openCards(element: HTMLElement): void {
  for (const button of element.querySelectorAll<HTMLElement>('button.l-card-inner')) {
    const link = Object.assign(document.createElement('a'), { className: button.className, href: button.title });
    link.append(...button.childNodes);
    button.replaceWith(link);
  }
}
