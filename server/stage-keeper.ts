import { isDeepStrictEqual } from 'node:util';
import { type Leader, LOST_AFTER_MS, type Move, moveStage, type Refusal, type Stage } from '#stage';
import { logger } from '#store/logger.ts';
import { moveBaton, readStage, writeStage } from '#store/stages.ts';
import type { Place, StageView } from '#wire';

type Setup = {
  readonly deckId: string;
  readonly initial: Stage;
  /** Where a position is in the text as it is now. */
  readonly placeOf: (position: { readonly anchor: string; readonly step: number }) => Place;
  readonly followers: () => number;
  /** Who has the baton when its holder is gone: an owner of the deck who is here. */
  readonly heir: () => Leader | null;
  readonly onChange: () => void;
  /** Other nodes are to hear of it. */
  readonly onMoved: (stage: Stage) => void;
  /** It came from elsewhere: perhaps somebody here knows better whether the leader is away. */
  readonly onAdopted: () => unknown;
};
const TICK_AGAIN_MS = 1000;

/** A deck's stage on the server: the first move from a state wins, every change is stored, a lost leader is noticed. */
export class StageKeeper {
  readonly #setup: Setup;
  #stage: Stage;
  #lost: NodeJS.Timeout | null = null;
  #unsaved = false;
  #closed = false;
  #saving: Promise<void> | null = null;
  #turn: Promise<Refusal | null> = Promise.resolve(null);

  constructor(setup: Setup) {
    this.#setup = setup;
    this.#stage = setup.initial;
    this.#watch();
  }

  /** Makes the move, or says why not. Who leads is decided in the database, where all nodes ask; the rest is stored later. */
  async move(move: Move): Promise<Refusal | null> {
    // A server that stops closes the leader's sockets itself: nobody went away.
    if (this.#closed) return null;
    const next = moveStage(this.#stage, move);
    if (next === 'stale' || next === 'forbidden') return next;
    if (next.n !== this.#stage.n) return this.#inTurn(() => this.#moveBaton(move));
    if (next === this.#stage) return null;
    this.#show(next);
    this.#save();
    return null;
  }

  /** Another node, or the database, says how it is. What is older than what we know is passed over. */
  adopt(stage: Stage): void {
    const ours = stage.n === this.#stage.n && (this.#unsaved || this.#saving !== null);
    if (this.#closed || ours || stage.n < this.#stage.n || isDeepStrictEqual(stage, this.#stage)) return;
    this.#stage = stage;
    this.#watch();
    this.#setup.onChange();
    this.#setup.onAdopted();
  }

  get current(): Stage {
    return this.#stage;
  }

  /** Who leads, or null. */
  get leaderId(): string | null {
    return this.#stage.live.on ? this.#stage.live.leader.id : null;
  }

  /** Where the stage is, null before anybody presented. */
  place(): Place | null {
    return this.#stage.position && this.#setup.placeOf(this.#stage.position);
  }

  /** As followers get it: without the anchor and without who asks for the baton. `place`: where it is in their text. */
  publicView(place: Place | null = this.place()): StageView {
    const { n, live } = this.#stage;
    const view = { n, place, anchor: null, followers: this.#setup.followers() };
    if (!live.on) return { ...view, live: null, ended: live.ended };
    const { leader, since, black, awaySince } = live;
    const shown = { leaderId: leader.id, leaderName: leader.name, since, black, awaySince };
    return { ...view, live: { ...shown, offer: null, asking: [] }, ended: null };
  }

  /** As editors get it. */
  view(): StageView {
    const view = this.publicView();
    const { position, live } = this.#stage;
    const baton = live.on ? { offer: live.offer, asking: live.asking } : null;
    return { ...view, anchor: position?.anchor ?? null, live: view.live && baton && { ...view.live, ...baton } };
  }

  /** Resolves once the stage is stored. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#lost) clearTimeout(this.#lost);
    this.#lost = null;
    await this.#turn;
    while (this.#saving !== null) await this.#saving;
  }

  #show(stage: Stage): void {
    this.#stage = stage;
    this.#watch();
    this.#setup.onChange();
    this.#setup.onMoved(stage);
  }

  /** One after another: each sees what the one before has made. */
  #inTurn(work: () => Promise<Refusal | null>): Promise<Refusal | null> {
    const turn = this.#turn.then(work, work);
    this.#turn = turn.catch(() => null);
    return turn;
  }

  async #moveBaton(move: Move): Promise<Refusal | null> {
    const { deckId } = this.#setup;
    // Whether somebody who was away came back on another node, only the database knows.
    if (move.type === 'tick') this.adopt(await readStage(deckId));
    const next = moveStage(this.#stage, move);
    if (next === 'stale' || next === 'forbidden') return next;
    const isLost = move.type === 'tick';
    if (next.n === this.#stage.n || (await moveBaton(deckId, { from: this.#stage, to: next, lost: isLost }))) {
      if (next !== this.#stage) this.#show(next);
      return null;
    }
    this.adopt(await readStage(deckId));
    return 'stale';
  }

  #watch(): void {
    if (this.#lost) clearTimeout(this.#lost);
    this.#lost = null;
    const { live } = this.#stage;
    if (this.#closed || !live.on || live.awaySince === null) return;
    const inMs = Math.max(0, live.awaySince + LOST_AFTER_MS - Date.now());
    this.#lost = setTimeout(() => this.#tick(), inMs);
  }

  #tick(): void {
    const again = () => {
      if (this.#lost) clearTimeout(this.#lost);
      if (!this.#closed) this.#lost = setTimeout(() => this.#tick(), TICK_AGAIN_MS);
    };
    this.move({ type: 'tick', now: Date.now(), heir: this.#setup.heir() }).then(
      // A timer may ring before its time by the clock: it counts from when the loop's turn began.
      (refusal) => (refusal ? again() : this.#watch()),
      (error) => {
        logger.error({ err: error, deckId: this.#setup.deckId }, 'a lost leader could not be noted; trying again');
        again();
      },
    );
  }

  /** Stores the latest state; what came while storing is stored next. */
  #save(): void {
    this.#unsaved = true;
    this.#saving ??= this.#drain().finally(() => {
      this.#saving = null;
      if (this.#unsaved) this.#save();
    });
  }

  async #drain(): Promise<void> {
    const { deckId } = this.#setup;
    while (this.#unsaved) {
      this.#unsaved = false;
      const stored = await writeStage(deckId, this.#stage).catch((error) => {
        logger.error({ err: error, deckId }, 'storing the stage failed');
        return true;
      });
      // The baton has gone on elsewhere.
      if (!stored) this.#overtaken();
    }
  }

  #overtaken(): void {
    const { deckId } = this.#setup;
    this.#inTurn(async () => {
      this.adopt(await readStage(deckId));
      return null;
    }).catch((error) => logger.error({ err: error, deckId }, 'the stage could not be read'));
  }
}
