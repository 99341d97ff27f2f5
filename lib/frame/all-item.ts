import { captionOf } from './caption.ts';
import type { Slide, SlideContent } from './deck-state.ts';
import { createPicture, type Picture } from './picture.ts';
import type { Host } from './scene.ts';

/** One slide in the view "all": its caption and its box. */
export type Item = {
  readonly element: HTMLElement;
  readonly picture: Picture;
  readonly number: () => number;
  update(slide: Slide, stacked: boolean): void;
  /** Near the screen it is filled, far from it it is an empty box. */
  setNear(near: boolean): void;
  mark(marks: { current: boolean; live: boolean; liveWord: string }): void;
};

const make = (tag: string, className: string) => Object.assign(document.createElement(tag), { className });

export function createItem(host: Host, first: Slide): Item {
  const element = make('div', 'l-item');
  const line = make('div', 'l-caption');
  const number = make('b', 'l-number');
  const title = make('span', 'l-title');
  const badge = make('span', 'l-badge');
  const picture = createPicture(host);
  line.append(number, title, badge);
  element.append(line, picture.element);
  let slide = first;
  let captioned: SlideContent | null = null;
  let isNear = false;
  return {
    element,
    picture,
    number: () => slide.source.number,
    update(next, stacked) {
      slide = next;
      picture.name(slide, stacked);
      setText(number, String(slide.source.number));
      if (captioned !== slide.content) setText(title, captionOf(slide.content.text));
      captioned = slide.content;
      if (isNear) picture.fill(slide, null);
    },
    setNear(near) {
      isNear = near;
      if (near) picture.fill(slide, null);
      else picture.empty();
    },
    mark({ current, live, liveWord }) {
      toggle(element, 'l-current', current);
      toggle(element, 'l-live', live);
      setText(badge, live ? liveWord : '');
    },
  };
}

/** Writes only what changes: a deck may have a thousand captions. */
function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

function toggle(element: Element, name: string, on: boolean): void {
  if (element.classList.contains(name) !== on) element.classList.toggle(name, on);
}
