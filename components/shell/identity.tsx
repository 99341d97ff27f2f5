'use client';
import { createContext, type ReactNode, useContext } from 'react';

/** Who looks at this page, as far as signing in goes. */
export type Identity = {
  /** What people call the provider; null where nobody can sign in. */
  readonly provider: string | null;
  /** Who is signed in. */
  readonly account: { readonly id: string; readonly name: string; readonly email: string | null; readonly admin: boolean } | null;
  /** People without an account may make decks. */
  readonly guestsCreate: boolean;
};

const IdentityContext = createContext<Identity>({ provider: null, account: null, guestsCreate: true });

export function IdentityProvider({ identity, children }: { readonly identity: Identity; readonly children: ReactNode }) {
  return <IdentityContext value={identity}>{children}</IdentityContext>;
}

/** May whoever looks make decks? Where not, signing in is the way to. */
export function useMayCreate(): boolean {
  const { account, guestsCreate } = useIdentity();
  return account !== null || guestsCreate;
}

export const useIdentity = (): Identity => useContext(IdentityContext);
