'use client';
import { useEffect, useRef, useState } from 'react';
import { StillFrame, useFrameLook } from '#components/slides-frame.tsx';
import { useLibrary } from './library-context.ts';
import classes from './thumb.module.css';

/** How far outside the window a thumbnail is made already. */
const MARGIN = '240px 0px';

/** What is only scrolled past needs no thumbnail, in milliseconds. */
const REST_MS = 120;

/** Whether the element has come to rest in sight, or nearly. */
function useInSight() {
  const ref = useRef<HTMLDivElement>(null);
  const [inSight, setInSight] = useState(false);
  useEffect(() => {
    if (!ref.current) return;
    let coming: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        clearTimeout(coming);
        // Of several since the last time, the last one counts.
        if (entries.at(-1)?.isIntersecting) coming = setTimeout(() => setInSight(true), REST_MS);
        else setInSight(false);
      },
      { rootMargin: MARGIN },
    );
    observer.observe(ref.current);
    return () => {
      clearTimeout(coming);
      observer.disconnect();
    };
  }, []);
  return [ref, inSight] as const;
}

/** A deck's first slide as a still picture; its frame exists only while it is in sight. */
export function DeckThumb({ id, version }: { readonly id: string; readonly version: number }) {
  const [ref, inSight] = useInSight();
  const { covers } = useLibrary();
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    if (!inSight) return;
    let stale = false;
    covers
      .get(id, version)
      .then((cover) => stale || setText(cover))
      .catch(() => {
        // without a cover the place stays empty: the title says what it is
      });
    return () => {
      stale = true;
    };
  }, [covers, id, version, inSight]);
  return (
    <div ref={ref} className={classes['thumb']}>
      {inSight && text !== null ? <Still text={text} /> : null}
    </div>
  );
}

/** A still picture of a text's first slide. */
export function TextThumb({ text }: { readonly text: string }) {
  const [ref, inSight] = useInSight();
  return (
    <div ref={ref} className={classes['thumb']}>
      {inSight ? <Still text={text} /> : null}
    </div>
  );
}

function Still({ text }: { readonly text: string }) {
  const { frameSrc } = useLibrary();
  return <StillFrame src={frameSrc} text={text} look={useFrameLook()} />;
}
