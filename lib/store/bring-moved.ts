import type { Identity } from './accounts.ts';
import { audit } from './audit.ts';
import { claimMoved } from './claim-moved.ts';
import { openRooms } from './rooms-door.ts';

/** Gives somebody who signs in the decks that were moved here and wait for them. */
export async function bringMoved(accountId: string, { sub, email, emailVerified }: Identity): Promise<void> {
  for (const deckId of await claimMoved(accountId, { sub, email: emailVerified ? email : null })) {
    await audit({ act: 'decks-claimed', actorId: accountId, deckId });
    await openRooms()?.accessChanged(deckId);
  }
}
