'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const REFRESH_MS = 15_000;

/** Asks the server for the lists again while the page is looked at, and whenever one comes back to it. */
export function useRefresh(): void {
  const router = useRouter();
  useEffect(() => {
    const refresh = () => {
      if (document.visibilityState === 'visible') router.refresh();
    };
    const timer = setInterval(refresh, REFRESH_MS);
    document.addEventListener('visibilitychange', refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', refresh);
    };
  }, [router]);
}
