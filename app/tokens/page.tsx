import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { pageAccount } from '#app/viewer.ts';
import { TokensPage } from '#components/account/tokens-page.tsx';
import { oidcSettings } from '#store/oidc-settings.ts';
import { tokensOf } from '#store/tokens.ts';

export const metadata: Metadata = { title: 'Tokens' };

export default async function Page() {
  if (!oidcSettings()) notFound();
  const account = await pageAccount('/tokens');
  const now = Date.now();
  const tokens = (await tokensOf(account.id)).map(({ createdAt, usedAt, expiresAt, ...token }) => ({
    ...token,
    createdAt: createdAt.getTime(),
    usedAt: usedAt?.getTime() ?? null,
    expiresAt: expiresAt?.getTime() ?? null,
    over: expiresAt !== null && expiresAt.getTime() <= now,
  }));
  return <TokensPage tokens={tokens} mayRun={account.admin} />;
}
