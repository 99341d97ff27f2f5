import { CLOSE } from '#wire';
import type { Locked, Outcome } from './deck-text.ts';
import { ackFrame, stepOneFrame } from './frames.ts';
import { ASK_AGAIN_MS, ASK_SOON_MS, MAX_REFUSALS } from './limits.ts';
import type { Room } from './room.ts';
import type { SyncConnection } from './sync-connection.ts';

type Refusal = Extract<Outcome, 'too-large' | 'forbidden' | 'malformed'>;

/** The update messages of one connection: takes them to the room, and says which are committed. */
export class EditDesk {
  readonly #room: Room;
  readonly #connection: SyncConnection;
  #received = 0;
  #hasHandedOver = false;
  /** Acknowledgements wait until the client has sent what was missing or refused. */
  #gap = false;
  /** The client was asked for what is missing, or is about to be, and has not answered. */
  #asked = false;
  #askAfterMs = ASK_SOON_MS;
  #refusals = 0;

  constructor(room: Room, connection: SyncConnection) {
    this.#room = room;
    this.#connection = connection;
  }

  /** Has the client sent all that the server lacked when it came? */
  get hasHandedOver(): boolean {
    return this.#hasHandedOver;
  }

  /** Has everything arrived and been taken that a client sent in so many update messages? */
  isComplete(sent: number): boolean {
    return !this.#gap && sent === this.#received;
  }

  /** `handshake`: it carries all that we lack. */
  take(update: Uint8Array, handshake: boolean): void | Promise<void> {
    this.#received += 1;
    const how = { handshake, at: performance.now() };
    const outcome = this.#room.edit(this.#connection, update, handshake);
    if (outcome instanceof Promise) return outcome.then((late) => this.#answer(late, how));
    this.#answer(outcome, how);
  }

  #answer(outcome: Outcome, { handshake, at }: { readonly handshake: boolean; readonly at: number }): void {
    this.#hasHandedOver ||= handshake;
    if (handshake) this.#asked = false;
    if (outcome === 'partly') this.#askAfterMs = ASK_SOON_MS;
    if (outcome === 'gap') this.#askForWhole(0);
    else if (outcome === 'held' || outcome === 'partly') this.#askForWhole(this.#later());
    else if (outcome === 'taken') this.#acknowledge(handshake, at);
    else if (typeof outcome === 'object') this.#undone(outcome, { handshake, at });
    // A reader's handshake says only what everybody knows.
    else if (!(outcome === 'forbidden' && handshake)) this.#reject(outcome, at);
  }

  /** What others have to bring first comes soon or not at all. */
  #later(): number {
    const afterMs = this.#askAfterMs;
    this.#askAfterMs = Math.min(afterMs * 2, ASK_AGAIN_MS);
    return afterMs;
  }

  /** The client is asked for everything we lack; nothing is acknowledged until it came. */
  #askForWhole(afterMs: number): void {
    this.#gap = true;
    if (this.#asked) return;
    this.#asked = true;
    const ask = () => this.#connection.send(stepOneFrame(this.#room.text.doc));
    if (afterMs > 0) setTimeout(ask, afterMs);
    else ask();
  }

  /** Acknowledges all update messages so far, once what the room recorded is committed. */
  #acknowledge(handshake: boolean, arrivedAt: number): void {
    if (handshake) {
      this.#gap = false;
      this.#askAfterMs = ASK_SOON_MS;
    }
    if (this.#gap) return;
    const count = this.#received;
    const { journal, house } = this.#room;
    journal.settled().then(
      () => {
        this.#connection.sendOurs(ackFrame(count));
        house.meter.acknowledged((performance.now() - arrivedAt) / 1000);
      },
      () => undefined,
    );
  }

  /** What was taken and undone is committed like any edit. */
  #undone({ locked }: Locked, { handshake, at }: { readonly handshake: boolean; readonly at: number }): void {
    this.#connection.tell({ type: 'rejected', why: 'section', section: { topic: locked.topic, owners: [...locked.owners] } });
    this.#room.house.meter.refused('section');
    this.#acknowledge(handshake, at);
  }

  #reject(why: Refusal, arrivedAt: number): void {
    this.#connection.tell({ type: 'rejected', why });
    // Too large was taken and undone: that is committed like any edit. The others are stored only if a handshake brings them again.
    if (why === 'too-large') this.#acknowledge(false, arrivedAt);
    else this.#gap = true;
    if (why !== 'malformed') this.#room.house.meter.refused(why);
    else if (++this.#refusals >= MAX_REFUSALS) this.#connection.close(CLOSE.refused, 'refused updates');
  }
}
