import { reaches } from '#access';
import type { Move, Refusal } from '#stage';
import type { StageMoveMessage, ToServer } from '#wire';
import type { Room } from './room.ts';
import type { SyncConnection } from './sync-connection.ts';

type StageMessage = Extract<ToServer, { type: 'stage' }>;

/** A move of the stage as somebody at a socket wants it; answered by the stage that all get, or by why not. */
export function stageMove(room: Room, by: SyncConnection, { from, move }: StageMessage): void {
  const why = reaches(by.level, 'present') ? attempt(room, by, { from, move }) : 'forbidden';
  if (why) by.tell({ type: 'refused', why, stage: room.stage.view() });
}

function attempt(room: Room, by: SyncConnection, { from, move }: { from: number; move: StageMoveMessage }): Refusal | null {
  // An anchor that is none of this text, or of text that has not arrived: the sender looks again and retries.
  if ('anchor' in move && !room.text.knows(move.anchor)) return 'stale';
  return room.stage.move(asMove(by, from, move));
}

function asMove({ you }: SyncConnection, from: number, move: StageMoveMessage): Move {
  switch (move.type) {
    case 'take':
      return { type: 'take', from, by: you, position: { anchor: move.anchor, step: move.step }, now: Date.now() };
    case 'go':
      return { type: 'go', by: you.id, position: { anchor: move.anchor, step: move.step } };
    case 'black':
      return { type: 'black', by: you.id, on: move.on };
    case 'end':
      return { type: 'end', by: you.id };
  }
}

/** Notices when whoever leads has no connection left that may lead. */
export function checkLeader(room: Room): void {
  const { leaderId } = room.stage;
  if (leaderId === null) return;
  const here = room.editors.of(leaderId).some((connection) => reaches(connection.level, 'present'));
  if (!here) room.stage.move({ type: 'away', id: leaderId, now: Date.now() });
}

/** Ends the presentation, if there is one. */
export function endStage(room: Room): void {
  if (room.stage.leaderId !== null) room.stage.move({ type: 'end', by: room.stage.leaderId });
}
