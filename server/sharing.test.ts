import { describe, expect, vi } from 'vitest';
import { db } from '#store/db.ts';
import { findDeck, shareDeck } from '#store/decks.ts';
import { levelNow } from '#store/rights.ts';
import { rooms } from '#store/rooms-door.ts';
import { PUT as putGroup } from '../app/api/v1/decks/[id]/groups/[groupId]/route.ts';
import { POST as postGroup } from '../app/api/v1/decks/[id]/groups/route.ts';
import { PATCH as patchDeck } from '../app/api/v1/decks/[id]/route.ts';
import { GET as getSharees } from '../app/api/v1/decks/[id]/sharees/route.ts';
import { GET as getSharing } from '../app/api/v1/decks/[id]/sharing/route.ts';
import { POST as transfer } from '../app/api/v1/decks/[id]/transfer/route.ts';
import { annasDeck, ask, personOf, put } from './test-support/api.ts';
import type { Editor } from './test-support/editor.ts';
import { annasToken, bensToken, test, until } from './test-support/test.ts';

const levels = ({ heard }: Editor) => heard.flatMap((message) => (message.type === 'access' ? [message.level] : []));
const problemOf = async (response: Response) => ((await response.json()) as { type: string }).type.replace('urn:lectern:problem:', '');

describe('a grant', () => {
  test('that is lowered turns a writer into a reader on the same socket, and a reader out', async ({ lectern, open }) => {
    const id = await annasDeck(lectern);
    const benId = await personOf(bensToken);
    expect((await put(id, benId, { level: 'edit' })).status).toBe(204);
    const anna = await open(id, annasToken);
    const ben = await open(id, bensToken);
    ben.text.insert(0, 'early ');
    await vi.waitFor(() => expect(anna.text.toString()).toBe('early text'), until);
    await put(id, benId, { level: 'view' });
    await vi.waitFor(() => expect(levels(ben)).toEqual(['edit', 'view']), until);
    ben.text.insert(0, 'late ');
    await vi.waitFor(() => expect(ben.heard).toContainEqual({ type: 'rejected', why: 'forbidden' }), until);
    expect(anna.text.toString()).toBe('early text');
    expect(await rooms().textOf(id)).toBe('early text');
    await put(id, benId, { level: 'none' });
    await vi.waitFor(() => expect(ben.closeCode()).toBe(4406), until);
    expect(levels(ben)).toEqual(['edit', 'view', 'none']);
  });

  test('that ends closes a follower’s socket', async ({ lectern, follow }) => {
    const id = await annasDeck(lectern);
    await shareDeck(id, { linkLevel: 'view' });
    const follower = follow(id);
    await vi.waitFor(() => expect(follower.text()).toBe('text'), until);
    await ask(patchDeck, { id }, { method: 'PATCH', body: { preset: 'private' } });
    await vi.waitFor(() => expect(follower.closeCode()).toBe(4406), until);
  });

  test('is an owner’s to give', async ({ lectern }) => {
    const id = await annasDeck(lectern);
    const benId = await personOf(bensToken);
    expect(await problemOf(await put(id, benId, { level: 'own', by: bensToken }))).toBe('no-deck');
    await put(id, benId, { level: 'edit' });
    expect(await problemOf(await put(id, benId, { level: 'own', by: bensToken }))).toBe('forbidden');
    expect(await problemOf(await put(id, 'nobody-of-this-id', { level: 'view' }))).toBe('nobody');
    const free = await lectern.deck('text');
    expect(await problemOf(await put(free, benId, { level: 'own' }))).toBe('forbidden');
  });

  test('of ownership lets several own; the last one stays', async ({ lectern }) => {
    const id = await annasDeck(lectern);
    const [annaId, benId] = [await personOf(annasToken), await personOf(bensToken)];
    expect(await problemOf(await put(id, annaId, { level: 'edit' }))).toBe('last-owner');
    await put(id, benId, { level: 'own' });
    const leaves = await Promise.all([
      put(id, annaId, { level: 'edit', by: annasToken }),
      put(id, benId, { level: 'edit', by: bensToken }),
    ]);
    expect(leaves.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect((await findDeck(id))?.access.owners).toHaveLength(1);
  });

  test('of the whole deck makes the other its owner, and leaves the right to edit', async ({ lectern }) => {
    const id = await annasDeck(lectern);
    const [annaId, benId] = [await personOf(annasToken), await personOf(bensToken)];
    expect((await ask(transfer, { id }, { method: 'POST', body: { to: benId } })).status).toBe(204);
    const deck = await findDeck(id);
    expect(deck).toMatchObject({ ownerId: benId, access: { owners: [benId], users: [{ id: annaId, level: 'edit' }] } });
    expect(await problemOf(await put(id, annaId, { level: 'own' }))).toBe('forbidden');
  });

  test('to a group of the provider holds for whoever turns out to be in it', async ({ lectern }) => {
    const id = await annasDeck(lectern);
    const made = await ask(postGroup, { id }, { method: 'POST', body: { name: '/teams/iaas', level: 'edit' } });
    const { id: groupId } = await made.json();
    const again = await ask(postGroup, { id }, { method: 'POST', body: { name: '/teams/iaas', level: 'present' } });
    expect((await again.json()).id).toBe(groupId);
    const level = async () => levelNow((await findDeck(id))!.access, { kind: 'user', id: 'ben', groups: [groupId], links: [] });
    expect(await level()).toBe('present');
    await ask(putGroup, { id, groupId }, { method: 'PUT', body: { level: 'none' } });
    expect(await level()).toBe('none');
  });
});

describe('what an owner sees', () => {
  test('is told to owners alone', async ({ lectern }) => {
    const id = await annasDeck(lectern);
    await shareDeck(id, { linkLevel: 'edit' });
    await put(id, await personOf(bensToken), { level: 'edit' });
    const sharing = await (await ask(getSharing, { id })).json();
    expect(sharing).toMatchObject({
      people: [{ level: 'own' }, { id: await personOf(bensToken), level: 'edit' }],
      ...{ linkLevel: 'edit', signedInLevel: 'none', preset: 'freely', sectionRule: 'open', links: [], requests: [] },
    });
    for (const route of [getSharing, getSharees]) {
      expect(await problemOf(await ask(route, { id }, { by: bensToken, query: '?search=anna' }))).toBe('forbidden');
    }
  });

  test('of people are accounts by name, and guests who were here', async ({ lectern }) => {
    const id = await annasDeck(lectern);
    const account = (name: string, more: object = {}) => ({ id: `id-${name}`, name, issuer: 'https://sso.test', sub: name, ...more });
    await db().prisma.user.createMany({
      data: [account('Carla Find', { email: 'carla@example.org' }), account('Carlo Gone', { suspendedAt: new Date() })],
    });
    await db().prisma.user.create({ data: { id: 'guest-elsewhere', name: 'Carl Elsewhere', chosenName: true } });
    await db().prisma.user.create({ data: { id: 'guest-here', name: 'Carl Here', chosenName: true, visits: { create: { deckId: id } } } });
    const search = async (words: string) =>
      (await (await ask(getSharees, { id }, { query: `?search=${encodeURIComponent(words)}` })).json()).people.map(
        ({ name }: { name: string }) => name,
      );
    expect(await search('carl')).toEqual(['Carl Here', 'Carla Find']);
    expect(await search('carla@example.org')).toEqual(['Carla Find']);
    expect(await search('carla@exam')).toEqual([]);
    expect(await search('c')).toEqual([]);
    expect(await search('%_')).toEqual([]);
  });
});
