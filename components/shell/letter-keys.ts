'use client';
import { useLocalStorage } from '@mantine/hooks';
import { useEffect, useRef } from 'react';

/** Whether keys without a modifier do anything on this person's pages, and a way to switch it. */
export function useLetterKeysSetting(): readonly [boolean, (on: boolean) => void] {
  const [on, setOn] = useLocalStorage({ key: 'lectern-letter-keys', defaultValue: true });
  return [on, setOn];
}

const fields =
  'input, textarea, select, [contenteditable]:not([contenteditable="false"]), [role="dialog"], [role="menu"], [role="listbox"]';

/** Whether a key pressed here means itself: in a field, a dialog or a menu, or together with a modifier. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  return event.target instanceof Element && event.target.closest(fields) !== null;
}

/** Runs `keys[event.key]` (letters in lower case) for keys pressed alone; never in a field, a dialog or a menu, nor when switched off. */
export function useLetterKeys(keys: Readonly<Record<string, () => void>>): void {
  const [on] = useLetterKeysSetting();
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (!on) return;
    const listen = (event: KeyboardEvent) => {
      const act = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act || isTaken(event)) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [on]);
}
