'use client';
import { createContext, useContext, useEffect, useMemo, useState } from 'react';

/** Which decks are chosen to do something with all of them; `chosen` is null while nobody chooses. */
export type Selection = {
  readonly chosen: ReadonlySet<string> | null;
  /** Begins to choose, or chooses exactly these. */
  readonly choose: (ids: readonly string[]) => void;
  readonly toggle: (id: string) => void;
  readonly stop: () => void;
};

export const SelectionContext = createContext<Selection>({
  chosen: null,
  choose: () => undefined,
  toggle: () => undefined,
  stop: () => undefined,
});

export const useSelection = (): Selection => useContext(SelectionContext);

/** What Esc means something else in. */
const others = '[role="dialog"], [role="menu"], [role="listbox"], input[type="search"]';

/** The selection of a list; Esc leaves it. */
export function useSelectionValue(): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const value = useMemo<Selection>(
    () => ({
      chosen,
      choose: (ids) => setChosen(new Set(ids)),
      toggle: (id) => setChosen((now) => toggled(now ?? new Set(), id)),
      stop: () => setChosen(null),
    }),
    [chosen],
  );
  const isOn = chosen !== null;
  useEffect(() => {
    if (!isOn) return;
    const listen = ({ key, target, defaultPrevented }: KeyboardEvent) => {
      if (key !== 'Escape' || defaultPrevented || (target instanceof Element && target.closest(others))) return;
      setChosen(null);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [isOn]);
  return value;
}

/** The same set with this one in it, or without it. */
export function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}
