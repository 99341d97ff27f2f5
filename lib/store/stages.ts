import type { Stage } from '#stage';
import { emptyStage } from '#stage';
import type { DeckStage } from './client/client.ts';
import { db } from './db.ts';

/** The deck's stage as stored; the empty one before anybody presented. */
export async function readStage(deckId: string): Promise<Stage> {
  const row = await db().prisma.deckStage.findUnique({ where: { deckId } });
  return row ? stageOf(row) : emptyStage;
}

export async function writeStage(deckId: string, stage: Stage): Promise<void> {
  const row = rowOf(stage);
  await db().prisma.deckStage.upsert({ where: { deckId }, create: { deckId, ...row }, update: row });
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
