import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from './stage.ts';
import { until } from './world.ts';

const others = 4;
/** As much as a socket may send at once. */
const flood = { words: 'All work and no play makes this deck a long one. '.repeat(1600), times: 40 };

export const halfOpen: Fault = {
  n: 9,
  name: 'the network of one who types freezes, half-open',
  minAcks: 200,
  run: async (stage) => {
    await stage.crowd(others);
    const { typist, network } = await stage.joinBehind();
    stage.startTyping();
    await stage.moreAcks(100);
    network.set({ kind: 'frozen' });
    stage.faults += 1;
    // What was on its way.
    await sleep(200);
    const before = typist.acked;
    const since = performance.now();
    await until('the dead network was noticed', () => !typist.isOpen, 20_000);
    stage.note(`noticed after ${Math.round(performance.now() - since)} ms`);
    stage.expect(typist.acked === before, 'something was acknowledged through a frozen network');
    await stage.moreAcks(50);
    network.set({ kind: 'open' });
    network.cut();
    await until('it was saved again', () => typist.acked > before);
    await stage.moreAcks(50);
  },
};

export const offline: Fault = {
  n: 11,
  name: 'offline for 5,000 edits and a reload',
  minAcks: 5100,
  run: async (stage) => {
    await stage.crowd(others);
    const away = stage.join();
    await until('somebody was there', () => away.synced);
    stage.startTyping(100);
    await stage.moreAcks(50);
    away.online(false);
    stage.faults += 1;
    for (let edits = 0; edits < 2500; edits++) away.type();
    away.reload();
    for (let edits = 0; edits < 2500; edits++) away.type();
    const since = performance.now();
    away.online(true);
    await until('offline work was saved', () => away.acked > 5000);
    stage.note(`saved ${Math.round(performance.now() - since)} ms after the return`);
    await stage.moreAcks(50);
  },
};

export const slowReader: Fault = {
  n: 13,
  name: 'one reads 1 kB/s while the others paste',
  minAcks: 200,
  run: async (stage) => {
    const crowd = await stage.crowd(others);
    const { typist, network } = await stage.joinBehind();
    stage.startTyping();
    await stage.moreAcks(100);
    network.set({ kind: 'slow', bytesPerSecond: 1000 });
    stage.faults += 1;
    for (const one of crowd) one.ackMs.length = 0;
    for (let times = 0; times < flood.times; times++) {
      for (const one of crowd) one.flood(flood.words);
      await sleep(100);
    }
    await stage.moreAcks(100);
    const ms = crowd.flatMap(({ ackMs }) => ackMs).sort((a, b) => a - b);
    stage.note(`the others' acknowledgements: p50 ${Math.round(ms[ms.length >> 1] ?? 0)} ms`);
    stage.note(typist.closeCodes.length > 0 ? 'the slow one was cut off' : 'the slow one stayed');
  },
};

export const reconnectStorm: Fault = {
  n: 14,
  name: '40 are cut off and come back at once, again and again',
  minAcks: 400,
  run: async (stage) => {
    const { network } = await stage.joinBehind();
    const crowd = Array.from({ length: 40 }, () => stage.join(() => network.port));
    await until('all were there', () => crowd.every(({ synced }) => synced));
    stage.startTyping(600);
    for (let storms = 0; storms < 5; storms++) {
      await stage.moreAcks(60);
      const since = performance.now();
      network.cut();
      stage.faults += 1;
      await sleep(50);
      await until('all were back', () => crowd.every(({ synced }) => synced));
      stage.note(`${Math.round(performance.now() - since)} ms`);
    }
    await stage.moreAcks(60);
  },
};

export const manyWriters: Fault = {
  n: 15,
  name: '50 write at once, and the server is killed',
  minAcks: 1000,
  run: async (stage) => {
    await stage.crowd(50);
    stage.startTyping(500);
    await stage.moreAcks(700);
    await stage.world.kill();
    stage.faults += 1;
    await stage.world.start();
    await stage.moreAcks(400);
  },
};
