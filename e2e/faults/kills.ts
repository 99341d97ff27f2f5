import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault, Stage } from './stage.ts';

const writers = 6;
/** A server with a hook that has not died of it by then is killed. */
const dieWithinMs = 12_000;

/** One way for a server to end, and start again. */
type Ending = (stage: Stage) => Promise<string>;

const atAnyMoment: Ending = async ({ world, random }) => {
  await sleep(random.between(20, 500));
  await world.kill();
  return 'at any moment';
};

/** The server that is started next dies at a point of its own. */
const atPoint =
  (point: string, most: number): Ending =>
  async ({ world, random }) => {
    await world.kill();
    await world.start({ hook: `${point}:${random.between(1, most)}` });
    return (await world.died(dieWithinMs)) ? point : 'at any moment';
  };

/** A server that is told to stop compacts every deck, and dies in the middle of that. */
const inCompaction =
  (point: string): Ending =>
  async (stage) => {
    const { world, random } = stage;
    await world.kill();
    await world.start({ hook: `${point}:1` });
    await stage.moreAcks(random.between(5, 30));
    process.kill(world.server.pid, 'SIGTERM');
    return (await world.died(dieWithinMs)) ? `in compaction (${point})` : 'while it stopped';
  };

const inAStop: Ending = async ({ world, random }) => {
  process.kill(world.server.pid, 'SIGTERM');
  await sleep(random.between(0, 150));
  await world.kill();
  return 'while it stopped';
};

const plain: readonly Ending[] = [atAnyMoment, atAnyMoment, atAnyMoment, atPoint('after-commit', 40), atPoint('before-commit', 40)];
const compacting: readonly Ending[] = [inCompaction('snapshot'), inCompaction('delete'), inCompaction('compacted'), inAStop];

/** Ends the server so many times while everybody types, each time in one of these ways. */
async function endAgainAndAgain(stage: Stage, kills: number, endings: readonly Ending[]): Promise<void> {
  const counts = new Map<string, number>();
  await stage.crowd(writers);
  stage.startTyping();
  for (let done = 0; done < kills; done++) {
    await stage.moreAcks(stage.random.between(10, 60));
    const how = await stage.random.pick(endings)(stage);
    counts.set(how, (counts.get(how) ?? 0) + 1);
    stage.faults += 1;
    await stage.world.start();
  }
  await stage.moreAcks(50);
  for (const [how, count] of counts) stage.note(`${count} ${how}`);
}

export const killed = (kills: number): Fault => ({
  n: 1,
  name: `the server is killed ${kills} times, also between commit and acknowledgement`,
  minAcks: kills * 10,
  run: (stage) => endAgainAndAgain(stage, kills, plain),
});

export const killedInCompaction = (kills: number): Fault => ({
  n: 24,
  name: `the server is killed ${kills} times while it compacts or stops`,
  minAcks: kills * 5,
  run: (stage) => endAgainAndAgain(stage, kills, compacting),
});

export const restarted: Fault = {
  n: 2,
  name: 'the server is stopped and started again, gently',
  minAcks: 150,
  run: async (stage) => {
    const crowd = await stage.crowd(writers);
    stage.startTyping();
    for (let stops = 0; stops < 3; stops++) {
      await stage.moreAcks(50);
      await stage.world.server.stop();
      stage.faults += 1;
      await stage.world.start();
    }
    await stage.moreAcks(50);
    stage.expect(
      crowd.every(({ closeCodes }) => closeCodes.filter((code) => code === 1012).length >= 3),
      'not everybody was told by 1012 that the server restarts',
    );
  },
};

/** What the checker must catch: a server that acknowledges what it has in memory. */
export const mutant: Fault = {
  n: 1,
  name: 'the mutant that acknowledges from memory',
  minAcks: 50,
  run: async (stage) => {
    const { world } = stage;
    await world.kill();
    await world.start({ hook: 'ack-from-memory' });
    await stage.crowd(writers);
    stage.startTyping();
    await stage.moreAcks(200);
    // Whoever still holds an edit would bring it back, as in life; the ones who closed their page cannot.
    stage.stopTyping();
    for (const typist of stage.typists) typist.close();
    stage.faults += 1;
    await world.kill();
    await world.start();
  },
};
