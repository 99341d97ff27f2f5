import { reaches } from '#access';
import type { Leader, Move, Refusal } from '#stage';
import { logger } from '#store/logger.ts';
import type { StageMoveMessage, ToServer } from '#wire';
import { LEADER_ELSEWHERE_MS } from './limits.ts';
import type { Room } from './room.ts';
import type { SyncConnection } from './sync-connection.ts';

type StageMessage = Extract<ToServer, { type: 'stage' }>;

/** A move of the stage as somebody at a socket wants it; answered by the stage that all get, or by why not. */
export function stageMove(room: Room, by: SyncConnection, { from, move }: StageMessage): void {
  attempt(room, by, { from, move })
    .catch((error): Refusal => {
      logger.error({ err: error, deckId: room.id }, 'the baton could not be moved');
      return 'stale';
    })
    .then((why) => why && by.tell({ type: 'refused', why, stage: room.stage.view() }))
    .catch(() => undefined);
}

async function attempt(room: Room, by: SyncConnection, { from, move }: { from: number; move: StageMoveMessage }): Promise<Refusal | null> {
  if (!reaches(by.level, 'present')) return 'forbidden';
  // An anchor that is none of this text, or of text that has not arrived: the sender looks again and retries.
  if ('anchor' in move && !room.text.knows(move.anchor)) return 'stale';
  const made = asMove(room, by, { from, move });
  return made === null ? 'stale' : room.stage.move(made);
}

/** Null for an offer to somebody who is not here. */
function asMove(room: Room, { you, level }: SyncConnection, { from, move }: { from: number; move: StageMoveMessage }): Move | null {
  switch (move.type) {
    case 'take':
      return { type: 'take', from, by: you, chair: level === 'own', position: { anchor: move.anchor, step: move.step }, now: Date.now() };
    case 'go':
      return { type: 'go', by: you.id, position: { anchor: move.anchor, step: move.step } };
    case 'black':
      return { type: 'black', by: you.id, on: move.on };
    case 'end':
      return { type: 'end', by: you.id };
    case 'ask':
      return { type: 'ask', from, by: you, on: move.on };
    case 'offer': {
      const to = personHere(room, move.to);
      return to && { type: 'offer', from, by: you.id, to };
    }
    case 'accept':
      return { type: 'accept', from, by: you };
    case 'decline':
      return { type: 'decline', from, by: you.id };
    case 'release':
      return { type: 'release', from, by: you.id, heir: chairHere(room, you.id) };
  }
}

/** Somebody who may present and is connected, on any node. */
function personHere(room: Room, id: string): Leader | null {
  const here = room.editors.of(id).find((connection) => reaches(connection.level, 'present'));
  return here ? { id, name: here.you.name } : room.editors.presence.personElsewhere(id);
}

/** The first owner of the deck who is connected, other than this person. A deck without owners has no chair. */
export function chairHere(room: Room, exceptId: string | null): Leader | null {
  const here = room.access.owners.map((id) => (id === exceptId ? null : personHere(room, id)));
  return here.find((one) => one !== null) ?? null;
}

/** Notices when whoever leads has no connection left that may lead, on any node, and when they have one again. */
export function checkLeader(room: Room): void {
  const { leaderId } = room.stage;
  if (leaderId !== null && !leaderIsBack(room) && !room.neighbours.lead) moveNow(room, { type: 'away', id: leaderId, now: Date.now() });
}

/** A leader has nobody connected when a room opens: unless another node says otherwise, they have some time to come back. */
export function missLeader(room: Room): void {
  if (room.house.bus.up() === null) checkLeader(room);
  else setTimeout(() => room.closed || checkLeader(room), LEADER_ELSEWHERE_MS);
}

/** Whether who leads is connected here; then they are not away, whatever other nodes think. */
export function leaderIsBack(room: Room): boolean {
  const { leaderId } = room.stage;
  if (leaderId === null) return false;
  const here = room.editors.of(leaderId).some((connection) => reaches(connection.level, 'present'));
  if (here) moveNow(room, { type: 'back', id: leaderId });
  return here;
}

/** A node has who leads connected: they are not away, whatever was noted here before it could say so. */
export function leaderIsElsewhere(room: Room): void {
  const { live } = room.stage.current;
  if (live.on && live.awaySince !== null) moveNow(room, { type: 'back', id: live.leader.id });
}

/** A move that is no person's; why it was not made is nobody's business. */
export function moveNow(room: Room, move: Move): void {
  room.stage.move(move).catch((error) => logger.error({ err: error, deckId: room.id }, 'the stage could not be moved'));
}

/** Ends the presentation, if there is one. */
export async function endStage(room: Room): Promise<void> {
  if (room.stage.leaderId !== null) await room.stage.move({ type: 'end', by: room.stage.leaderId });
}
