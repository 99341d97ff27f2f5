'use client';
import { useEffect, useState } from 'react';
import { NameCard } from '#components/name/name-card.tsx';
import { useStore } from '#components/use-store.ts';
import { onFirstEdit } from '#live/first-edit.ts';
import { saidLater, sayLater } from '#live/name-later.ts';
import type { SyncSession } from '#live/sync-types.ts';
import { useEditing } from './editing.tsx';

/** Asks somebody who has not chosen a name for one, at their first edit. Stands behind the text, so that Esc and Tab lead from there to it. */
export function NameAsk({ session }: { readonly session: SyncSession }) {
  const { lane, editor } = useEditing();
  const you = useStore(lane.access)?.you;
  const [asks, setAsks] = useState(false);
  useEffect(() => onFirstEdit(session, () => setAsks(!saidLater())), [session]);
  const done = () => {
    setAsks(false);
    editor?.focus();
  };
  const later = () => {
    sayLater();
    done();
  };
  return (
    <div aria-live="polite">{asks && you?.chosenName === false ? <NameCard guest={you.name} onSaved={done} onLater={later} /> : null}</div>
  );
}
