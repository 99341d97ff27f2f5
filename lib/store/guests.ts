import type { Level } from '#access';
import { env } from './env.ts';

/** What people without an account may do. */
export type Guests = 'none' | 'follow' | 'edit' | 'create';

/** The setting GUESTS: everything where nobody can sign in, following where people can. */
export function guests(): Guests {
  const { GUESTS, OIDC_ISSUER } = env();
  return GUESTS ?? (OIDC_ISSUER ? 'follow' : 'create');
}

const most: Readonly<Record<Guests, Level>> = { none: 'none', follow: 'view', edit: 'own', create: 'own' };

/** What they may do with a deck at most, whatever the deck says. */
export const mostOf = (policy: Guests): Level => most[policy];
