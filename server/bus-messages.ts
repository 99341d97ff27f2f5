import * as z from 'zod';

const from = { deckId: z.string(), node: z.string() };
const position = z.object({ anchor: z.string(), step: z.number() }).nullable();
const leader = z.object({ id: z.string(), name: z.string() });
const live = z.discriminatedUnion('on', [
  z.object({
    on: z.literal(true),
    leader,
    since: z.number(),
    black: z.boolean(),
    awaySince: z.number().nullable(),
    offer: leader.nullable(),
    asking: z.array(leader).readonly(),
  }),
  z.object({ on: z.literal(false), ended: z.object({ leaderName: z.string(), why: z.enum(['ended', 'left']) }).nullable() }),
]);
const claim = z.object({ client: z.number(), ownerId: z.string() });
const entry = z.object({ client: z.number(), clock: z.number(), state: z.string() });

/** What nodes tell each other about a deck. Each is a hint: what is lost is found in Postgres or said again. */
export const busMessageSchema = z.discriminatedUnion('kind', [
  /** Committed updates (base64, merged) and claims. `n` counts these messages since `epoch`, the opening of the node's room. */
  z.object({
    kind: z.literal('rows'),
    ...from,
    epoch: z.string(),
    n: z.number(),
    from: z.string(),
    to: z.string(),
    update: z.string(),
    claims: z.array(claim),
  }),
  /** Presences of the node's editors that changed. */
  z.object({ kind: z.literal('presence'), ...from, entries: z.array(entry) }),
  z.object({ kind: z.literal('stage'), ...from, stage: z.object({ n: z.number(), position, live }) }),
  /** Every few seconds: a fingerprint of text and stage, who follows there, and whether the leader is there. */
  z.object({ kind: z.literal('state'), ...from, hash: z.string(), followers: z.number(), leads: z.boolean() }),
  /** A room opened, or heard nothing for a while: the others say what they have. */
  z.object({ kind: z.literal('hello'), ...from }),
  /** The node's room closed in order. */
  z.object({ kind: z.literal('bye'), ...from }),
]);
export type BusMessage = z.infer<typeof busMessageSchema>;
export type StateMessage = Extract<BusMessage, { kind: 'state' }>;
export type RowsMessage = Extract<BusMessage, { kind: 'rows' }>;
