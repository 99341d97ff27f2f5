/** What the admin page can show. */
export const adminTabs = ['people', 'decks', 'links', 'sessions', 'usage', 'audit'] as const;
export type AdminTab = (typeof adminTabs)[number];

/** Times are milliseconds since the epoch. */
export type PersonRow = {
  readonly id: string;
  readonly name: string;
  readonly username: string | null;
  readonly email: string | null;
  readonly admin: boolean;
  readonly suspended: boolean;
  readonly signedInAt: number | null;
  readonly groups: readonly string[];
  readonly decks: number;
};
export type DeckRow = {
  readonly id: string;
  readonly title: string;
  readonly owner: string | null;
  readonly updatedAt: number;
  readonly trashed: boolean;
};
export type LinkRow = {
  readonly id: string;
  readonly name: string;
  readonly level: string;
  readonly deck: string;
  readonly createdAt: number;
  readonly expiresAt: number | null;
};
export type SessionRow = {
  readonly id: string;
  readonly name: string;
  readonly agent: string;
  readonly createdAt: number;
  readonly seenAt: number;
};
export type AuditRow = {
  readonly id: string;
  readonly at: number;
  readonly act: string;
  readonly by: string | null;
  readonly about: readonly string[];
  /** Keys and values. */
  readonly detail: readonly (readonly [string, string])[];
};
export type Usage = {
  readonly accounts: number;
  readonly guests: number;
  readonly suspended: number;
  readonly decks: number;
  readonly trashed: number;
  readonly live: number;
  readonly sessions: number;
  readonly tokens: number;
  readonly links: number;
  readonly bytes: number;
};

export type AdminData =
  | { readonly tab: 'people'; readonly people: readonly PersonRow[]; readonly you: string }
  | { readonly tab: 'decks'; readonly decks: readonly DeckRow[] }
  | { readonly tab: 'links'; readonly links: readonly LinkRow[] }
  | { readonly tab: 'sessions'; readonly sessions: readonly SessionRow[] }
  | { readonly tab: 'usage'; readonly usage: Usage }
  | { readonly tab: 'audit'; readonly audit: readonly AuditRow[] };
