import type { Awareness } from 'y-protocols/awareness';
import { coloursOf, type Presence, presenceSchema } from '#wire';
import { createStore, type ReadStore } from './store.ts';
import type { Access, Person } from './sync-types.ts';

const MAX_NAME_CHARS = 40;
/** Control, zero-width and direction-changing characters: a name must not reorder or hide the text around it. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const hexColour = /^#[0-9a-f]{6}$/i;

/** A name or colour from the network, made harmless. */
export function personOf(user: Presence['user']): Omit<Person, 'slide' | 'you' | 'callings'> {
  const name = [...user.name.replace(unseen, '').trim()].slice(0, MAX_NAME_CHARS).join('');
  return {
    id: user.id,
    name: name || '?',
    color: hexColour.test(user.color) ? user.color : '#5b6368',
    colorLight: hexColour.test(user.colorLight) ? user.colorLight : '#c6cbcf',
  };
}

/** Everybody in the presence, once per person: you first, the others by name. A later window of a person wins. */
export function peopleIn(awareness: Awareness, yourId: string | null): readonly Person[] {
  const people = new Map<string, Person>();
  for (const state of awareness.getStates().values()) {
    const parsed = presenceSchema.safeParse(state);
    if (!parsed.success) continue;
    const { user, slide } = parsed.data;
    const known = people.get(user.id);
    people.set(user.id, {
      ...personOf(user),
      slide: slide ?? known?.slide ?? null,
      you: user.id === yourId,
      callings: user.callings ?? [],
    });
  }
  return [...people.values()].sort((a, b) => Number(b.you) - Number(a.you) || a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
}

/** Whether two lists of people look the same. */
export function samePeople(a: readonly Person[], b: readonly Person[]): boolean {
  return a.length === b.length && a.every((person, i) => samePerson(person, b[i]));
}

function samePerson(a: Person, b: Person | undefined): boolean {
  return (
    b !== undefined &&
    a.id === b.id &&
    a.name === b.name &&
    a.color === b.color &&
    a.slide === b.slide &&
    a.you === b.you &&
    a.callings.join() === b.callings.join()
  );
}

/** Who is here, and what the others are told about this page. */
export type PresenceWatch = {
  readonly people: ReadStore<readonly Person[]>;
  /** Uses the presence of this document from now on. */
  watch(awareness: Awareness): void;
  /** The server said who this page belongs to. */
  youAre(you: Access['you']): void;
  showSlide(slide: number | null): void;
  shownSlide(): number | null;
};

export function openPresence(): PresenceWatch {
  const people = createStore<readonly Person[]>([]);
  let awareness: Awareness | null = null;
  let you: Access['you'] | null = null;
  let slide: number | null = null;
  const look = () => {
    const next = awareness ? peopleIn(awareness, you?.id ?? null) : [];
    if (!samePeople(people.get(), next)) people.set(next);
  };
  const tell = () => {
    if (!awareness) return;
    const user = you ? { id: you.id, name: you.name, ...coloursOf(you.id) } : undefined;
    awareness.setLocalState({ ...awareness.getLocalState(), slide, ...(user ? { user } : {}) });
  };
  return {
    people,
    watch(next) {
      awareness?.off('change', look);
      awareness = next;
      awareness.on('change', look);
      tell();
      look();
    },
    youAre(next) {
      you = next;
      tell();
      look();
    },
    shownSlide: () => slide,
    showSlide(next) {
      if (next === slide) return;
      slide = next;
      tell();
    },
  };
}
