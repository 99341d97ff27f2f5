import type { Author } from '#store/revisions.ts';
import { Hand } from './deck-text.ts';
import { SyncConnection } from './sync-connection.ts';

/** The person whom lists show as the last editor; null: not known. */
export function editorOf(origin: unknown): string | null {
  if (origin instanceof SyncConnection) return origin.viewer.kind === 'guest' ? origin.viewer.id : null;
  return origin instanceof Hand ? origin.userId : null;
}

/** The person whom a revision names. */
export function authorOf(origin: unknown): Author | null {
  if (origin instanceof SyncConnection) return { id: origin.viewer.kind === 'guest' ? origin.viewer.id : null, name: origin.you.name };
  return origin instanceof Hand && origin.userId ? { id: origin.userId, name: '' } : null;
}
