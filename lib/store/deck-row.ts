import { db } from './db.ts';
import type { CardRow } from './decks.ts';

type Stored = Omit<CardRow, 'users' | 'groups' | 'links' | '_count' | 'updatedBy' | 'stage'> & {
  readonly users: CardRow['users'];
  readonly groups: CardRow['groups'];
  readonly links: readonly { readonly id: string; readonly level: string; readonly expiresAt: string | null }[];
  readonly requests: number;
  readonly updatedBy: string | null;
  readonly leaderId: string | null;
  readonly leaderName: string | null;
};

const listOf = (table: string, fields: Readonly<Record<string, string>>): string => {
  const pairs = Object.entries(fields).map(([name, column]) => `'${name}', ${column}`);
  return `(SELECT coalesce(json_agg(json_build_object(${pairs.join()})), '[]') FROM ${table} WHERE deck_id = d.id)`;
};

const query = `
SELECT d.id, d.title, d.given_title AS "givenTitle", d.cover, d.slides, d.stacks, d.sections, d.owner_id AS "ownerId",
  d.link_level AS "linkLevel", d.signed_in_level AS "signedInLevel", d.section_rule AS "sectionRule",
  d.created_at AS "createdAt", d.updated_at AS "updatedAt", d.updated_by_id AS "updatedById", d.deleted_at AS "deletedAt", d.picture_key AS "pictureKey",
  d.embed, d.template,
  ${listOf('deck_user', { userId: 'user_id', level: 'level' })} AS users,
  ${listOf('deck_group', { groupId: 'group_id', level: 'level' })} AS groups,
  ${listOf('share_link', { id: 'id', level: 'level', expiresAt: 'expires_at' })} AS links,
  (SELECT count(*)::int FROM access_request WHERE deck_id = d.id) AS requests,
  (SELECT name FROM app_user WHERE id = d.updated_by_id) AS "updatedBy",
  s.leader_id AS "leaderId", s.leader_name AS "leaderName"
FROM deck d LEFT JOIN deck_stage s ON s.deck_id = d.id WHERE d.id = $1`;

/** A deck's row with all that its card needs, or null. One query in any case: how long it takes says nothing about a deck that is closed. */
export async function readDeckRow(id: string): Promise<CardRow | null> {
  const [row] = (await db().pool.query<Stored>(query, [id])).rows;
  if (!row) return null;
  const { links, requests, updatedBy, leaderId, leaderName, ...deck } = row;
  return {
    ...deck,
    links: links.map(({ expiresAt, ...link }) => ({ ...link, expiresAt: expiresAt === null ? null : new Date(expiresAt) })),
    _count: { requests },
    updatedBy: updatedBy === null ? null : { name: updatedBy },
    stage: { leaderId, leaderName },
  };
}
