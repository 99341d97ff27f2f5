import * as z from 'zod/mini';
import { placeSchema, splicesSchema, stageViewSchema } from './place.ts';
import { levelSchema } from './sync.ts';

/** The follow lane is never silent for longer than this. */
export const BEAT_MS = 5000;

/**
 * The follow lane (`/follow/<id>?epoch=E&rev=R`): JSON in text frames, server to client only, but for `resync`.
 * The text on it is the public one: speaker notes are blanked out.
 */
export const toFollowerSchema = z.discriminatedUnion('type', [
  /** The whole text; sent unless the query named the current epoch and a revision the server still holds. */
  z.object({ type: z.literal('snapshot'), epoch: z.string(), rev: z.number(), text: z.string(), stage: stageViewSchema }),
  /** From revision `rev - 1` to `rev`; the place, if any, is against the text at `rev`. At most one per 200 ms. */
  z.object({ type: z.literal('splices'), rev: z.number(), splices: splicesSchema, place: z.nullable(placeSchema) }),
  /** At once, latest wins; `rev` is the revision that `stage.place` refers to. */
  z.object({ type: z.literal('stage'), rev: z.number(), stage: stageViewSchema }),
  z.object({ type: z.literal('access'), level: levelSchema }),
  /** Sent when nothing else was for BEAT_MS, so that a page notices a dead network: browsers do not show it pings. */
  z.object({ type: z.literal('beat') }),
]);
export type ToFollower = z.infer<typeof toFollowerSchema>;

export const fromFollowerSchema = z.discriminatedUnion('type', [z.object({ type: z.literal('resync') })]);
export type FromFollower = z.infer<typeof fromFollowerSchema>;
