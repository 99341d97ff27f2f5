import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { pageAccount } from '#app/viewer.ts';
import { GroupsPage } from '#components/account/groups-page.tsx';
import { groupsMadeBy } from '#store/groups.ts';
import { oidcSettings } from '#store/oidc-settings.ts';

export const metadata: Metadata = { title: 'Groups' };

export default async function Page() {
  if (!oidcSettings()) notFound();
  const account = await pageAccount('/groups');
  return <GroupsPage groups={await groupsMadeBy(account.id)} />;
}
