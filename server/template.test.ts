import { describe, expect } from 'vitest';
import { allDecks } from '#store/library.ts';
import { PATCH as patchDeck } from '../app/api/v1/decks/[id]/route.ts';
import { annasDeck, ask, personOf, put } from './test-support/api.ts';
import { annasToken, bensToken, test } from './test-support/test.ts';

const mark = (id: string, by: string) => ask(patchDeck, { id }, { method: 'PATCH', body: { template: true }, by });

describe('a template', () => {
  test('is what its owner marks as one, and stands as such in the lists of those who see it', async ({ lectern }) => {
    const id = await annasDeck(lectern);
    const benId = await personOf(bensToken);
    expect((await mark(id, bensToken)).status).toBe(404);
    await put(id, benId, { level: 'view' });
    expect((await mark(id, bensToken)).status).toBe(403);
    const marked = await mark(id, annasToken);
    expect(await marked.json()).toMatchObject({ id, template: true, linkLevel: 'none' });
    const listed = await allDecks({ kind: 'guest', id: benId, links: [], most: 'own' });
    expect(listed.find((deck) => deck.id === id)).toMatchObject({ template: true, shared: true });
    const unmarked = await ask(patchDeck, { id }, { method: 'PATCH', body: { template: false } });
    expect(await unmarked.json()).toMatchObject({ template: false });
  });
});
