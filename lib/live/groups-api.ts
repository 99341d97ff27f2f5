import { call, json } from './api.ts';
import type { SharedPerson } from './sharing.ts';

/** A group that this person made. */
export type OwnGroup = {
  readonly id: string;
  readonly name: string;
  readonly members: readonly { readonly id: string; readonly name: string }[];
};

const at = (groupId: string, userId?: string): string =>
  `/groups/${encodeURIComponent(groupId)}${userId === undefined ? '' : `/members/${encodeURIComponent(userId)}`}`;

/** Each throws ApiError. */
export async function makeGroup(name: string): Promise<void> {
  await call('/groups', json('POST', { name }));
}

export async function renameGroup(groupId: string, name: string): Promise<void> {
  await call(at(groupId), json('PATCH', { name }));
}

export async function deleteGroup(groupId: string): Promise<void> {
  await call(at(groupId), { method: 'DELETE' });
}

export async function setMember(groupId: string, userId: string, isIn: boolean): Promise<void> {
  await call(at(groupId, userId), { method: isIn ? 'PUT' : 'DELETE' });
}

/** Accounts whose name has these letters, or whose whole e-mail address this is. */
export async function findAccounts(words: string): Promise<readonly SharedPerson[]> {
  return (await (await call(`/people?search=${encodeURIComponent(words)}`, {})).json()).people;
}
