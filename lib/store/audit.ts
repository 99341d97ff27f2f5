import { db } from './db.ts';
import { logger } from './logger.ts';

/** What can be audited. Names no text; rows stay when what they name goes. */
export type Act =
  | 'sign-in'
  | 'sign-in-refused'
  | 'sign-out'
  | 'groups-changed'
  | 'decks-claimed'
  | 'token-made'
  | 'token-revoked'
  | 'session-revoked'
  | 'user-suspended'
  | 'user-restored'
  | 'user-deleted'
  | 'deck-trashed'
  | 'grant'
  | 'grant-removed'
  | 'everybody'
  | 'owner-changed'
  | 'section-rule'
  | 'link-made'
  | 'link-revoked'
  | 'access-asked';
/** `actorId`: who did it; `userId`: to whom. `detail` is small and holds no secrets. */
export type Audited = {
  readonly act: Act;
  readonly actorId?: string | null | undefined;
  readonly deckId?: string | undefined;
  readonly userId?: string | undefined;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
};

/** Writes down who did what to rights, sign-ins and people. A failure is logged: what was done is done. */
export async function audit({ act, actorId = null, deckId, userId, detail = {} }: Audited): Promise<void> {
  await db()
    .prisma.auditEntry.create({ data: { act, actorId, deckId: deckId ?? null, userId: userId ?? null, detail } })
    .catch((error) => logger.error({ err: error, act }, 'the audit log could not be written'));
}
