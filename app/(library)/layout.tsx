import type { ReactNode } from 'react';
import { pageViewer } from '#app/viewer.ts';
import { ClaimAsk } from '#components/account/claim-ask.tsx';
import { FullProviders } from '#components/shell/full-providers.tsx';
import { decksOfGuest } from '#store/claim.ts';

export default async function LibraryLayout({ children }: { readonly children: ReactNode }) {
  const { account, guestToken } = await pageViewer();
  const decks = account ? await decksOfGuest(guestToken) : 0;
  return (
    <FullProviders>
      {children}
      {decks > 0 ? <ClaimAsk decks={decks} /> : null}
    </FullProviders>
  );
}
