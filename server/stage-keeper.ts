import { LOST_AFTER_MS, type Move, moveStage, type Refusal, type Stage } from '#stage';
import { logger } from '#store/logger.ts';
import { writeStage } from '#store/stages.ts';
import type { Place, StageView } from '#wire';

type Setup = {
  readonly deckId: string;
  readonly initial: Stage;
  /** Where a position is in the text as it is now. */
  readonly placeOf: (position: { readonly anchor: string; readonly step: number }) => Place;
  readonly followers: () => number;
  readonly onChange: () => void;
};

/** A deck's stage on the server: the first move from a state wins, every change is stored, a lost leader is noticed. */
export class StageKeeper {
  readonly #setup: Setup;
  #stage: Stage;
  #lost: NodeJS.Timeout | null = null;
  #unsaved = false;
  #closed = false;
  #saving: Promise<void> | null = null;

  constructor(setup: Setup) {
    this.#setup = setup;
    this.#stage = sinceNow(setup.initial);
    this.#watch();
  }

  /** Makes the move, or says why not. */
  move(move: Move): Refusal | null {
    // A server that stops closes the leader's sockets itself: nobody went away.
    if (this.#closed) return null;
    const next = moveStage(this.#stage, move);
    if (next === 'stale' || next === 'forbidden') return next;
    if (next === this.#stage) return null;
    this.#stage = next;
    this.#watch();
    this.#save();
    this.#setup.onChange();
    return null;
  }

  /** Who leads, or null. */
  get leaderId(): string | null {
    return this.#stage.live.on ? this.#stage.live.leader.id : null;
  }

  /** Where the stage is, null before anybody presented. */
  place(): Place | null {
    return this.#stage.position && this.#setup.placeOf(this.#stage.position);
  }

  /** As followers get it: without the anchor. */
  publicView(): StageView {
    const { n, live } = this.#stage;
    const view = { n, place: this.place(), anchor: null, followers: this.#setup.followers() };
    if (!live.on) return { ...view, live: null, ended: live.ended };
    const { leader, since, black, awaySince } = live;
    return { ...view, live: { leaderId: leader.id, leaderName: leader.name, since, black, awaySince }, ended: null };
  }

  /** As editors get it. */
  view(): StageView {
    return { ...this.publicView(), anchor: this.#stage.position?.anchor ?? null };
  }

  /** Resolves once the stage is stored. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#lost) clearTimeout(this.#lost);
    this.#lost = null;
    while (this.#saving !== null) await this.#saving;
  }

  #watch(): void {
    if (this.#lost) clearTimeout(this.#lost);
    this.#lost = null;
    const { live } = this.#stage;
    if (!live.on || live.awaySince === null) return;
    const inMs = Math.max(0, live.awaySince + LOST_AFTER_MS - Date.now());
    this.#lost = setTimeout(() => this.move({ type: 'tick', now: Date.now() }), inMs);
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
      await writeStage(deckId, this.#stage).catch((error) => logger.error({ err: error, deckId }, 'storing the stage failed'));
    }
  }
}

/** A leader has nobody connected when a room opens; the time to come back runs from now, however long the server was away. */
function sinceNow(stage: Stage): Stage {
  return stage.live.on ? { ...stage, live: { ...stage.live, awaySince: Date.now() } } : stage;
}
