import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { logger } from '#store/logger.ts';
import { type BusMessage, busMessageSchema } from './bus-messages.ts';
import { BUS_PING_MS } from './limits.ts';

export type BusListener = { receive(message: BusMessage): void /** What came meanwhile is lost. */; reconnected(): void };

/** The doorbell between the nodes of one Lectern. What it does not bring is found in Postgres. */
export type Bus = {
  /** Names this process. */
  readonly node: string;
  /** Null: there is only this node. */
  up(): boolean | null;
  /** Hears what others say of a deck, until `leave`. */
  join(deckId: string, listener: BusListener): void;
  leave(deckId: string): void;
  publish(message: BusMessage): void;
  close(): void;
};

const newNode = (): string => randomBytes(9).toString('base64url');

/** For a Lectern of one node. */
export const noBus = (): Bus => ({
  node: newNode(),
  up: () => null,
  join: () => undefined,
  leave: () => undefined,
  publish: () => undefined,
  close: () => undefined,
});

const channelOf = (deckId: string): string => `lectern:deck:${deckId}`;
const options = {
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  autoResubscribe: false,
  connectTimeout: 3000,
  retryStrategy: (times: number) => Math.min(50 * times, 1000),
} as const;

/** Rings by Redis's publish and subscribe. Its absence is no error: it is tried again for ever. */
export class RedisBus implements Bus {
  readonly node = newNode();
  readonly #listeners = new Map<string, BusListener>();
  readonly #publisher: Redis;
  readonly #subscriber: Redis;
  readonly #pinging: NodeJS.Timeout;
  #subscribed = false;
  #answered = true;

  constructor(url: string) {
    this.#publisher = new Redis(url, options);
    this.#subscriber = new Redis(url, options);
    for (const client of [this.#publisher, this.#subscriber]) {
      client.on('error', (error) => logger.debug({ err: error }, 'redis'));
      client.on('ready', () => this.#ready());
      client.on('close', () => this.#lost());
    }
    this.#subscriber.on('message', (_channel: string, words: string) => this.#heard(words));
    this.#pinging = setInterval(() => this.#ping(), BUS_PING_MS);
  }

  up(): boolean {
    return this.#subscribed && this.#publisher.status === 'ready' && this.#subscriber.status === 'ready';
  }

  join(deckId: string, listener: BusListener): void {
    this.#listeners.set(deckId, listener);
    if (!this.up()) return;
    this.#subscriber.subscribe(channelOf(deckId)).then(
      () => listener.reconnected(),
      () => this.#again(),
    );
  }

  leave(deckId: string): void {
    this.#listeners.delete(deckId);
    this.#subscriber.unsubscribe(channelOf(deckId)).catch(() => undefined);
  }

  publish(message: BusMessage): void {
    if (!this.up()) return;
    this.#publisher.publish(channelOf(message.deckId), JSON.stringify(message)).catch(() => undefined);
  }

  close(): void {
    clearInterval(this.#pinging);
    this.#publisher.disconnect();
    this.#subscriber.disconnect();
  }

  #ready(): void {
    if (this.#publisher.status !== 'ready' || this.#subscriber.status !== 'ready') return;
    this.#answered = true;
    const channels = [...this.#listeners.keys()].map(channelOf);
    const subscribing = channels.length > 0 ? this.#subscriber.subscribe(...channels) : Promise.resolve();
    subscribing.then(
      () => {
        this.#subscribed = true;
        logger.info('redis is there');
        for (const listener of this.#listeners.values()) listener.reconnected();
      },
      () => this.#again(),
    );
  }

  #lost(): void {
    if (this.#subscribed) logger.warn('redis is gone; open decks are polled');
    this.#subscribed = false;
  }

  #again(): void {
    this.#subscribed = false;
    this.#subscriber.disconnect(true);
  }

  /** A connection that is cut without a word shows by its silence. */
  #ping(): void {
    if (!this.up()) return;
    if (!this.#answered) {
      this.#answered = true;
      this.#publisher.disconnect(true);
      this.#again();
      return;
    }
    this.#answered = false;
    Promise.all([this.#publisher.ping(), this.#subscriber.ping()]).then(
      () => {
        this.#answered = true;
      },
      () => undefined,
    );
  }

  #heard(words: string): void {
    const parsed = busMessageSchema.safeParse(parseJson(words));
    if (!parsed.success) logger.warn('a message from another node is of another version');
    else if (parsed.data.node !== this.node) this.#listeners.get(parsed.data.deckId)?.receive(parsed.data);
  }
}

function parseJson(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch {
    return null;
  }
}
