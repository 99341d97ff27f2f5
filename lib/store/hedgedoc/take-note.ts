import { createHash } from 'node:crypto';
import type pg from 'pg';
import * as Y from 'yjs';
import { applyEdits, diffText } from '#deck';
import { db, inTransaction } from '#store/db.ts';
import { SERVER } from '#store/decks.ts';
import { kindOf } from '#store/errors.ts';
import { clipped, factsOf } from '#store/facts.ts';
import { keepOldNames, type NameTrouble } from '#store/old-names.ts';
import { bringRevisions } from '#store/revisions.ts';
import { readDoc } from '#store/snapshot.ts';
import { CONTENT, keptText } from '#store/text.ts';
import { deckIdOf, type NoteRow, openLevelsOf, type RevisionRow, readRevisions } from './note.ts';
import type { MovedPeople } from './people.ts';
import type { OldUploads } from './uploads.ts';

/** What became of a note. "changed-here": its text was changed in both, and stays as it is here. */
export type Outcome = 'new' | 'changed' | 'same' | 'changed-here' | 'deleted-here' | 'too-large' | 'taken';
/** What somebody should look at. */
export type Look = {
  readonly outcome: Outcome;
  readonly alias: NameTrouble | null;
  readonly pictures: ReadonlyMap<string, string>;
  readonly brokenRevisions: number;
};
export type Taking = { readonly people: MovedPeople; readonly uploads: OldUploads; readonly isDry: boolean };
type Note = { readonly row: NoteRow; readonly revisions: readonly RevisionRow[] };
type Moved = { readonly changed_at: Date | null; readonly revisions: number; readonly text_hash: string };

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const plain = (outcome: Outcome): Look => ({ outcome, alias: null, pictures: new Map(), brokenRevisions: 0 });
const changeOf = ({ lastchangeAt, createdAt }: NoteRow): Date => lastchangeAt ?? createdAt;

/** Takes over a note, or what changed in it since the last time. Broken off in between, the next time goes on from there. */
export async function takeNote(note: Note, taking: Taking): Promise<Look> {
  const { row } = note;
  const id = deckIdOf(row.id);
  const text = textOf(row);
  if (text === null) return plain('too-large');
  const before = await movedAs(id);
  const { rows: decks } = await db().pool.query('SELECT 1 FROM deck WHERE id = $1', [id]);
  if (before && decks.length === 0) return plain('deleted-here');
  if (!before && decks.length > 0) return plain('taken');
  if (before?.changed_at?.getTime() === changeOf(row).getTime() && before.revisions >= note.revisions.length) return plain('same');
  const outcome = before?.changed_at ? 'changed' : 'new';
  if (taking.isDry) return { ...plain(outcome), brokenRevisions: readRevisions(note.revisions, taking.people.nameOf).broken };
  const moved = before ?? (await begin(id, { row, text }, taking));
  return finish(id, { ...note, text, moved, outcome, begun: before === null }, taking);
}

/** Null for a text that no deck can have. */
function textOf({ content }: NoteRow): string | null {
  try {
    return keptText(content ?? '');
  } catch (error) {
    if (kindOf(error) === 'too-large') return null;
    throw error;
  }
}

async function movedAs(id: string): Promise<Moved | null> {
  const { rows } = await db().pool.query<Moved>('SELECT changed_at, revisions, text_hash FROM moved_note WHERE deck_id = $1', [id]);
  return rows[0] ?? null;
}

/** Makes the deck with its text as it is there, so that pictures can be kept for it. */
async function begin(id: string, { row, text }: { readonly row: NoteRow; readonly text: string }, { people }: Taking): Promise<Moved> {
  const levels = openLevelsOf(row);
  // What everybody may edit and nobody owns is everybody's here, too.
  const ownerId = row.ownerId === null && levels.everybody === 'edit' ? null : await people.ownerOf(row.ownerId);
  const moved = { changed_at: null, revisions: 0, text_hash: hashOf(text) };
  await inTransaction(async (client) => {
    const title = givenTitle(row);
    const { title: shown, cover, slides, stacks, sections } = factsOf(text, title);
    await client.query(
      `INSERT INTO deck (id, title, given_title, cover, slides, stacks, sections, owner_id, link_level, signed_in_level, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ...[id, shown, title, cover, slides, stacks, sections, ownerId],
        ...[levels.everybody, levels.signedIn, row.createdAt, changeOf(row)],
      ],
    );
    const doc = new Y.Doc();
    doc.getText(CONTENT).insert(0, text);
    await append(client, id, { client: doc.clientID, update: Y.encodeStateAsUpdate(doc) });
    await client.query('INSERT INTO moved_note (deck_id, text_hash) VALUES ($1, $2)', [id, moved.text_hash]);
  }, 'READ COMMITTED');
  return moved;
}

const givenTitle = ({ title }: NoteRow): string | null => (title && title !== 'Untitled' ? clipped(title, 200) : null);

type Update = { readonly client: number; readonly update: Uint8Array };

async function append(pool: pg.PoolClient, id: string, { client, update }: Update): Promise<void> {
  await pool.query('INSERT INTO deck_update (deck_id, data) VALUES ($1, $2)', [id, Buffer.from(update)]);
  await pool.query('INSERT INTO deck_client (deck_id, client, owner) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [id, client, SERVER]);
}

type Begun = Note & {
  readonly text: string;
  readonly moved: Moved;
  readonly outcome: Outcome /** Its deck was made just now. */;
  readonly begun: boolean;
};

/** Pictures, then text, revisions and names at once. */
async function finish(id: string, { row, revisions, text, moved, outcome, begun }: Begun, { people, uploads }: Taking): Promise<Look> {
  const { older, broken } = readRevisions(revisions, people.nameOf);
  const pictures = await uploads.bring(id, [text, ...older.map((one) => one.text)]);
  const wanted = keptText(uploads.renamed(text));
  // What was made just now need not be read again.
  const isFresh = begun && wanted === text;
  const doc = isFresh ? null : (await readDoc(id)).doc;
  const now = doc?.getText(CONTENT).toString() ?? wanted;
  const isOurs = now !== wanted && hashOf(now) !== moved.text_hash;
  const alias = await inTransaction(async (client) => {
    if (doc && !isOurs && now !== wanted) await append(client, id, editOf(doc, { now, wanted }));
    const added = older.filter(({ index }) => index >= moved.revisions);
    await bringRevisions(
      client,
      id,
      added.map((one) => ({ ...one, text: uploads.renamed(one.text) })),
    );
    if (!isOurs && !isFresh) await refresh(client, id, { row, text: wanted });
    await client.query('UPDATE moved_note SET changed_at = $2, revisions = $3, text_hash = $4 WHERE deck_id = $1', [
      ...[id, isOurs ? moved.changed_at : changeOf(row), revisions.length, isOurs ? moved.text_hash : hashOf(wanted)],
    ]);
    return keepOldNames(client, id, { shortId: row.shortid, alias: row.alias });
  }, 'READ COMMITTED');
  doc?.destroy();
  return { outcome: isOurs ? 'changed-here' : outcome, alias, pictures, brokenRevisions: broken };
}

function editOf(doc: Y.Doc, { now, wanted }: { readonly now: string; readonly wanted: string }): Update {
  const before = Y.encodeStateVector(doc);
  const content = doc.getText(CONTENT);
  const edits = diffText(now, wanted);
  if (applyEdits(now, edits) !== wanted) throw new Error('The edits of a text do not lead to it.');
  doc.transact(() => {
    for (const { from, remove, insert } of edits) {
      content.delete(from, remove);
      content.insert(from, insert);
    }
  });
  return { client: doc.clientID, update: Y.encodeStateAsUpdate(doc, before) };
}

async function refresh(client: pg.PoolClient, id: string, { row, text }: { readonly row: NoteRow; readonly text: string }): Promise<void> {
  const { title, cover, slides, stacks, sections } = factsOf(text, givenTitle(row));
  await client.query(
    'UPDATE deck SET title = $2, cover = $3, slides = $4, stacks = $5, sections = $6, updated_at = $7, given_title = $8 WHERE id = $1',
    [id, title, cover, slides, stacks, sections, changeOf(row), givenTitle(row)],
  );
}
