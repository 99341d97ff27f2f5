'use client';
import { type FocusEvent, type KeyboardEvent, type RefCallback, useCallback, useRef } from 'react';

/** Makes the buttons of a toolbar one Tab stop between which the arrow keys move; spread the result on its element. */
export function useToolbarKeys() {
  const bar = useRef<HTMLElement | null>(null);
  const ref: RefCallback<HTMLElement> = useCallback((element) => {
    bar.current = element;
    if (!element) return;
    const mark = () => setStop(element, element.querySelector<HTMLElement>('button[tabindex="0"]'));
    mark();
    const observer = new MutationObserver(mark);
    observer.observe(element, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, []);
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const button = (event.target as Element).closest('button');
    if (bar.current && button && buttonsOf(bar.current).includes(button)) setStop(bar.current, button);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const buttons = bar.current ? buttonsOf(bar.current) : [];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const next = at < 0 ? undefined : buttons.at(targetOf(event.key, at, buttons.length));
    if (!next || next === document.activeElement) return;
    event.preventDefault();
    next.focus();
  };
  return { ref, onFocus, onKeyDown };
}

function targetOf(key: string, at: number, count: number): number {
  if (key === 'ArrowRight') return (at + 1) % count;
  if (key === 'ArrowLeft') return at - 1;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : at;
}

function buttonsOf(bar: HTMLElement): HTMLButtonElement[] {
  return [...bar.querySelectorAll<HTMLButtonElement>('button')];
}

function setStop(bar: HTMLElement, stop: HTMLElement | null): void {
  const buttons = buttonsOf(bar);
  const chosen = stop ?? buttons[0];
  for (const button of buttons) button.tabIndex = button === chosen ? 0 : -1;
}
