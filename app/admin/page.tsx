import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { pageLanguage } from '#app/language.ts';
import { pageAccount } from '#app/viewer.ts';
import { AdminPage } from '#components/admin/admin-page.tsx';
import { type AdminTab, adminTabs } from '#components/admin/types.ts';
import { oidcSettings } from '#store/oidc-settings.ts';
import { adminData } from './admin-data.ts';

type Props = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

export const metadata: Metadata = { title: 'Administration' };

/** For who runs this Lectern; for all others there is nothing here. */
export default async function Page({ searchParams }: Props) {
  if (!oidcSettings()) notFound();
  const account = await pageAccount('/admin');
  if (!account.admin) notFound();
  const { tab: wish, search } = await searchParams;
  const tab: AdminTab = adminTabs.find((one) => one === wish) ?? 'people';
  const wanted = typeof search === 'string' ? search : '';
  return <AdminPage data={await adminData(tab, { search: wanted, you: account.id, language: await pageLanguage() })} search={wanted} />;
}
