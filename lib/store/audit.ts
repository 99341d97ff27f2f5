import type { AuditedAct } from '#access';
import { db } from './db.ts';
import { logger } from './logger.ts';

/** Names no text; rows stay when what they name goes. `actorId`: who did it; `userId`: to whom. `detail` is small and holds no secrets. */
export type Audited = {
  readonly act: AuditedAct;
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
