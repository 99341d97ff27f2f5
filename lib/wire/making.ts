import * as z from 'zod/mini';

/**
 * How far a file is that the server makes. The answer is lines of JSON; after the line "done" the file's bytes follow, so that
 * any node may make it and nobody has to ask again.
 */
export const makingSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting'), ahead: z.number() }),
  z.object({ state: z.literal('drawing') }),
  z.object({ state: z.literal('picturing'), slide: z.number(), of: z.number() }),
  z.object({ state: z.literal('printing') }),
  z.object({ state: z.literal('done'), name: z.string(), type: z.string(), bytes: z.number() }),
  z.object({ state: z.literal('failed'), status: z.number(), type: z.string(), detail: z.string() }),
]);
export type Making = z.infer<typeof makingSchema>;

/** Media type of an answer that says how far it is. */
export const MAKING_TYPE = 'application/x-ndjson';

/** The most decks that are zipped by their ids: as many as an address has room for. */
export const MAX_ZIP_DECKS = 200;
