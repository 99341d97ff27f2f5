'use client';
import { useEffect, useState } from 'react';
import { useLanguage, useWords } from '#components/words.tsx';
import { sayWhen } from './when.ts';

const MINUTE_MS = 60_000;

/** A time in the reader's own zone. The server does not know the zone: it leaves the place empty. */
export function When({ time }: { readonly time: number }) {
  const { library } = useWords();
  const language = useLanguage();
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return <time dateTime={new Date(time).toISOString()}>{now === null ? '' : sayWhen(time, now, { language, words: library })}</time>;
}
