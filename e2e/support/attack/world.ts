import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import * as Y from 'yjs';

/** Everybody who could ask. `out`: was signed in as an owner, and is no more; `suspended`: owns the decks, too; `admin`: runs this Lectern. */
export const roles = ['owner', 'editor', 'presenter', 'viewer', 'link', 'guest', 'stranger', 'admin', 'out', 'suspended'] as const;
export type Role = (typeof roles)[number];
/** What could be asked for. `open`: everybody with its address may see it; `trashed`: a private one. */
export const objects = ['private', 'open', 'trashed', 'absent'] as const;
export type Thing = (typeof objects)[number];
/** A deck, real or not, with what belongs to it. */
export type Target = { readonly id: string; readonly link: string; readonly linkId: string };

const withAccount = ['owner', 'editor', 'presenter', 'viewer', 'stranger', 'admin', 'suspended'] as const;
/** People and things in addresses. */
export const fixed = { asker: 'asker', group: 'ownersgroup', token: 'ownerstoken', session: 'askerssession' } as const;
export const TITLE = 'Canary title of a deck';
export const TEXT = `# ${TITLE}\n\nCanary text of a deck\n\nNote: canary note of a deck\n`;

/** `bytes` random bytes as cookies carry them: sessions have 32, guests and links 16. */
const secret = (bytes: number): string => randomBytes(bytes).toString('base64url');
const hash = (token: string): string => createHash('sha256').update(token).digest('hex');
const quoted = (value: string | null): string => (value === null ? 'NULL' : `'${value.replaceAll("'", "''")}'`);

const firstUpdate = (): string => {
  const doc = new Y.Doc();
  doc.getText('content').insert(0, TEXT);
  return Buffer.from(Y.encodeStateAsUpdate(doc)).toString('hex');
};

/** A Lectern's people and decks, written into its database as they are needed. */
export class World {
  readonly #client: pg.Client;
  readonly #update = firstUpdate();
  readonly #sessions: Readonly<Record<string, string>> = Object.fromEntries([...withAccount, 'out'].map((role) => [role, secret(32)]));
  readonly #guest = secret(16);
  readonly #links: string[] = [];
  readonly apiToken = `lectern_${secret(32)}`;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  static async open(databaseUrl: string): Promise<World> {
    const client = new pg.Client(databaseUrl);
    await client.connect();
    // What is written here need not survive a crash.
    await client.query('SET synchronous_commit TO off');
    const world = new World(client);
    await world.#people();
    await world.revive();
    return world;
  }

  close = (): Promise<void> => this.#client.end();

  /** What must appear nowhere but where it was given out. */
  get secrets(): readonly string[] {
    return [...Object.values(this.#sessions), this.#guest, this.apiToken, ...this.#links];
  }

  /** The cookies of somebody who asks for this deck. */
  cookie(role: Role, { link }: Target): string {
    if (role === 'guest') return `lectern_person=${this.#guest}`;
    return role === 'link' ? `lectern_links=${link}` : `lectern_session=${this.#sessions[role]}`;
  }

  async rows(sql: string): Promise<Record<string, unknown>[]> {
    return (await this.#client.query(sql)).rows;
  }

  async #people(): Promise<void> {
    const accounts = [...withAccount, fixed.asker].map(
      (role) => `('${role}', '${role}', 'http://nowhere', '${role}', ${role === 'admin'}, ${role === 'suspended' ? 'now()' : 'NULL'})`,
    );
    await this.#client.query(`
      INSERT INTO app_user (id, name, issuer, sub, admin, suspended_at) VALUES ${accounts.join()};
      INSERT INTO app_user (id, name, token_hash) VALUES ('guest', 'Guest 12', '${hash(this.#guest)}');`);
  }

  /** Everybody is signed in again, and what there is once is there again. */
  async revive(): Promise<void> {
    const sessions = withAccount.map((role) => `('s-${role}', '${hash(this.#sessions[role] ?? '')}', '${role}', now() + interval '1 day')`);
    await this.#client.query(`
      INSERT INTO app_user (id, name, issuer, sub) VALUES ('${fixed.asker}', 'asker', 'http://nowhere', 'asker') ON CONFLICT DO NOTHING;
      UPDATE app_user SET suspended_at = NULL WHERE id = '${fixed.asker}';
      INSERT INTO app_session (id, token_hash, user_id, expires_at) VALUES ${sessions.join()} ON CONFLICT DO NOTHING;
      INSERT INTO app_session (id, token_hash, user_id, expires_at)
        VALUES ('${fixed.session}', 'none', '${fixed.asker}', now() + interval '1 day') ON CONFLICT DO NOTHING;
      INSERT INTO app_group (id, source, name, owner_id) VALUES ('${fixed.group}', 'here', 'Leads', 'owner') ON CONFLICT DO NOTHING;
      INSERT INTO api_token (id, user_id, token_hash, name, scope)
        VALUES ('${fixed.token}', 'owner', '${hash(this.apiToken)}', 'tool', 'admin') ON CONFLICT DO NOTHING;`);
  }

  /** A deck that nobody has asked for yet. */
  async fresh(thing: Thing): Promise<Target> {
    const target = { id: secret(16), link: secret(16), linkId: secret(16) };
    this.#links.push(target.link);
    if (thing === 'absent') return target;
    const id = quoted(target.id);
    const grants = ['editor', 'presenter', 'viewer', 'suspended'].map((role) => `(${id}, '${role}', '${levels[role]}')`);
    await this.#client.query(`
      INSERT INTO deck (id, title, cover, slides, stacks, sections, owner_id, link_level, deleted_at, embed) VALUES
        (${id}, '${TITLE}', '# ${TITLE}', 1, 1, 1, 'owner', '${thing === 'open' ? 'view' : 'none'}', ${thing === 'trashed' ? 'now()' : 'NULL'}, true);
      INSERT INTO deck_update (deck_id, data) VALUES (${id}, '\\x${this.#update}');
      INSERT INTO deck_user (deck_id, user_id, level) VALUES ${grants.join()};
      INSERT INTO deck_revision (deck_id, n, kind, data, authors) VALUES (${id}, 1, 'auto', '\\x${Buffer.from(TEXT).toString('hex')}', '[]');
      INSERT INTO access_request (deck_id, user_id) VALUES (${id}, '${fixed.asker}');
      INSERT INTO share_link (id, deck_id, token_hash, level) VALUES (${quoted(target.linkId)}, ${id}, '${hash(target.link)}', 'view');`);
    return target;
  }
}

const levels: Readonly<Record<string, string>> = { editor: 'edit', presenter: 'present', viewer: 'view', suspended: 'own' };
