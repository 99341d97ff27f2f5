import type { Level, OpenLevel, Preset } from '#access';
import { call, json } from './api.ts';

export type SharedPerson = { readonly id: string; readonly name: string; readonly hint: string | null };
export type SharedGroup = { readonly id: string; readonly name: string; readonly source: 'provider' | 'here'; readonly members: number };
export type SharedLink = { readonly id: string; readonly level: OpenLevel; readonly name: string; readonly expiresAt: string | null };
export type SectionRule = 'open' | 'owners' | 'frozen';

/** Everything that a deck's owners decide about it. Times are ISO 8601; `you`: the id of whoever asks. */
export type Sharing = {
  readonly people: readonly (SharedPerson & { readonly level: Level })[];
  readonly groups: readonly (SharedGroup & { readonly level: OpenLevel })[];
  readonly signedInLevel: OpenLevel;
  readonly linkLevel: OpenLevel;
  readonly preset: Preset | null;
  readonly sectionRule: SectionRule;
  /** Pages of other sites may show it. */
  readonly embed: boolean;
  /** There it is seen: whoever has its address may look at it. */
  readonly embedSeen: boolean;
  readonly links: readonly SharedLink[];
  readonly requests: readonly { readonly id: string; readonly name: string; readonly at: string }[];
  readonly you: string | null;
  /** Whether people sign in here. */
  readonly signIn: boolean;
};
export type Found = { readonly people: readonly SharedPerson[]; readonly groups: readonly SharedGroup[] };
export type Openness = {
  readonly linkLevel?: OpenLevel;
  readonly signedInLevel?: OpenLevel;
  readonly sectionRule?: SectionRule;
  readonly embed?: boolean;
};
export type WishedLink = { readonly level: OpenLevel; readonly name: string; readonly expiresAt: string | null };

const at = (deckId: string, path: string): string => `/decks/${encodeURIComponent(deckId)}/${path}`;
const id = encodeURIComponent;

/** Each throws ApiError. */
export const readSharing = async (deckId: string): Promise<Sharing> => (await call(at(deckId, 'sharing'), {})).json();

/** People and groups whose name has these letters. */
export const findSharees = async (deckId: string, words: string): Promise<Found> =>
  (await call(at(deckId, `sharees?search=${encodeURIComponent(words)}`), {})).json();

export async function setOpenness(deckId: string, openness: Openness): Promise<void> {
  await call(`/decks/${id(deckId)}`, json('PATCH', openness));
}

export async function grantPerson(deckId: string, userId: string, level: Level): Promise<void> {
  await call(at(deckId, `people/${id(userId)}`), json('PUT', { level }));
}

export async function grantGroup(deckId: string, groupId: string, level: OpenLevel): Promise<void> {
  await call(at(deckId, `groups/${id(groupId)}`), json('PUT', { level }));
}

/** A group of the provider by its name; gives back its id. */
export async function grantNamedGroup(deckId: string, name: string, level: OpenLevel): Promise<string> {
  return (await (await call(at(deckId, 'groups'), json('POST', { name, level }))).json()).id;
}

export async function transferTo(deckId: string, userId: string): Promise<void> {
  await call(at(deckId, 'transfer'), json('POST', { to: userId }));
}

/** Makes a link; its address is never told again. */
export async function makeLink(deckId: string, wish: WishedLink): Promise<{ readonly id: string; readonly url: string }> {
  return (await call(at(deckId, 'links'), json('POST', wish))).json();
}

export async function revokeLink(deckId: string, linkId: string): Promise<void> {
  await call(at(deckId, `links/${id(linkId)}`), { method: 'DELETE' });
}

/** Answers somebody who asked for access; "none" declines. */
export async function answerRequest(deckId: string, userId: string, level: OpenLevel): Promise<void> {
  await call(at(deckId, `requests/${id(userId)}`), json('PUT', { level }));
}

/** Asks the owners of a deck for access; nothing tells whether there is such a deck. */
export async function askForAccess(deckId: string): Promise<void> {
  await call(at(deckId, 'requests'), { method: 'POST' });
}

/** Keeps a deck among this person's pinned ones, or no more. */
export async function pinDeck(deckId: string, on: boolean): Promise<void> {
  await call(at(deckId, 'pin'), { method: on ? 'PUT' : 'DELETE' });
}
