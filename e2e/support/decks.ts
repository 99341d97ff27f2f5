import { request } from '@playwright/test';

/** A deck made through the API, as other tools make one: it belongs to everybody with the link. */
export type MadeDeck = { readonly id: string; readonly url: string; readonly title: string };

/** Makes a deck. Throws when the server refuses. @param server its address */
export async function createDeck(server: string, markdown: string, title?: string): Promise<MadeDeck> {
  const api = await request.newContext({ baseURL: server });
  const answer = await api.post('/api/v1/decks', {
    data: markdown,
    headers: { 'Content-Type': 'text/markdown', ...(title ? { 'X-Title': encodeURIComponent(title) } : {}) },
  });
  if (answer.status() !== 201) throw new Error(`POST /api/v1/decks: ${answer.status()} ${await answer.text()}`);
  const deck: MadeDeck = await answer.json();
  await api.dispose();
  return { ...deck, url: `${server}/d/${deck.id}` };
}

/** Removes a deck that belongs to everybody, for good; others stay. */
export async function removeDeck(server: string, id: string): Promise<void> {
  for (const query of ['', '?forever']) await fetch(`${server}/api/v1/decks/${id}${query}`, { method: 'DELETE' });
}

/** The deck's text, as the server has it now. */
export async function markdownOf(server: string, id: string): Promise<string> {
  const answer = await fetch(`${server}/d/${id}.md`);
  if (!answer.ok) throw new Error(`GET /d/${id}.md: ${answer.status}`);
  return answer.text();
}
