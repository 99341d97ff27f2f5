import type { Stage } from '#stage';
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

/**
 * Hands on the baton: compares and sets, so that of two nodes one wins. False when it has gone on from `from` meanwhile, or, when
 * `from` has a leader who is away, when they are back.
 */
export async function moveBaton(deckId: string, from: Stage, to: Stage): Promise<boolean> {
  const lost = from.live.on && from.live.awaySince !== null && !to.live.on && to.live.ended?.why === 'left';
  return upsert(deckId, to, `deck_stage.n = ${Number(from.n)}${lost ? ' AND deck_stage.away_since IS NOT NULL' : ''}`);
}

const columns = ['n', 'leader_id', 'leader_name', 'since', 'black', 'away_since', 'anchor', 'step', 'ended_name', 'ended_why'];
const setting = columns.map((name) => `${name} = EXCLUDED.${name}`).join(', ');

async function upsert(deckId: string, stage: Stage, condition: string): Promise<boolean> {
  const { n, leaderId, leaderName, since, black, awaySince, anchor, step, endedName, endedWhy } = rowOf(stage);
  const { rowCount } = await db().pool.query(
    `INSERT INTO deck_stage (deck_id, ${columns.join(', ')}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     ON CONFLICT (deck_id) DO UPDATE SET ${setting} WHERE ${condition}`,
    [deckId, n, leaderId, leaderName, since, black, awaySince, anchor, step, endedName, endedWhy],
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

function liveOf({ leaderId, leaderName, since, black, awaySince }: DeckStage): Extract<Stage['live'], { on: true }> | null {
  if (leaderId === null || since === null) return null;
  const leader = { id: leaderId, name: leaderName ?? '' };
  return { on: true, leader, since: since.getTime(), black, awaySince: awaySince?.getTime() ?? null };
}

function endedOf({ endedName, endedWhy }: DeckStage): { leaderName: string; why: 'ended' | 'left' } | null {
  return endedName === null ? null : { leaderName: endedName, why: endedWhy === 'left' ? 'left' : 'ended' };
}

type StageRow = Omit<DeckStage, 'deckId'>;

function rowOf({ n, position, live }: Stage): StageRow {
  const place = { n, anchor: position?.anchor ?? null, step: position?.step ?? -1 };
  if (!live.on) return { ...place, ...nobody, endedName: live.ended?.leaderName ?? null, endedWhy: live.ended?.why ?? null };
  const { leader, since, black, awaySince } = live;
  return {
    ...place,
    ...{ leaderId: leader.id, leaderName: leader.name, black, endedName: null, endedWhy: null },
    since: new Date(since),
    awaySince: awaySince === null ? null : new Date(awaySince),
  };
}

const nobody = { leaderId: null, leaderName: null, since: null, black: false, awaySince: null };
