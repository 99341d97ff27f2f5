import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import { idOf, type Level, reaches, type Viewer } from '#access';
import { logger } from '#store/logger.ts';
import { levelNow } from '#store/rights.ts';
import { CLOSE, coloursOf, type ToEditor } from '#wire';
import { NOBODY } from './clients.ts';
import { EditDesk } from './edit-desk.ts';
import { takeExtra } from './extras.ts';
import { extraFrame, type Incoming, presenceFrame, readMessage, stepOneFrame, stepTwoFrame } from './frames.ts';
import { Intake, type Message } from './intake.ts';
import { Latest } from './latest.ts';
import { EDITOR_BUFFER_BYTES, HANDSHAKE_COST, MAX_MESSAGE_BYTES, MIN_PRESENCE_MS, PRESENCE_BUFFER_BYTES } from './limits.ts';
import type { PresenceUser } from './presence.ts';
import type { Ask } from './recheck.ts';
import type { Room } from './room.ts';
import { accessMessage } from './section-gate.ts';
import { type Line, write } from './wire-frame.ts';

/** Who is at a connection. `chosenName` false: the name is "Guest NN" and nobody chose it. */
export type You = { readonly id: string; readonly name: string; readonly chosenName: boolean };
/** `ours`: its client reads the message types that y-websocket does not have. */
export type Guest = {
  readonly viewer: Viewer;
  readonly you: You;
  readonly ours: boolean;
  readonly ask: Ask;
  readonly callings: readonly string[];
};

const FOR_WHAT_IT_SENT: readonly number[] = [CLOSE.badMessage, CLOSE.refused, CLOSE.tooLarge];

/** One socket of the sync lane in its room. What it may do is asked anew for each message. */
export class SyncConnection {
  viewer: Viewer;
  readonly ask: Ask;
  you: You;
  readonly #room: Room;
  readonly #line: Line;
  readonly #ours: boolean;
  readonly #intake: Intake;
  readonly #desk: EditDesk;
  readonly #presence = new Latest<Uint8Array>(MIN_PRESENCE_MS, (update) => this.#takePresence(update));
  /** By what texts call this person. */
  callings: readonly string[];
  #told: Level = 'none';
  /** It is closed for what it sent: what it sent behind that is not looked at. */
  #deaf = false;
  #said: ToEditor | null = null;

  constructor(room: Room, line: Line, { viewer, you, ours, ask, callings }: Guest) {
    const { socket, wire } = line;
    this.#room = room;
    this.#line = line;
    this.viewer = viewer;
    this.ask = ask;
    this.you = you;
    this.callings = callings;
    this.#ours = ours;
    this.#desk = new EditDesk(room, this);
    this.#intake = new Intake(socket, (message) => this.#receive(message));
    socket.on('close', () => this.#presence.stop());
    // One write for all that it is told at once.
    wire.cork();
    this.tellAccess();
    this.tell({ type: 'stage', stage: room.stage.view() });
    if (room.house.stalled()) this.tell({ type: 'stalled', on: true });
    this.send(stepOneFrame(room.text.doc));
    this.#sendEverybody();
    wire.uncork();
  }

  /** Once it has closed and all that it wrote is taken. */
  whenEnded(then: () => void): void {
    this.#intake.whenEnded(then);
  }

  get #hasHungUp(): boolean {
    const { socket } = this.#line;
    return socket.readyState !== socket.OPEN;
  }

  get level(): Level {
    return levelNow(this.#room.access, this.viewer);
  }

  /** Whose the Yjs clients are that write here. */
  get ownerId(): string {
    return idOf(this.viewer) ?? NOBODY;
  }

  /** What its client had when it came is known. */
  get hasHandedOver(): boolean {
    return this.#desk.hasHandedOver;
  }

  get user(): PresenceUser {
    const { id, name } = this.you;
    return { id, name, ...coloursOf(id), callings: this.callings };
  }

  /** Says what this connection may do, if that is news. */
  tellAccess(): void {
    const { level } = this;
    const message = accessMessage(this.#room, this);
    if (isDeepStrictEqual(message, this.#said)) return;
    this.#said = message;
    // Whoever may read again missed what was written meanwhile.
    const back = this.#told === 'view' && reaches(level, 'present');
    this.#told = level;
    this.tell(message);
    if (!reaches(level, 'view') && !this.#room.access.trashed) this.close(CLOSE.removed, 'removed');
    if (back) this.sendContent(this.#room.text.whole);
    if (back) this.send(stepOneFrame(this.#room.text.doc));
  }

  renamed(name: string): void {
    this.you = { ...this.you, name, chosenName: true };
    if (this.viewer.kind === 'guest') this.callings = [name];
    this.tell(accessMessage(this.#room, this));
    this.#room.editors.presence.rename(this, this.user);
  }

  /** The log cannot keep up, or can again. Whoever writes meanwhile is not read from then on. */
  stalled(on: boolean): void {
    this.tell({ type: 'stalled', on });
    if (!on) this.#intake.hold(false);
  }

  /** What it sent costs as much as so many messages: it waits the longer. */
  charge(messages: number): void {
    this.#intake.charge(messages);
  }

  tell(message: ToEditor): void {
    this.sendOurs(extraFrame(message));
  }

  /** A message of a type that only our clients read. */
  sendOurs(frame: Buffer): void {
    if (this.#ours) this.send(frame);
  }

  send(frame: Buffer): void {
    const { socket } = this.#line;
    if (this.#hasHungUp) return;
    if (socket.bufferedAmount <= EDITOR_BUFFER_BYTES) {
      write(this.#line, frame);
      return;
    }
    logger.warn({ deckId: this.#room.id }, 'an editor reads too slowly and is cut off');
    this.#room.house.meter.slow('sync');
    this.close(CLOSE.tryLater, 'too slow');
  }

  /** Text with notes: only for those who may present or edit. */
  sendContent(frame: Buffer): void {
    if (reaches(this.level, 'present')) this.send(frame);
  }

  sendPresence(frame: Buffer): void {
    if (reaches(this.level, 'present') && this.#line.socket.bufferedAmount < PRESENCE_BUFFER_BYTES) this.send(frame);
  }

  close(code: number, reason: string): void {
    this.#deaf ||= FOR_WHAT_IT_SENT.includes(code);
    this.#line.socket.close(code, reason);
  }

  #receive({ data, isBinary }: Message): void | Promise<void> {
    if (this.#deaf) return;
    if (!isBinary) this.close(CLOSE.badMessage, 'binary messages only');
    else if (data.byteLength > MAX_MESSAGE_BYTES) this.close(CLOSE.tooLarge, 'message too large');
    else return this.#guarded(() => this.#handle(readMessage(data)));
  }

  #guarded(work: () => void | Promise<void>): void | Promise<void> {
    try {
      return work()?.catch((error) => this.#broken(error));
    } catch (error) {
      this.#broken(error);
    }
  }

  /** Of foreign bytes only what kind of error it was is noted: its words may hold them. */
  #broken(error: unknown): void {
    const { name } = error instanceof Error ? error : { name: 'unknown' };
    logger.warn({ error: name, deckId: this.#room.id }, 'a message could not be handled');
    this.close(CLOSE.badMessage, 'malformed message');
  }

  #handle(message: Incoming): void | Promise<void> {
    // What it wrote before it hung up counts, and comes here all at once; what it asked is nobody's any more.
    if (this.#hasHungUp && message.kind !== 'edit' && message.kind !== 'extra') return;
    switch (message.kind) {
      case 'step1':
        this.#answerHandshake(message.vector);
        break;
      case 'edit': {
        const taking = this.#desk.take(message.update, message.handshake);
        this.#intake.hold(this.#room.house.stalled());
        return taking;
      }
      case 'presence':
        this.#presence.offer(message.update);
        break;
      case 'query':
        this.#sendEverybody();
        break;
      case 'extra':
        takeExtra(this.#room, this, { json: message.json, desk: this.#desk });
        break;
      case 'unknown':
        break;
    }
  }

  #answerHandshake(vector: Uint8Array): void {
    this.#intake.charge(HANDSHAKE_COST);
    const { text } = this.#room;
    const empty = vector.byteLength <= 1;
    this.sendContent(empty ? text.whole : stepTwoFrame(Y.encodeStateAsUpdate(text.doc, vector)));
  }

  #takePresence(update: Uint8Array): void {
    try {
      this.#room.takePresence(this, update);
    } catch (error) {
      this.#broken(error);
    }
  }

  /** Always an answer: to a client that asks after a silence it is the sign of life. */
  #sendEverybody(): void {
    const mayKnow = reaches(this.level, 'present');
    this.send(mayKnow ? this.#room.editors.presence.snapshot(this) : presenceFrame([]));
  }
}
