import { expect, test, vi } from 'vitest';
import type { Viewer } from '#access';
import { type Ask, recheck } from './recheck.ts';
import type { Room } from './room.ts';

const user = (id: string): Viewer => ({ kind: 'user', id, groups: [], links: [] });
const nobody: Viewer = { kind: 'nobody', links: [], most: 'none' };
const signedOut: Ask = async () => ({ person: null, viewer: nobody, account: null, expired: true, guestToken: null });

test.each<[string, Ask]>([
  ['cannot be looked up', () => Promise.reject(new Error('no answer'))],
  ['is looked up slowly', () => new Promise(() => undefined)],
])('somebody who %s holds up nobody else', async (_how, ask) => {
  vi.stubEnv('LOG_LEVEL', 'silent');
  const left: string[] = [];
  const at = (id: string, asked: Ask) => ({ viewer: user(id), ask: asked, close: () => left.push(id) });
  const follow = { connections: new Set([at('anna', ask), at('ben', signedOut)]) };
  const access = { owners: [], users: [], groups: [], signedIn: 'none', everybody: 'view', links: [], trashed: false, embed: false };
  const room = { id: 'a', access, editors: { connections: new Set() }, follow, holdToAccess: () => undefined } as unknown as Room;
  recheck(room, () => true).catch(() => undefined);
  await vi.waitFor(() => expect(left).toEqual(['ben']));
});
