import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { Intake } from './intake.ts';
import { MESSAGE_RATE, TURN_MS } from './limits.ts';

/** A socket that gives its messages whether it is paused or not: what is in the buffers comes anyway. */
class Socket extends EventEmitter {
  isPaused = false;
  pause(): void {
    this.isPaused = true;
  }
  resume(): void {
    this.isPaused = false;
  }
  gives(...words: readonly string[]): void {
    for (const word of words) this.emit('message', Buffer.from(word), true);
  }
}
const socketOf = () => {
  const fake = new Socket();
  return { fake, socket: fake as unknown as WebSocket };
};
const spend = (ms: number) => {
  for (const end = performance.now() + ms; performance.now() < end; );
};

test('what comes behind a message waits until that is handled, however long its first part took', async () => {
  const { fake, socket } = socketOf();
  const seen: string[] = [];
  let done = () => {};
  new Intake(socket, ({ data }) => {
    seen.push(String(data));
    spend(TURN_MS + 1);
    if (String(data) !== 'large') return;
    return new Promise((resolve) => {
      done = resolve;
    });
  });
  fake.gives('large', 'small');
  await sleep(20);
  expect([seen, fake.isPaused]).toEqual([['large'], true]);
  done();
  await vi.waitFor(() => expect(seen).toEqual(['large', 'small']));
  await vi.waitFor(() => expect(fake.isPaused).toBe(false));
});

test('others have their turn between the messages of a heap, and a failure stops none', async () => {
  const { fake, socket } = socketOf();
  const seen: string[] = [];
  new Intake(socket, async ({ data }) => {
    seen.push(String(data));
    if (String(data) === 'b') throw new Error('broken');
  });
  fake.gives('a', 'b', 'c');
  expect(seen).toEqual(['a']);
  await vi.waitFor(() => expect(seen).toEqual(['a', 'b', 'c']));
});

test('all that came before the end is handled, whatever the rate, and then it has ended', async () => {
  const { fake, socket } = socketOf();
  const many = Array.from({ length: MESSAGE_RATE.burst * 3 }, (_, n) => String(n));
  const seen: string[] = [];
  const intake = new Intake(socket, ({ data }) => {
    seen.push(String(data));
    if (seen.length % 50 === 0) spend(TURN_MS + 1);
  });
  let seenAtEnd = 0;
  intake.whenEnded(() => {
    seenAtEnd = seen.length;
  });
  fake.gives(...many);
  expect(seen.length).toBeLessThan(many.length);
  fake.emit('close');
  expect(seen.length).toBeLessThan(many.length);
  await vi.waitFor(() => expect(seenAtEnd).toBe(many.length));
  expect(seen).toEqual(many);
});

test('messages that arrive one after another in one turn count together', async () => {
  const { fake, socket } = socketOf();
  const seen: string[] = [];
  new Intake(socket, ({ data }) => {
    seen.push(String(data));
    spend(TURN_MS / 3);
  });
  const many = Array.from({ length: 12 }, (_, n) => String(n));
  fake.gives(...many);
  expect(seen.length).toBeLessThan(6);
  await vi.waitFor(() => expect(seen).toEqual(many));
});
