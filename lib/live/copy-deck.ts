import { applyEdits, type Day, fillTemplate, renameDeck } from '#deck';
import { asked, type CreatedDeck, createDeck } from './api.ts';

const textOf = async (deckId: string): Promise<string> => (await asked(`/d/${deckId}.md`)).text();

/** Makes a deck of the same text under another title. Throws ApiError. */
export async function duplicateDeck(deckId: string, title: string): Promise<void> {
  const text = await textOf(deckId);
  await createDeck(applyEdits(text, renameDeck(text, title)));
}

/** Makes a deck of another one as a template, with its variables filled; `title` is the new one's. Throws ApiError. */
export async function newFromDeck({ id, title }: { readonly id: string; readonly title: string }, author: string): Promise<CreatedDeck> {
  return createDeck(fillTemplate(await textOf(id), { title, author, today: today() }));
}

/** Where the person is. */
function today(): Day {
  const now = new Date();
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
}
