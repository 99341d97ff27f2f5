import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Identity } from '#components/shell/identity.tsx';
import { type Account, type Caller, callerAt } from '#store/caller.ts';
import { guests } from '#store/guests.ts';
import { logger } from '#store/logger.ts';
import { oidcSettings } from '#store/oidc-settings.ts';

/** Who asks for this page. */
export const pageViewer = cache(async (): Promise<Caller> => callerAt((await headers()).get('cookie')));

/** Sends who was signed in, and is no more, to sign in and back to `path`. */
export async function askToSignIn(path: string): Promise<void> {
  const { expired } = await pageViewer();
  if (expired) redirect(signInPath(path));
}

/** Who is signed in; others are sent to sign in, and then back to `path`. */
export async function pageAccount(path: string): Promise<Account> {
  const { account, viewer } = await pageViewer();
  if (!account || viewer.kind === 'suspended') redirect(signInPath(path));
  return account;
}

const signInPath = (path: string): string => `/signin?to=${encodeURIComponent(path)}`;

/** What every page may say about signing in. An error is the page's own to show. */
export async function pageIdentity(): Promise<Identity> {
  const provider = oidcSettings()?.name ?? null;
  const caller = await pageViewer().catch((error) => {
    logger.error({ err: error }, 'nobody knows who asks for a page');
    return null;
  });
  const { person, account } = caller ?? {};
  return {
    provider,
    account: person && account ? { id: account.id, name: person.name, email: account.email, admin: account.admin } : null,
    guestsCreate: guests() === 'create',
  };
}
