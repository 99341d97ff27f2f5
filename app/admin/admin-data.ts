import { auditedActs } from '#access';
import type { AdminData, AdminTab } from '#components/admin/types.ts';
import { adminDecks, adminLinks, adminPeople, adminSessions, adminUsage } from '#store/admin-lists.ts';
import { adminAudit } from '#store/audit-list.ts';
import { auditWords, type Language } from '#words';

type Wanted = { readonly search: string; readonly you: string; readonly language: Language };

/** What a tab of the admin page shows. */
export async function adminData(tab: AdminTab, { search, you, language }: Wanted): Promise<AdminData> {
  switch (tab) {
    case 'people':
      return { tab, you, people: await people(search) };
    case 'decks':
      return { tab, decks: await decks(search) };
    case 'links':
      return { tab, links: await links(search) };
    case 'sessions':
      return { tab, sessions: await sessions(search) };
    case 'usage':
      return { tab, usage: await adminUsage() };
    case 'audit':
      return { tab, audit: await audit(search, language) };
  }
}

const people = async (search: string) =>
  (await adminPeople(search)).map(({ suspendedAt, signedInAt, ...row }) => ({
    ...row,
    suspended: suspendedAt !== null,
    signedInAt: signedInAt?.getTime() ?? null,
  }));

const decks = async (search: string) =>
  (await adminDecks(search)).map(({ id, title, owner, updatedAt, deletedAt }) => ({
    ...{ id, title, owner: owner?.name ?? null, updatedAt: updatedAt.getTime(), trashed: deletedAt !== null },
  }));

const links = async (search: string) =>
  (await adminLinks(search)).map(({ deck, createdAt, expiresAt, ...row }) => ({
    ...{ ...row, deck: deck.title, createdAt: createdAt.getTime(), expiresAt: expiresAt?.getTime() ?? null },
  }));

const sessions = async (search: string) =>
  (await adminSessions(search)).map(({ user, createdAt, seenAt, ...row }) => ({
    ...{ ...row, name: user.name, createdAt: createdAt.getTime(), seenAt: seenAt.getTime() },
  }));

/** The log is searched by what the page says, so an act is found by its words. */
async function audit(search: string, language: Language) {
  const { acts } = auditWords[language];
  const sought = search.toLowerCase();
  const rows = await adminAudit({ search, acts: auditedActs.filter((act) => acts[act].toLowerCase().includes(sought)) });
  return rows.map(({ at, ...row }) => ({ ...row, at: at.getTime() }));
}
