import { closeDb } from '#store/db.ts';
import { deckIdOf, type NoteRow } from './note.ts';
import { movedPeople } from './people.ts';
import { openSource } from './source.ts';
import { type Look, type Outcome, type Taking, takeNote } from './take-note.ts';
import { type OldPlace, oldUploads } from './uploads.ts';

/** `database`: the address of HedgeDoc's Postgres; `uploads`: where its pictures are. */
export type Wish = { readonly database: string; readonly uploads: OldPlace | null; readonly isDry: boolean };
/** A note that somebody should look at. */
export type Noted = { readonly id: string; readonly alias: string | null; readonly title: string; readonly says: readonly string[] };
export type Report = {
  readonly notes: number;
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  readonly pictures: number;
  readonly look: readonly Noted[];
};

/** Takes over a whole HedgeDoc: one note after another, so that it can be broken off and goes on the next time. */
export async function importHedgeDoc(
  { database, uploads: place, isDry }: Wish,
  onNote: (done: number, all: number) => void,
): Promise<Report> {
  const source = await openSource(database);
  try {
    const uploads = await oldUploads(place);
    const taking: Taking = { people: movedPeople(await source.users()), uploads, isDry };
    const outcomes: Partial<Record<Outcome, number>> = {};
    const look: Noted[] = [];
    const ids = await source.noteIds();
    for (const [index, id] of ids.entries()) {
      onNote(index, ids.length);
      const row = await source.note(id);
      if (!row) continue;
      const one = await takeNote({ row, revisions: await source.revisions(id) }, taking);
      outcomes[one.outcome] = (outcomes[one.outcome] ?? 0) + 1;
      const says = sentences(one);
      if (says.length > 0) look.push(noted(row, says));
    }
    return { notes: ids.length, outcomes, pictures: uploads.taken(), look };
  } finally {
    await source.close();
  }
}

const noted = ({ id, alias, title }: NoteRow, says: readonly string[]): Noted => ({ id: deckIdOf(id), alias, title: title ?? '', says });

function sentences({ outcome, alias, pictures, brokenRevisions }: Look): string[] {
  return [
    outcomeWords[outcome] ?? '',
    alias ? aliasWords[alias] : '',
    brokenRevisions > 0 ? `${brokenRevisions} of its revisions cannot be read: a patch does not fit.` : '',
    ...[...pictures].map(([name, why]) => `The upload ${name} was not taken: ${why}`),
  ].filter((sentence) => sentence !== '');
}

const outcomeWords: Readonly<Partial<Record<Outcome, string>>> = {
  'changed-here': 'It was changed there and here. The text here stays; compare them by hand.',
  'deleted-here': 'It was deleted here, and is not brought back.',
  'too-large': 'It has more than 1 MB, which no deck may have.',
  taken: 'A deck of another origin has its id.',
};
const aliasWords = {
  route: 'Its alias is an address of Lectern itself: the old link with it does not lead here.',
  id: 'Its alias is the id of another deck: the old link with it does not lead here.',
  taken: 'Its alias differs from another one in letters’ case or width alone: the old link with it leads to the other.',
} as const;

export { closeDb };
