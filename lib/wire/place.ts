import * as z from 'zod/mini';

/** Index of the last fragment shown; -1 is none (reveal's `f`). */
export const stepSchema = z.number().check(z.int(), z.gte(-1), z.lte(10_000));
/** Slides that a place can name. */
export const MAX_PLACES = 100_000;

/** A slide and a step on it, relative to one state of the text. */
export const placeSchema = z.object({
  /** 1-based number of the slide in reading order. */
  slide: z.number().check(z.int(), z.gte(1), z.lte(MAX_PLACES)),
  step: stepSchema,
});
export type Place = z.infer<typeof placeSchema>;

export const spliceSchema = z.object({
  from: z.number().check(z.int(), z.gte(0)),
  remove: z.number().check(z.int(), z.gte(0)),
  insert: z.string(),
});
export const splicesSchema = z.array(spliceSchema);

const personSchema = z.object({ id: z.string(), name: z.string() });

/** What everybody on a deck may know about its stage. */
export const stageViewSchema = z.object({
  /** Counts who held the baton; a `take` names the one it was made from. */
  n: z.number(),
  live: z.nullable(
    z.object({
      /** Public id of the person who holds the baton. */
      leaderId: z.string(),
      leaderName: z.string(),
      /** Milliseconds since the epoch. */
      since: z.number(),
      /** The screen is black. */
      black: z.boolean(),
      /** Milliseconds since the epoch when the leader's last connection went, or null while one is open. */
      awaySince: z.nullable(z.number()),
      /** Whom the leader offers the baton, and who asks for it; only on the sync channel. */
      offer: z.nullable(personSchema),
      asking: z.readonly(z.array(personSchema)),
    }),
  ),
  /** Where the stage is, against the text that the server sent last; null before anybody presented. */
  place: z.nullable(placeSchema),
  /** base64 of a Yjs relative position at the first line of the slide on stage; only on the sync channel. */
  anchor: z.nullable(z.string()),
  /** How the last presentation ended: the name of who led it; null while live or before the first. */
  ended: z.nullable(z.object({ leaderName: z.string(), why: z.enum(['ended', 'left']) })),
  /** Connections that follow. */
  followers: z.number(),
});
export type StageView = z.infer<typeof stageViewSchema>;
