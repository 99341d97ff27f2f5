'use client';
import { type MouseEvent, type PointerEvent, useRef } from 'react';

/** Keeps a touch on what is not seen from doing anything: a finger, unlike a mouse, arrives without a move that wakes the bar. */
export function useFirstTouch(isAsleep: boolean) {
  const swallow = useRef(false);
  return {
    onPointerDownCapture: ({ pointerType }: PointerEvent) => {
      swallow.current = isAsleep && pointerType === 'touch';
    },
    onClickCapture: (event: MouseEvent) => {
      if (!swallow.current) return;
      swallow.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
