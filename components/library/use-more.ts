'use client';
import { useEffect, useRef, useState } from 'react';

const PAGE = 48;

/** How many of `all` items to show: a page at first, one more whenever the sentinel comes near. Starts anew with `key`. */
export function useMore(all: number, key: string) {
  const [shown, setShown] = useState({ key, count: PAGE });
  const count = shown.key === key ? shown.count : PAGE;
  const sentinelRef = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!sentinelRef.current || count >= all) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setShown({ key, count: count + PAGE });
      },
      { rootMargin: '800px 0px' },
    );
    observer.observe(sentinelRef.current);
    return () => observer.disconnect();
  }, [all, count, key]);
  return { count, sentinelRef };
}
