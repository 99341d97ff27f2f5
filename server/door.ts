import { revisionText } from '#store/revisions.ts';
import type { RoomsDoor } from '#store/rooms-door.ts';
import { CLOSE } from '#wire';
import { endStage } from './baton.ts';
import type { Rooms } from './rooms.ts';

/** The rooms as pages and API see them. */
export function doorTo(rooms: Rooms): RoomsDoor {
  return {
    textOf: (deckId) => rooms.use(deckId, (room) => room.text.value),
    publicStateOf: (deckId) => rooms.use(deckId, (room) => room.follow.state()),
    replaceText: (deckId, markdown, byUserId) => rooms.use(deckId, (room) => room.replaceText(markdown, byUserId)),
    keepRevision: (deckId, name) => rooms.use(deckId, (room) => room.revisions.keep(name)),
    restore: (deckId, n, byUserId) =>
      rooms.use(deckId, async (room) => {
        const text = await revisionText(deckId, n);
        // What is there now can be had back the same way.
        await room.revisions.keep(null);
        await room.replaceText(text, byUserId);
      }),
    freshen: (deckId) => rooms.ifOpen(deckId, (room) => room.journal.refresh()),
    accessChanged: (deckId) => rooms.ifOpen(deckId, (room) => room.accessChanged()),
    trashed: (deckId) =>
      rooms.ifOpen(deckId, async (room) => {
        endStage(room);
        await room.accessChanged();
        room.closeConnections(CLOSE.trashed, 'trashed');
      }),
    deleted: (deckId, remove) => rooms.closed(deckId, remove),
    renamed: (userId, name) => rooms.renamed(userId, name),
  };
}
