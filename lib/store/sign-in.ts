import { TokenSet, type TokenSetParameters } from 'openid-client';
import { type Account, upsertAccount } from './accounts.ts';
import { audit } from './audit.ts';
import { bringMoved } from './bring-moved.ts';
import { db } from './db.ts';
import { grantOf, identityOf } from './oidc.ts';
import type { OidcSettings } from './oidc-settings.ts';
import { openRooms } from './rooms-door.ts';
import { createSession } from './sessions.ts';

/** What a login brought: tokens that were checked, the provider's id of its session, and what browser it was. */
export type Login = { readonly tokens: TokenSetParameters; readonly agent: string };

/** Keeps what the provider says about who just logged in. Throws when that is nobody. */
export async function welcome({ tokens }: Login, settings: OidcSettings): Promise<Account> {
  const identity = await identityOf(new TokenSet(tokens), settings);
  const { account, changed } = await upsertAccount(identity, settings.adminGroup);
  if (!account.suspended) await bringMoved(account.id, identity);
  if (account.suspended) await audit({ act: 'sign-in-refused', userId: account.id });
  if (changed) await openRooms()?.personChanged(account.id);
  return account;
}

/** Begins a session of theirs. Gives what its cookie carries. */
export async function beginSession({ id }: Account, { tokens, agent }: Login, settings: OidcSettings): Promise<string> {
  const set = new TokenSet(tokens);
  const sid = set.id_token ? set.claims()['sid'] : null;
  const token = await createSession({
    userId: id,
    agent,
    providerSid: typeof sid === 'string' ? sid : null,
    ...grantOf(set, settings),
  });
  await db().prisma.user.update({ where: { id }, data: { signedInAt: new Date() } });
  await audit({ act: 'sign-in', actorId: id });
  return token;
}
