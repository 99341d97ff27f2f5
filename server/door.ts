import { findEmbedded } from '#store/embedding.ts';
import { notify } from '#store/notices.ts';
import { revisionText } from '#store/revisions.ts';
import type { RoomsDoor } from '#store/rooms-door.ts';
import { CLOSE } from '#wire';
import { endStage } from './baton.ts';
import type { Rooms } from './rooms.ts';

/** The rooms as pages and API see them. What changes who may do what is told to the other nodes, too. */
export function doorTo(rooms: Rooms, node: string): RoomsDoor {
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
    mayEmbed: async (deckId) => (await findEmbedded(deckId)) !== null,
    freshen: (deckId) => rooms.ifOpen(deckId, (room) => room.journal.refresh()),
    accessChanged: async (deckId) => {
      await accessChanged(rooms, deckId);
      await notify(node, { kind: 'access', deckId });
    },
    trashed: async (deckId) => {
      await trashed(rooms, deckId);
      await notify(node, { kind: 'trashed', deckId });
    },
    deleted: async (deckId, remove) => {
      await rooms.closed(deckId, remove);
      await notify(node, { kind: 'deleted', deckId });
    },
    renamed: (userId, name) => {
      rooms.renamed(userId, name);
      notify(node, { kind: 'renamed', userId, name }).catch(() => undefined);
    },
    personChanged: async (userId) => {
      await Promise.all([rooms.personChanged(userId), notify(node, { kind: 'person', userId })]);
    },
  };
}

export const accessChanged = (rooms: Rooms, deckId: string): Promise<void> => rooms.ifOpen(deckId, (room) => room.accessChanged());

export async function trashed(rooms: Rooms, deckId: string): Promise<void> {
  await rooms.ifOpen(deckId, async (room) => {
    await endStage(room);
    await room.accessChanged();
    room.closeConnections(CLOSE.trashed, 'trashed');
  });
}
