'use client';
import { Button } from '@mantine/core';
import { usePathname } from 'next/navigation';
import { useWords } from '#components/words.tsx';
import { useIdentity } from './identity.tsx';

/** The way to sign in and back to this page; nothing where nobody can sign in, or for who is. */
export function SignInButton() {
  const href = useSignInPath();
  const words = useWords();
  if (href === null) return null;
  return (
    <Button component="a" href={href} variant="default">
      {words.account.signIn}
    </Button>
  );
}

/** Where whoever looks may sign in and come back; null where nobody can sign in, or for who is. */
export function useSignInPath(): string | null {
  const { provider, account } = useIdentity();
  const path = usePathname();
  return provider === null || account ? null : signInPath(path);
}

/** The page to sign in at; `to` comes afterwards. */
export const signInPath = (to: string): string => `/signin?to=${encodeURIComponent(to)}`;
