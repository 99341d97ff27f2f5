'use client';
import { Button } from '@mantine/core';
import { usePathname } from 'next/navigation';
import { useWords } from '#components/words.tsx';
import { useIdentity } from './identity.tsx';

/** The way to sign in and back to this page; nothing where nobody can sign in, or for who is. */
export function SignInButton() {
  const { provider, account } = useIdentity();
  const words = useWords();
  const path = usePathname();
  if (provider === null || account) return null;
  return (
    <Button component="a" href={signInPath(path)} variant="default">
      {words.account.signIn}
    </Button>
  );
}

/** The page to sign in at; `to` comes afterwards. */
export const signInPath = (to: string): string => `/signin?to=${encodeURIComponent(to)}`;
