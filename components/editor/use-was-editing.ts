'use client';
import { useEffect, useState } from 'react';
import { reaches } from '#access';
import { useStore } from '#components/use-store.ts';
import { useEditing } from './editing.tsx';

/** Whether this person could edit on this page and no longer may. */
export function useWasEditing(): boolean {
  const { lane } = useEditing();
  const access = useStore(lane.access);
  const [could, setCould] = useState(false);
  const can = access !== null && reaches(access.level, 'edit');
  useEffect(() => {
    if (can) setCould(true);
  }, [can]);
  return could && access !== null && !can;
}
