'use client';
import { useCallback } from 'react';
import { type Fix, type Hint, repairOf, type TextEdit } from '#deck';
import { useEditing } from './editing.tsx';

/** Does what a hint offers, as one edit that can be undone, and goes back to the text. */
export function useFix(): (hint: Hint, fix: Fix) => void {
  const { lane, reading, editor } = useEditing();
  return useCallback(
    (hint, fix) => {
      // somebody may have written above it since the hint was shown
      reading.readNow();
      const current = sameAs(hint, reading.hints.get());
      const repair = current && repairOf(lane.text(), current, fix);
      const isDone = repair && (repair.edits.length === 0 || lane.apply(repair.edits));
      if (isDone) editor?.goToOffset(repair.cursor ?? endOf(repair.edits));
      reading.readNow();
      editor?.focus();
    },
    [lane, reading, editor],
  );
}

/** Behind what the topmost edit put there. */
function endOf(edits: readonly TextEdit[]): number {
  const top = edits.at(-1);
  return top ? top.from + top.insert.length : 0;
}

/** The same hint about the text as it is now: the nearest one that says the same. */
function sameAs(wanted: Hint, hints: readonly Hint[]): Hint | null {
  const says = ({ code, values, fixes }: Hint) => JSON.stringify([code, values, fixes]);
  const distance = ({ line }: Hint) => Math.abs(line - wanted.line);
  const [first, ...rest] = hints.filter((one) => says(one) === says(wanted));
  return first ? rest.reduce((best, one) => (distance(one) < distance(best) ? one : best), first) : null;
}
