import { env } from '#store/env.ts';
import { closeLimits } from '#store/limits.ts';
import { logger } from '#store/logger.ts';
import { listenToNotices, type Notice } from '#store/notices.ts';
import { CLOSE } from '#wire';
import { type Bus, noBus, RedisBus } from './bus.ts';
import { accessChanged, trashed } from './door.ts';
import { CHECK_PEOPLE_MS, POLL_EVERY_MS } from './limits.ts';
import type { Rooms } from './rooms.ts';

/** The doorbell as it is set. */
export function openBus(): Bus {
  const { REDIS_URL } = env();
  return REDIS_URL ? new RedisBus(REDIS_URL) : noBus();
}

/** Keeps the rooms of this node like those of the others. Gives back how to stop. */
export function joinNodes(rooms: Rooms, bus: Bus): () => Promise<void> {
  const polling = setInterval(() => {
    if (bus.up() === false) rooms.poll();
  }, POLL_EVERY_MS);
  const stopListening = listenToNotices({
    node: bus.node,
    heard: (notice) =>
      obey(rooms, notice).catch((error) => logger.error({ err: error, kind: notice.kind }, 'a notice could not be obeyed')),
    missed: () => {
      rooms.checkAccess();
      rooms.checkPeople();
    },
  });
  const checking = setInterval(() => rooms.checkPeople(), CHECK_PEOPLE_MS);
  return async () => {
    clearInterval(polling);
    clearInterval(checking);
    bus.close();
    closeLimits();
    await stopListening();
  };
}

async function obey(rooms: Rooms, notice: Notice): Promise<void> {
  switch (notice.kind) {
    case 'access':
      await accessChanged(rooms, notice.deckId);
      break;
    case 'trashed':
      await trashed(rooms, notice.deckId);
      break;
    case 'deleted':
      await rooms.ifOpen(notice.deckId, (room) => room.closeConnections(CLOSE.noDeck, 'no-deck'));
      break;
    case 'renamed':
      rooms.renamed(notice.userId, notice.name);
      break;
    case 'person':
      await rooms.personChanged(notice.userId);
      break;
  }
}
