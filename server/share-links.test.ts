import { describe, expect, vi } from 'vitest';
import { db } from '#store/db.ts';
import { DELETE as deleteLink } from '../app/api/v1/decks/[id]/links/[linkId]/route.ts';
import { POST as postLink } from '../app/api/v1/decks/[id]/links/route.ts';
import { PUT as answerRequest } from '../app/api/v1/decks/[id]/requests/[userId]/route.ts';
import { POST as askAccess } from '../app/api/v1/decks/[id]/requests/route.ts';
import { GET as getDeck } from '../app/api/v1/decks/[id]/route.ts';
import { GET as getSharing } from '../app/api/v1/decks/[id]/sharing/route.ts';
import { GET as openLink } from '../app/s/[token]/route.ts';
import { annasDeck, ask, personOf } from './test-support/api.ts';
import { bensToken, test, until } from './test-support/test.ts';

describe('a share link', () => {
  const makeLink = async (id: string, body: object) => (await ask(postLink, { id }, { method: 'POST', body })).json();
  const opened = async (url: string) => {
    const token = new URL(url).pathname.split('/').at(-1) ?? '';
    const response = await ask(openLink, { token });
    return { to: response.headers.get('location'), cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' };
  };

  test('leaves the address, gives its level, and is gone when it is revoked', async ({ lectern }) => {
    const id = await annasDeck(lectern);
    const link = await makeLink(id, { level: 'view', name: 'Attendees' });
    const { to, cookie } = await opened(link.url);
    expect(to).toBe(`/d/${id}`);
    const visit = async () => ask(getDeck, { id }, { by: 'nobody_nnnnnnnnnnnnnnn', cookie });
    expect(await (await visit()).json()).toMatchObject({ level: 'view' });
    const row = await db().prisma.shareLink.findUniqueOrThrow({ where: { id: link.id } });
    expect(JSON.stringify(row)).not.toContain(new URL(link.url).pathname.slice(3));
    expect((await ask(deleteLink, { id, linkId: link.id }, { method: 'DELETE' })).status).toBe(204);
    expect((await visit()).status).toBe(404);
    expect((await opened(link.url)).to).toBe('/d/-');
  });

  test('that ends puts out whoever came by it, without anybody doing anything', async ({ lectern, follow }) => {
    const id = await annasDeck(lectern);
    const { url } = await makeLink(id, { level: 'view', expiresAt: new Date(Date.now() + 1500).toISOString() });
    const { cookie } = await opened(url);
    const follower = follow(id, undefined, cookie);
    await vi.waitFor(() => expect(follower.text()).toBe('text'), until);
    await vi.waitFor(() => expect(follower.closeCode()).toBe(4406), until);
  });

  test('cannot be guessed: twenty misses are too many, and then nothing opens', async ({ lectern }) => {
    const id = await annasDeck(lectern);
    const { url } = await makeLink(id, { level: 'view' });
    const guesser = 'guesser_gggggggggggggg';
    const statuses: number[] = [];
    for (let n = 0; n < 21; n += 1) statuses.push((await ask(openLink, { token: `guess${n}`.padEnd(22, 'x') }, { by: guesser })).status);
    expect(statuses).toEqual([...Array(20).fill(303), 429]);
    const token = new URL(url).pathname.split('/').at(-1) ?? '';
    expect((await ask(openLink, { token }, { by: guesser })).status).toBe(429);
    expect((await opened(url)).to).toBe(`/d/${id}`);
  });
});

describe('a request for access', () => {
  test('is answered alike for what is closed and what does not exist, and reaches the owner', async ({ lectern }) => {
    const id = await annasDeck(lectern);
    const benId = await personOf(bensToken);
    const answers = await Promise.all(
      [id, 'there-is-none'].map((deckId) => ask(askAccess, { id: deckId }, { by: bensToken, method: 'POST' })),
    );
    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
    const requests = async () => (await (await ask(getSharing, { id })).json()).requests;
    await vi.waitFor(async () => expect(await requests()).toMatchObject([{ id: benId }]), until);
    await ask(answerRequest, { id, userId: benId }, { method: 'PUT', body: { level: 'edit' } });
    expect(await requests()).toEqual([]);
    expect(await (await ask(getDeck, { id }, { by: bensToken })).json()).toMatchObject({ level: 'edit' });
    const acts = await db().prisma.auditEntry.findMany({ where: { deckId: id }, select: { act: true } });
    expect(acts).toContainEqual({ act: 'grant' });
  });
});
