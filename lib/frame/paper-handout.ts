import type { Slide } from './deck-state.ts';
import type { PaperParts } from './paper-view.ts';
import type { Picture } from './picture.ts';
import type { Host } from './scene.ts';

type Entry = { readonly slide: Slide; readonly picture: Picture };

const make = (tag: string, className: string, textContent = '') => Object.assign(document.createElement(tag), { className, textContent });

/** Several slides on a page: two beside each other, or each beside its notes when any slide has some. */
export function createHandout(entries: readonly Entry[], host: Host, { captionOf }: Pick<PaperParts, 'captionOf'>): HTMLElement[] {
  const notes = entries.map(({ slide }) => host.build.notes(slide.content));
  const withNotes = notes.some((one) => one !== null);
  const list = make('div', withNotes ? 'l-hand l-hand-notes' : 'l-hand');
  for (const [index, { slide, picture }] of entries.entries()) {
    const caption = make('div', 'l-hand-caption', `${slide.source.number}  ${captionOf(slide.content.text)}`);
    const shown = make('div', 'l-hand-slide');
    shown.append(picture.element, caption);
    list.append(shown);
    if (!withNotes) continue;
    const text = make('div', 'l-hand-text');
    text.append(notes[index] ?? '');
    list.append(text);
    host.decorate(text);
  }
  return [make('h1', 'l-hand-title', document.title), list];
}
