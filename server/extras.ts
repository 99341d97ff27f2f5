import { idOf, reaches } from '#access';
import { logger } from '#store/logger.ts';
import { cleanName, renamePerson } from '#store/people.ts';
import { CLOSE, type ToServer, toServerSchema } from '#wire';
import { stageMove } from './baton.ts';
import type { EditDesk } from './edit-desk.ts';
import { MAX_EXTRA_BYTES } from './limits.ts';
import type { Room } from './room.ts';
import type { SyncConnection } from './sync-connection.ts';

/** A message of ours that an editor sent; one that we do not know closes its socket. `desk`: where its edits are taken. */
export function takeExtra(room: Room, by: SyncConnection, { json, desk }: { readonly json: string; readonly desk: EditDesk }): void {
  const message = json.length <= MAX_EXTRA_BYTES ? toServerSchema.safeParse(JSON.parse(json)).data : null;
  if (!message) by.close(CLOSE.badMessage, 'unknown message');
  else if (message.type === 'stage') stageMove(room, by, message);
  else if (message.type === 'hash') tellHash(room, by, { sent: message.sent, desk });
  else rename(room, by, message).catch((error) => logger.warn({ err: error, deckId: room.id }, 'renaming failed'));
}

/** What the client has when it has read everything up to here; unknown while something of it is missing here. */
function tellHash(room: Room, by: SyncConnection, { sent, desk }: { readonly sent: number; readonly desk: EditDesk }): void {
  room.editors.flush();
  const known = desk.isComplete(sent) && reaches(by.level, 'present');
  by.tell({ type: 'hash', sent, hash: known ? room.text.hash : null });
}

/** People keep their name; somebody without a row has it as long as the connection. What accounts are called their provider says. */
async function rename(room: Room, { viewer, you }: SyncConnection, wish: Extract<ToServer, { type: 'name' }>): Promise<void> {
  const name = cleanName(wish.name);
  if (!name || viewer.kind === 'user') return;
  const id = idOf(viewer);
  if (id !== null) await renamePerson(id, name);
  room.house.renamed(you.id, name);
}
