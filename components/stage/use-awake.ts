'use client';
import { useCallback, useEffect, useRef, useState } from 'react';

/** Milliseconds without input after which the floating bar fades. */
const FADE_AFTER_MS = 3000;

/** Whether somebody has just moved, touched or tabbed; `stir` says so for what happens inside the frame. */
export function useAwake(): { readonly awake: boolean; stir(): void } {
  const [awake, setAwake] = useState(true);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stir = useCallback(() => {
    clearTimeout(timer.current);
    setAwake(true);
    timer.current = setTimeout(() => setAwake(false), FADE_AFTER_MS);
  }, []);
  useEffect(() => {
    stir();
    const onKey = (event: KeyboardEvent) => event.key === 'Tab' && stir();
    window.addEventListener('pointermove', stir);
    window.addEventListener('pointerdown', stir);
    window.addEventListener('keydown', onKey);
    return () => {
      clearTimeout(timer.current);
      window.removeEventListener('pointermove', stir);
      window.removeEventListener('pointerdown', stir);
      window.removeEventListener('keydown', onKey);
    };
  }, [stir]);
  return { awake, stir };
}
