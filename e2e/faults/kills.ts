import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from './random.ts';
import type { Fault, Stage } from './stage.ts';

const writers = 6;
const sayEvery = 20;
/** A server with a hook that has not died of it by then is killed. */
const dieWithinMs = 12_000;

/** One way for a server to end. `hook`: see hooks.mjs; `end` says how it ended. */
type Ending = { readonly hook?: (random: Random) => string; readonly end: (stage: Stage) => Promise<string> };

const killIt = async ({ world, random }: Stage): Promise<string> => {
  await sleep(random.between(20, 500));
  await world.kill();
  return 'at any moment';
};
const atAnyMoment: Ending = {
  end: async (stage) => {
    await stage.moreAcks(stage.random.between(10, 60));
    return killIt(stage);
  },
};

/** The server dies at a point of its own. */
const atPoint = (point: string): Ending => ({
  hook: (random) => `${point}:${random.between(5, 50)}`,
  end: async (stage) => ((await stage.world.died(dieWithinMs)) ? point : killIt(stage)),
});

/** A server that is told to stop compacts every deck, and dies in the middle of that. */
const inCompaction = (point: string): Ending => ({
  hook: () => `${point}:1`,
  end: async (stage) => {
    const { world, random } = stage;
    // The log may be long enough to be compacted without a word from us.
    await Promise.race([stage.moreAcks(random.between(5, 30)), world.server.ended]);
    world.tellToStop();
    return (await world.died(dieWithinMs)) ? `in compaction (${point})` : 'while it stopped';
  },
});

const inAStop: Ending = {
  end: async (stage) => {
    await stage.moreAcks(stage.random.between(5, 30));
    stage.world.tellToStop();
    await sleep(stage.random.between(0, 150));
    await stage.world.kill();
    return 'while it stopped';
  },
};

const plain: readonly Ending[] = [atAnyMoment, atAnyMoment, atAnyMoment, atPoint('after-commit'), atPoint('before-commit')];
const compacting: readonly Ending[] = [inCompaction('snapshot'), inCompaction('delete'), inCompaction('compacted'), inAStop];

/** Starts a server and ends it. One with a hook may die of it before it says that it is ready: everybody comes at once. */
async function startAndEnd(stage: Stage, { hook, end }: Ending): Promise<string> {
  if (!hook) await stage.world.start();
  else if (!(await stage.world.startToDie(hook(stage.random)))) return 'while everybody came back';
  return end(stage);
}

/** Ends the server so many times while everybody types, each time in one of these ways. */
async function endAgainAndAgain(stage: Stage, kills: number, endings: readonly Ending[]): Promise<void> {
  const { world, random } = stage;
  const counts = new Map<string, number>();
  await stage.crowd(writers);
  // The more kills, the longer the text, which everybody goes through for each edit.
  stage.startTyping(kills > 20 ? 160 : 40);
  await stage.moreAcks(10);
  await world.kill();
  for (let done = 0; done < kills; done++) {
    const ending = random.pick(endings);
    const how = await startAndEnd(stage, ending);
    counts.set(how, (counts.get(how) ?? 0) + 1);
    stage.faults += 1;
    if (stage.faults % sayEvery === 0) process.stderr.write(`     ${stage.faults} of ${kills} kills, ${stage.acked} acknowledged\n`);
  }
  await world.start();
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
  },
};
