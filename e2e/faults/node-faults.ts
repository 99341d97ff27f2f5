import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { allHearRedis, type Node, twoNodes } from './nodes.ts';
import type { Fault, Stage } from './stage.ts';
import type { Typist } from './typist.ts';
import { until } from './world.ts';

/** Edits cross from node to node within this time, however Redis is. */
const crossWithinMs = 5000;

/** So many people, every second one at the other node. */
async function crowdAt(stage: Stage, nodes: readonly Node[], count: number): Promise<readonly Typist[]> {
  const crowd = Array.from({ length: count }, (_, n) => stage.join(() => nodes[n % nodes.length]?.port ?? 0));
  await until('everybody was there', () => crowd.every(({ synced }) => synced));
  return crowd;
}

/** Something written at the first one's node comes to the second one's. */
async function cross(stage: Stage, [from, to]: readonly [Typist, Typist], how: string): Promise<void> {
  const since = performance.now();
  const token = from.write();
  await until(`an edit crossed ${how}`, () => to.text.includes(token), crossWithinMs);
  stage.note(`${how} an edit crossed in ${Math.round(performance.now() - since)} ms`);
}

/** A word to Redis without a client. */
async function tellRedis(port: number, words: string): Promise<void> {
  const socket = connect({ port, host: '127.0.0.1' });
  socket.write(`${words}\r\n`);
  const [answer] = await once(socket, 'data');
  socket.destroy();
  if (!String(answer).startsWith('+OK')) throw new Error(`Redis answered ${answer}`);
}

export const redisGone = (rounds: number, people = 20): Fault => ({
  n: 7,
  name: `two nodes, ${people} people: Redis is stopped, started and flushed ${rounds} times`,
  minAcks: rounds * 400,
  needs: 'redis',
  run: async (stage) => {
    const { nodes, redis } = await twoNodes(stage);
    const [anna, ben] = await crowdAt(stage, nodes, people);
    if (!anna || !ben) throw new Error('Two are needed.');
    stage.startTyping(300);
    await stage.moreAcks(100);
    await cross(stage, [anna, ben], 'with Redis');
    for (let round = 0; round < rounds; round++) {
      await redis.kill();
      stage.faults += 1;
      await stage.moreAcks(200);
      await cross(stage, round % 2 ? [ben, anna] : [anna, ben], 'without Redis');
      await redis.start();
      await stage.moreAcks(100);
      await allHearRedis(nodes, true);
      await tellRedis(redis.port, 'FLUSHALL');
      stage.faults += 1;
      await stage.moreAcks(100);
    }
    await cross(stage, [ben, anna], 'with Redis');
  },
});

/** How long without Postgres, of the time without Redis, and what a frozen network may still carry. */
const share = 0.5;
const onItsWayMs = 1000;

export const partitioned = (ms: number): Fault => ({
  n: 8,
  name: `one of two nodes is cut off for ${ms / 1000} s, from Redis and then from Postgres, too`,
  minAcks: 500,
  needs: 'redis',
  run: async (stage) => {
    const { nodes } = await twoNodes(stage);
    const [here, cut] = nodes;
    const crowd = await crowdAt(stage, nodes, 10);
    const [anna, ben] = crowd;
    if (!anna || !ben) throw new Error('Two are needed.');
    const cutOff = crowd.filter((_, n) => n % 2);
    stage.startTyping(300);
    await stage.moreAcks(100);
    cut.toRedis.set({ kind: 'frozen' });
    stage.faults += 1;
    const since = performance.now();
    const untilPart = (part: number) => sleep(Math.max(0, ms * part - (performance.now() - since)));
    await stage.moreAcks(100);
    await allHearRedis([cut], false);
    stage.note(`missed Redis after ${Math.round(performance.now() - since)} ms`);
    await cross(stage, [anna, ben], 'cut off from Redis');
    await untilPart(1 - share);
    await withoutPostgres(stage, { node: cut, people: cutOff, wait: () => untilPart(1) });
    cut.toRedis.set({ kind: 'open' });
    await allHearRedis([here, cut], true);
    await stage.moreAcks(200);
    await cross(stage, [ben, anna], 'again');
  },
});

type CutOff = { readonly node: Node; readonly people: readonly Typist[]; readonly wait: () => Promise<void> };

/** Nobody at a node without Postgres gets anything acknowledged, and all of them hear so; the others do not notice. */
async function withoutPostgres(stage: Stage, { node, people, wait }: CutOff): Promise<void> {
  const sum = () => people.reduce((total, { acked }) => total + acked, 0);
  node.toPostgres.set({ kind: 'frozen' });
  stage.faults += 1;
  await sleep(onItsWayMs);
  const before = sum();
  const others = stage.acked - before;
  await until('everybody there was told that nothing is saved', () => people.every(({ stalled }) => stalled), 15_000);
  await wait();
  stage.expect(sum() === before, `${sum() - before} edits were acknowledged by a node without Postgres`);
  stage.expect(stage.acked - sum() > others, 'nobody at the other node got anything acknowledged');
  node.toPostgres.set({ kind: 'open' });
}

export const nodeKilled = (kills: number): Fault => ({
  n: 8,
  name: `of two nodes, one is killed ${kills} times in turn, and everybody moves to the other`,
  minAcks: kills * 80,
  needs: 'redis',
  run: async (stage) => {
    const { nodes } = await twoNodes(stage);
    const alive = () => nodes.filter(({ runs }) => runs);
    // As a proxy without sticky sessions does it.
    const crowd = Array.from({ length: 10 }, () => stage.join(() => stage.random.pick(alive()).port));
    await until('everybody was there', () => crowd.every(({ synced }) => synced));
    stage.startTyping(150);
    await stage.moreAcks(50);
    for (let kill = 0; kill < kills; kill++) {
      const node = nodes[kill % 2 ? 1 : 0];
      await sleep(stage.random.between(20, 300));
      await node.kill();
      stage.faults += 1;
      await until('everybody was at the other node', () => crowd.every(({ synced }) => synced));
      await stage.moreAcks(50);
      await node.start();
      await stage.moreAcks(30);
    }
  },
});
