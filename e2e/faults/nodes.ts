import { freePort } from '#scripts/lib/ports.mjs';
import type { RunningServer } from '#scripts/lib/server.mjs';
import type { TestRedis } from '#scripts/redis.mjs';
import { type Network, openNetwork } from './network.ts';
import type { Stage } from './stage.ts';
import { until, type World } from './world.ts';

/** One of several nodes, with networks of its own to Redis and to Postgres. */
export class Node {
  readonly port: number;
  readonly toRedis: Network;
  readonly toPostgres: Network;
  readonly #world: World;
  #server: RunningServer | null = null;

  constructor(world: World, about: { port: number; toRedis: Network; toPostgres: Network }) {
    this.#world = world;
    this.port = about.port;
    this.toRedis = about.toRedis;
    this.toPostgres = about.toPostgres;
  }

  get runs(): boolean {
    return this.#server !== null;
  }

  async start(): Promise<void> {
    const database = new URL(this.#world.databaseUrl);
    database.port = String(this.toPostgres.port);
    const env = { DATABASE_URL: database.href, REDIS_URL: `redis://127.0.0.1:${this.toRedis.port}`, METRICS_TOKEN: token };
    this.#server = await this.#world.startNode(this.port, { env });
  }

  /** As if its power went out. */
  async kill(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    await server?.kill();
  }

  /** Does it say that it hears Redis? */
  async hearsRedis(): Promise<boolean> {
    const headers = { Authorization: `Bearer ${token}` };
    const answer = await fetch(`http://127.0.0.1:${this.port}/metrics`, { headers });
    return /^lectern_redis_up 1$/m.test(await answer.text());
  }

  async close(): Promise<void> {
    await this.kill();
    await this.toRedis.close();
    await this.toPostgres.close();
  }
}

const token = 'the fault tests may look';

/** Two nodes on the world's Postgres and Redis, instead of its one server. */
export async function twoNodes(stage: Stage): Promise<{ readonly nodes: readonly [Node, Node]; readonly redis: TestRedis }> {
  const { world } = stage;
  const redis = await world.redis();
  if (!redis) throw new Error('There is no Redis.');
  await world.kill();
  const nodes = [await openNode(world, redis), await openNode(world, redis)] as const;
  for (const node of nodes) stage.alsoKill({ kill: () => node.close() });
  await Promise.all(nodes.map((node) => node.start()));
  await allHearRedis(nodes, true);
  return { nodes, redis };
}

async function openNode(world: World, redis: TestRedis): Promise<Node> {
  const [toRedis, toPostgres] = await Promise.all([openNetwork(redis.port), openNetwork(Number(new URL(world.databaseUrl).port))]);
  return new Node(world, { port: await freePort(), toRedis, toPostgres });
}

export async function allHearRedis(nodes: readonly Node[], hears: boolean): Promise<void> {
  const all = async () => (await Promise.all(nodes.map((node) => node.hearsRedis()))).every((is) => is === hears);
  await until(`all nodes ${hears ? 'heard' : 'missed'} Redis`, all, 30_000);
}
