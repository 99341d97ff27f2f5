import { sectionAttribute } from './attributes.ts';
import { looksLikeImage } from './background.ts';
import { mediaAttributes } from './background-media.ts';
import { addSteps } from './code-steps.ts';
import type { Slide, SlideContent } from './deck-state.ts';
import { applyDirectives } from './directives.ts';
import { applyMarks } from './marks.ts';
import type { PictureAddress } from './picture-address.ts';
import { MACROS_MARK, MATH_MARK, type Sanitiser } from './sanitise.ts';
import { keepTaskFocus } from './tasks.ts';

/** Builds what a slide shows. Nothing foreign reaches the document but through here. */
export type Builder = {
  /** The slide's elements, harmless. A new fragment each time. */
  body(content: SlideContent): DocumentFragment;
  /** The notes' elements, or null for a slide without notes. */
  notes(content: SlideContent): DocumentFragment | null;
};

/** `addressOf`: from where pictures are loaded. */
export function createBuilder(sanitise: Sanitiser, addressOf: PictureAddress): Builder {
  return {
    body(content) {
      const { html, elements } = content.rendered();
      const fragment = sanitise(html);
      applyDirectives(fragment, elements);
      applyMarks(fragment);
      resolveImages(fragment, addressOf);
      giveMacros(fragment, content);
      addSteps(fragment);
      return fragment;
    },
    notes(content) {
      const { notesHtml } = content.rendered();
      if (notesHtml === null) return null;
      const fragment = sanitise(notesHtml);
      applyMarks(fragment);
      resolveImages(fragment, addressOf);
      giveMacros(fragment, content);
      return fragment;
    },
  };
}

/** Formulas carry the macros that count for them: those of earlier slides and all of their own. */
function giveMacros(fragment: DocumentFragment, content: SlideContent): void {
  const macros = [...content.macros, ...content.rendered().definitions];
  if (macros.length === 0) return;
  for (const formula of fragment.querySelectorAll(`[${MATH_MARK}]`)) formula.setAttribute(MACROS_MARK, JSON.stringify(macros));
}

function resolveImages(fragment: DocumentFragment, addressOf: PictureAddress): void {
  for (const image of fragment.querySelectorAll('img')) {
    for (const name of ['src', 'data-src']) {
      const value = image.getAttribute(name);
      const address = value === null ? null : addressOf(value);
      // An empty address is that of the page; without one the description is shown, as for a picture that is still on its way.
      if (value === '') image.removeAttribute(name);
      else if (address !== null) image.setAttribute(name, address);
    }
  }
}

/** Attributes of the slide's `<section>`, checked: the deck's own and the number. */
export function sectionAttributes(slide: Slide, addressOf: PictureAddress): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [name, value] of Object.entries(slide.content.rendered().attributes)) {
    const safe = sectionAttribute(name.toLowerCase(), value);
    if (safe !== null) attributes.set(name.toLowerCase(), safe);
  }
  for (const [name, value] of mediaAttributes(slide.content.rendered().attributes)) attributes.set(name, value);
  addressBackgrounds(attributes, addressOf);
  attributes.set('data-slide', String(slide.source.number));
  return attributes;
}

function addressBackgrounds(attributes: Map<string, string>, addressOf: PictureAddress): void {
  const [both, image] = ['data-background', 'data-background-image'].map((name) => attributes.get(name) ?? '');
  if (image) attributes.set('data-background-image', backgroundOf(image, addressOf));
  if (!both || !looksLikeImage(both)) return;
  const address = backgroundOf(both, addressOf);
  // reveal would take a picture that is carried along for a colour
  if (!isData(address)) attributes.set('data-background', address);
  else if (attributes.delete('data-background') && !image) attributes.set('data-background-image', address);
}

const isData = (address: string) => /^data:/i.test(address);

/** A list of pictures, as reveal takes it. */
function backgroundOf(value: string, addressOf: PictureAddress): string {
  if (isData(value)) return value;
  const all = value.split(',').map((one) => addressOf(one.trim()) ?? one.trim());
  // reveal cuts at each comma, unless it is one picture in the text itself
  const [first = ''] = all;
  if (all.length === 1 && isData(first)) return first;
  return all.map((one) => one.replaceAll(',', '%2C')).join(',');
}

/** Classes that reveal puts on a section; they are its state, not the deck's. */
const STATE = /^(?:present|past|future|stack|visible|has-(?:dark|light)-background)$/;

/** Makes the section's attributes these, but for what reveal keeps there. */
export function setSectionAttributes(section: Element, wanted: ReadonlyMap<string, string>, previous: ReadonlyMap<string, string>): void {
  const state = [...section.classList].filter((name) => STATE.test(name));
  for (const name of previous.keys()) if (!wanted.has(name)) section.removeAttribute(name);
  for (const [name, value] of wanted) {
    if (name !== 'class' && section.getAttribute(name) !== value) section.setAttribute(name, value);
  }
  section.setAttribute('class', [...(wanted.get('class') ?? '').split(/\s+/), ...state].filter((name) => name !== '').join(' '));
}

/** What the person opened stays open, and where they are in it by keys, when its slide is shown anew. */
export function keepState(before: ParentNode, after: ParentNode): void {
  keepTaskFocus(before, after);
  const old = before.querySelectorAll('details');
  for (const [index, details] of after.querySelectorAll('details').entries()) details.open ||= old[index]?.open ?? false;
}

/** How many steps a slide has: fragments with the same index are one. */
export function countSteps(root: ParentNode): number {
  const indexes = new Set<string>();
  let alone = 0;
  for (const fragment of root.querySelectorAll('.fragment')) {
    const index = fragment.getAttribute('data-fragment-index');
    if (index === null) alone += 1;
    else indexes.add(index);
  }
  return indexes.size + alone;
}

/** Shows the fragments up to a step, without reveal; numbers them as it does. */
export function showSteps(root: ParentNode, step: number): void {
  const numbered: Element[][] = [];
  const alone: Element[][] = [];
  for (const fragment of root.querySelectorAll('.fragment')) {
    const index = fragment.getAttribute('data-fragment-index');
    if (index === null) alone.push([fragment]);
    else numbered[Number(index)] = [...(numbered[Number(index)] ?? []), fragment];
  }
  const groups = [...numbered.filter((group) => group !== undefined), ...alone];
  for (const [at, group] of groups.entries()) {
    for (const fragment of group) {
      fragment.classList.toggle('visible', at <= step);
      fragment.classList.toggle('current-fragment', at === step);
    }
  }
}
