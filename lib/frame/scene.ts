import type { FrameDirection, FrameLook, FrameView } from '#wire';
import type { DeckState, Slide } from './deck-state.ts';
import { firstSlide } from './deck-state.ts';
import type { PictureAddress } from './picture-address.ts';
import type { Sheets } from './sheets.ts';
import type { Builder } from './slide-content.ts';

/** Where somebody is: a slide's key and the last step shown, -1 for none. */
export type Spot = { readonly key: number; readonly step: number };

/** Words for the person at the frame, in their language. */
export type Words = FrameLook['words'];

/** All that a view shows. */
export type Scene = {
  readonly deck: DeckState;
  readonly spot: Spot;
  readonly view: FrameView;
  readonly look: FrameLook;
  readonly live: number | null;
  readonly steer: boolean;
  /** May the person tick tasks? */
  readonly tasks: boolean;
  /** Does it go on by itself where the deck says so? */
  readonly auto: boolean;
};

/** What a view may use and whom it tells. */
export type Host = {
  readonly build: Builder;
  readonly sheets: Sheets;
  /** From where pictures are loaded. */
  readonly addressOf: PictureAddress;
  /** The person moved the view. */
  moved(): void;
  /** Colours code and draws what else takes time in a root filled with a slide, see decorators.ts. */
  decorate(root: HTMLElement, slide?: number): void;
  overview(on: boolean): void;
};

/** One way to show a scene. It is made once and kept while others are on the screen. */
export type View = {
  readonly element: HTMLElement;
  /** Shows the scene. `before` is the scene it showed just before, null when it comes onto the screen. */
  show(scene: Scene, before: Scene | null): void;
  hide(): void;
  /** Where it is now. */
  spot(): Spot;
  /** Steps of the slide it is on. */
  steps(): number;
  /** Whether it went at once; if not, `Host.moved` follows once it did. */
  go(to: FrameDirection): boolean;
  overview(): void;
  /** Resolves when nothing of the last scene is left to be shown. */
  settled(): Promise<void>;
};

/** The slide of a scene's spot. */
export const currentSlide = (scene: Scene): Slide => scene.deck.byKey.get(scene.spot.key) ?? firstSlide(scene.deck);

/** The slide in a direction, the same one where there is none. Steps do not count. */
export function neighbour(deck: DeckState, from: Slide, to: FrameDirection): Slide {
  const at = from.source.number - 1;
  const { column } = from.source;
  const firstOf = (wanted: number) => deck.slides.find((slide) => slide.source.column === wanted);
  const inColumn = (slide: Slide | undefined) => (slide?.source.column === column ? slide : undefined);
  const targets: Record<FrameDirection, () => Slide | undefined> = {
    next: () => deck.slides[at + 1],
    previous: () => deck.slides[at - 1],
    left: () => firstOf(column - 1),
    right: () => firstOf(column + 1),
    up: () => inColumn(deck.slides[at - 1]),
    down: () => inColumn(deck.slides[at + 1]),
    first: () => deck.slides[0],
    last: () => deck.slides.at(-1),
  };
  return targets[to]() ?? from;
}

/** A column's slides, in order. */
export function columnsOf(slides: readonly Slide[]): Slide[][] {
  const columns = new Map<number, Slide[]>();
  for (const slide of slides) {
    const column = columns.get(slide.source.column);
    if (column) column.push(slide);
    else columns.set(slide.source.column, [slide]);
  }
  return [...columns.values()];
}
