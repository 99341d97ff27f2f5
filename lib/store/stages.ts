import type { Leader, Stage } from '#stage';
import { emptyStage } from '#stage';
import type { DeckStage } from './client/client.ts';
import { db } from './db.ts';

/** The deck's stage as stored; the empty one before anybody presented. */
export async function readStage(deckId: string): Promise<Stage> {
  const row = await db().prisma.deckStage.findUnique({ where: { deckId } });
  return row ? stageOf(row) : emptyStage;
}

/** Stores a change that leaves the baton where it is. False when the baton has gone on meanwhile: nothing is stored then. */
export async function writeStage(deckId: string, stage: Stage): Promise<boolean> {
  return upsert(deckId, stage, 'deck_stage.n = $2');
}

type BatonMove = { readonly from: Stage; readonly to: Stage; readonly lost: boolean };

/**
 * Hands on the baton: compares and sets, so that of two nodes one wins. False when it has gone on from `from` meanwhile, or, when
 * it was `lost` by who was away, when they are back.
 */
export async function moveBaton(deckId: string, { from, to, lost }: BatonMove): Promise<boolean> {
  return upsert(deckId, to, `deck_stage.n = ${Number(from.n)}${lost ? ' AND deck_stage.away_since IS NOT NULL' : ''}`);
}

const columns = [
  'n',
  'leader_id',
  'leader_name',
  'since',
  'black',
  'away_since',
  'anchor',
  'step',
  'ended_name',
  'ended_why',
  'offer_id',
  'offer_name',
  'asking',
];
const setting = columns.map((name) => `${name} = EXCLUDED.${name}`).join(', ');

async function upsert(deckId: string, stage: Stage, condition: string): Promise<boolean> {
  const { n, leaderId, leaderName, since, black, awaySince, anchor, step, endedName, endedWhy, offerId, offerName, asking } = rowOf(stage);
  const { rowCount } = await db().pool.query(
    `INSERT INTO deck_stage (deck_id, ${columns.join(', ')}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     ON CONFLICT (deck_id) DO UPDATE SET ${setting} WHERE ${condition}`,
    [
      deckId,
      n,
      leaderId,
      leaderName,
      since,
      black,
      awaySince,
      anchor,
      step,
      endedName,
      endedWhy,
      offerId,
      offerName,
      JSON.stringify(asking),
    ],
  );
  return rowCount === 1;
}

/** The decks that somebody presents. */
export async function liveDeckIds(): Promise<readonly string[]> {
  const rows = await db().prisma.deckStage.findMany({
    where: { leaderId: { not: null }, deck: { deletedAt: null } },
    select: { deckId: true },
  });
  return rows.map(({ deckId }) => deckId);
}

function stageOf(row: DeckStage): Stage {
  const position = row.anchor === null ? null : { anchor: row.anchor, step: row.step };
  return { n: row.n, position, live: liveOf(row) ?? { on: false, ended: endedOf(row) } };
}

function liveOf({
  leaderId,
  leaderName,
  since,
  black,
  awaySince,
  offerId,
  offerName,
  asking,
}: DeckStage): Extract<Stage['live'], { on: true }> | null {
  if (leaderId === null || since === null) return null;
  const leader = { id: leaderId, name: leaderName ?? '' };
  return {
    ...{ on: true, leader, since: since.getTime(), black, awaySince: awaySince?.getTime() ?? null },
    offer: offerId === null ? null : { id: offerId, name: offerName ?? '' },
    // We wrote it.
    asking: asking as unknown as readonly Leader[],
  };
}

function endedOf({ endedName, endedWhy }: DeckStage): { leaderName: string; why: 'ended' | 'left' } | null {
  return endedName === null ? null : { leaderName: endedName, why: endedWhy === 'left' ? 'left' : 'ended' };
}

type StageRow = Omit<DeckStage, 'deckId' | 'asking'> & { readonly asking: readonly Leader[] };

function rowOf({ n, position, live }: Stage): StageRow {
  const place = { n, anchor: position?.anchor ?? null, step: position?.step ?? -1 };
  if (!live.on) return { ...place, ...nobody, endedName: live.ended?.leaderName ?? null, endedWhy: live.ended?.why ?? null };
  const { leader, since, black, awaySince, offer, asking } = live;
  return {
    ...place,
    ...{ leaderId: leader.id, leaderName: leader.name, black, endedName: null, endedWhy: null },
    ...{ offerId: offer?.id ?? null, offerName: offer?.name ?? null, asking },
    since: new Date(since),
    awaySince: awaySince === null ? null : new Date(awaySince),
  };
}

const nobody = { leaderId: null, leaderName: null, since: null, black: false, awaySince: null, offerId: null, offerName: null, asking: [] };
