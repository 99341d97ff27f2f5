import { Counter, Histogram, Registry } from 'prom-client';
import type { GateReason } from './gate.ts';

/** What a server counts while it works; `/metrics` shows it, with what is asked at that moment. */
export class Meter {
  readonly registry = new Registry();
  readonly #registers = [this.registry];
  readonly #edits = new Counter({ name: 'lectern_edits_total', help: 'Edits taken from editors.', registers: this.#registers });
  readonly #refusals = new Counter({
    name: 'lectern_gate_refusals_total',
    help: 'Updates that were not taken, by reason.',
    labelNames: ['reason'],
    registers: this.#registers,
  });
  readonly #slow = new Counter({
    name: 'lectern_slow_clients_total',
    help: 'Editors cut off and followers that missed frames because they read too slowly.',
    labelNames: ['lane'],
    registers: this.#registers,
  });
  readonly #acks = new Histogram({
    name: 'lectern_ack_seconds',
    help: 'From the arrival of an edit to its acknowledgement.',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: this.#registers,
  });

  edited(): void {
    this.#edits.inc();
  }

  refused(reason: GateReason | 'forbidden' | 'too-large' | 'section'): void {
    this.#refusals.inc({ reason });
  }

  slow(lane: 'sync' | 'follow'): void {
    this.#slow.inc({ lane });
  }

  acknowledged(seconds: number): void {
    this.#acks.observe(seconds);
  }
}
