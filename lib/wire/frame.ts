import * as z from 'zod/mini';
import { placeSchema, splicesSchema } from './place.ts';

/**
 * The frame port. Handshake by window.postMessage: the frame posts HELLO to its parent once its script runs, and
 * again whenever it gets CALL; the parent answers with PORT and one end of a MessageChannel, then `start`. A newer port
 * replaces the older one. All else goes through the port.
 */
export const FRAME_HELLO = 'lectern:hello';
export const FRAME_CALL = 'lectern:call';
export const FRAME_PORT = 'lectern:port';

/** Id of the JSON that starts a frame, in a server-rendered page. */
export const FRAME_START_ID = 'lectern-start';

/** On what a view for paper shows, once all of it is there. */
export const PAPER_READY = 'data-l-ready';

/** Type of a script of the page that the inline script makes a real one once the frame shows something. */
export const LATER_SCRIPT = 'lectern/later';

export const frameViewSchema = z.enum([
  /** reveal.js, one slide fills the frame. */
  'stage',
  /** The slide in the deck's shape on top, its text reflowed below: portrait phones. */
  'phone',
  /** All slides stacked, scrolled to the current one. */
  'all',
  /** Only the current slide's text, reflowed, without the deck's colours and positions. */
  'reading',
  /** Only the current slide's notes, reflowed. */
  'notes',
  /** One still picture of the current slide, without reveal: thumbnails. */
  'still',
  /** For paper: a page for each slide. */
  'pages',
  /** For paper: a page for each step of each slide. */
  'steps',
  /** For paper: several slides on a page, beside their notes if the text has any. */
  'handout',
]);
export type FrameView = z.infer<typeof frameViewSchema>;

const lookSchema = z.object({
  scheme: z.enum(['light', 'dark']),
  /** Size of reflowed text in CSS pixels. */
  textSizePx: z.number(),
  /** Words shown inside the frame, in the reader's language. */
  words: z.object({
    noNotes: z.string(),
    emptySlide: z.string(),
    slide: z.string(),
    onStage: z.string(),
    play: z.string(),
    open: z.string(),
    video: z.string(),
    sound: z.string(),
    page: z.string(),
    noAddress: z.string(),
    badFormula: z.string(),
    longFormula: z.string(),
    manyFormulas: z.string(),
    plainSlide: z.string(),
    /** Of a diagram, and of one that is not drawn. */
    diagram: z.object({
      image: z.string(),
      failed: z.string(),
      /** `{line}` is the number of a line. */
      badLine: z.string(),
      tooLarge: z.string(),
      tooLong: z.string(),
      remote: z.string(),
      notLoaded: z.string(),
      plantumlOff: z.string(),
      plantumlFailed: z.string(),
    }),
  }),
});
export type FrameLook = z.infer<typeof lookSchema>;

/** A text inside a page that is nothing but slides: what a frame is told first. */
export type FrameStart = Extract<ToFrame, { type: 'start' }>;

/** `textSizePx` unless somebody chose another. */
export const TEXT_SIZE_PX = 17;

const directions = ['next', 'previous', 'left', 'right', 'up', 'down', 'first', 'last'] as const;

export const toFrameSchema = z.discriminatedUnion('type', [
  /** First message. `place` null means the first slide. */
  z.object({ type: z.literal('start'), view: frameViewSchema, text: z.string(), place: z.nullable(placeSchema), look: lookSchema }),
  /** Edits in order; `place`, if given, is against the text after them and is gone to with `moved` "told" only if it is elsewhere. `edit` is echoed in `painted`. */
  z.object({ type: z.literal('splices'), edit: z.number(), splices: splicesSchema, place: z.optional(placeSchema) }),
  /** The whole text anew. */
  z.object({ type: z.literal('text'), edit: z.number(), text: z.string(), place: z.optional(placeSchema) }),
  z.object({ type: z.literal('view'), view: frameViewSchema }),
  z.object({ type: z.literal('look'), look: lookSchema }),
  /** Go there; answered by `moved` with origin "told". */
  z.object({ type: z.literal('show'), place: placeSchema }),
  /** A step as the person at this frame wants it; answered by `moved` with origin "user". */
  z.object({ type: z.literal('go'), to: z.enum(directions) }),
  z.object({ type: z.literal('overview') }),
  z.object({ type: z.literal('black'), on: z.boolean() }),
  /** Which slide is live on the stage, to be marked; null for none. */
  z.object({ type: z.literal('live'), slide: z.nullable(z.number()) }),
  /** May the person at this frame move it by key, touch or click? */
  z.object({ type: z.literal('steer'), on: z.boolean() }),
  /** May the person at this frame tick tasks? Then a click on a task's box says `task` instead of `click`. False until told. */
  z.object({ type: z.literal('tasks'), on: z.boolean() }),
  /** Go on by itself where the deck says so; false until told. All but the presenter's stage follow. */
  z.object({ type: z.literal('auto'), on: z.boolean() }),
  /** Look for what the person who writes should know, and tell it: `overflow`. Off until said. */
  z.object({ type: z.literal('check'), on: z.boolean() }),
]);
export type ToFrame = z.infer<typeof toFrameSchema>;
export type FrameDirection = (typeof directions)[number];

/** Of more slides that overflow nobody is told at once. */
export const MAX_OVERFLOWS = 300;
const overflowSchema = z.object({
  slide: z.number(),
  /** UTF-16 length of the slide's text that was measured: of another length it is another one by now. */
  length: z.number(),
  /** 1-based line of the deck where the first block below the slide's edge begins; null when unknown. */
  line: z.nullable(z.number()),
});
export type SlideOverflow = z.infer<typeof overflowSchema>;

const short = z.string().check(z.maxLength(200));
export const fromFrameSchema = z.discriminatedUnion('type', [
  /** After `start` and each `splices`/`text`, the latest only when several came at once: what the person sees is now this edit (0 for `start`). */
  z.object({ type: z.literal('painted'), edit: z.number(), slides: z.number(), stacks: z.number() }),
  z.object({
    type: z.literal('moved'),
    place: placeSchema,
    /** Fragments on this slide. */
    steps: z.number(),
    /** user: a key, touch, click or `go`; told: `start`, `show` or `place`; edit: the text moved the slide's number, step or number of steps. */
    origin: z.enum(['user', 'told', 'edit']),
  }),
  /** A click on a slide that is no link; `line` is the 1-based line of the deck nearest to it, if known. */
  z.object({ type: z.literal('click'), slide: z.number(), line: z.nullable(z.number()) }),
  /** The person wants the task on this 1-based line of the deck to be done, or not. */
  z.object({ type: z.literal('task'), line: z.number(), done: z.boolean() }),
  z.object({ type: z.literal('link'), href: z.string().check(z.maxLength(4000)) }),
  /** A video, page or file on a slide is to be played or opened; http or https. */
  z.object({ type: z.literal('embed'), href: z.string().check(z.maxLength(4000)) }),
  /** A key pressed in the frame that the frame did not use: every key but plain scrolling in reflowed text. */
  z.object({ type: z.literal('key'), key: short, code: short, ctrl: z.boolean(), alt: z.boolean(), shift: z.boolean(), meta: z.boolean() }),
  z.object({ type: z.literal('overview'), on: z.boolean() }),
  z.object({ type: z.literal('image-failed'), slide: z.number(), src: z.string().check(z.maxLength(4000)) }),
  /** An image that had failed is there after all. */
  z.object({ type: z.literal('image-loaded'), src: z.string().check(z.maxLength(4000)) }),
  /** While `check` is on: all slides known to have more on them than fits, whenever that changes. Slides are measured once they are laid out. */
  z.object({ type: z.literal('overflow'), slides: z.array(overflowSchema).check(z.maxLength(MAX_OVERFLOWS)) }),
  /** Pointer or touch in the frame, at most four a second: wakes the floating bar. */
  z.object({ type: z.literal('stir') }),
]);
export type FromFrame = z.infer<typeof fromFrameSchema>;
