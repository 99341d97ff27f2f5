import { ApiError } from '#live/api.ts';
import { createStore, type ReadStore } from '#live/store.ts';
import type { SyncSession } from '#live/sync-types.ts';
import {
  descriptionIn,
  lastStep,
  offsetOf,
  type Place,
  placeholderOf,
  plainName,
  putTexts,
  type Range,
  rangeOf,
  replaceWithin,
  withBreak,
} from './placeholder.ts';
import type { Sending, StoredPicture } from './send-picture.ts';

/** So many files go at once; the others wait. */
const AT_ONCE = 2;

type ShownState =
  | { readonly kind: 'waiting' }
  /** `share` from 0 to 1; at 1 the server works on it. */
  | { readonly kind: 'sending'; readonly share: number }
  /** `status` and `problem` as the server answered; status 0: it did not. */
  | { readonly kind: 'failed'; readonly status: number; readonly problem: string; readonly detail: string };
/** Asleep: its placeholder was taken away; a redo brings it back. */
type UploadState = ShownState | { readonly kind: 'asleep' };
/** A picture on its way, as it is shown. */
export type UploadRow = { readonly id: number; readonly name: string; readonly state: ShownState };

export type UploadOptions = {
  readonly session: SyncSession;
  send(file: File, sending: Sending): Promise<StoredPicture>;
  /** What the placeholder says. */
  placeholder(name: string): string;
  /** The markdown of a stored picture. */
  imageOf(picture: StoredPicture, description: string): string;
  /** A placeholder is about to become a picture: hears where both are, and does it. */
  place(range: Range, image: string, replace: () => void): void;
};

export type Uploads = {
  readonly rows: ReadStore<readonly UploadRow[]>;
  /** Uploads pictures and shows placeholders at an offset meanwhile, all in one step that can be undone. Gives the offset after the last one. */
  add(files: readonly File[], at: number): number;
  /** Stops one and takes its placeholder away; one that failed is forgotten. */
  cancel(id: number): void;
  retry(id: number): void;
  /** Takes all placeholders away: the page is left. */
  abandon(): void;
  /** Lets those go on that are on their way, and ends with them. */
  close(): void;
};

/** Files chosen together: one step for the undo, and the line breaks between them. */
type Batch = { step: ReturnType<typeof lastStep>; readonly breaks: readonly Place[] };
type Job = {
  readonly id: number;
  readonly file: File;
  readonly name: string;
  place: Place;
  batch: Batch;
  state: UploadState;
  stop: AbortController;
};

/** Uploads of one document's text. */
export function openUploads(options: UploadOptions): Uploads {
  const uploading = new Uploading(options);
  return {
    rows: uploading.rows,
    add: (files, at) => uploading.add(files, at),
    cancel: (id) => uploading.cancel(id),
    retry: (id) => uploading.retry(id),
    abandon: () => uploading.abandon(),
    close: () => uploading.close(),
  };
}

/** What the server answered; status 0: it did not. */
export function failureOf(error: unknown): { readonly status: number; readonly problem: string; readonly detail: string } {
  const { status, type, message } = error instanceof ApiError ? error : new ApiError(0, '', String(error));
  return { status, problem: type, detail: message };
}

class Uploading {
  readonly rows = createStore<readonly UploadRow[]>([]);
  readonly #options: UploadOptions;
  readonly #session: SyncSession;
  #jobs: Job[] = [];
  #count = 0;
  #closing = false;
  readonly #onText = () => this.#follow();

  constructor(options: UploadOptions) {
    this.#options = options;
    this.#session = options.session;
    this.#session.ytext.observe(this.#onText);
  }

  add(files: readonly File[], at: number): number {
    const jobs = files.map((file) => ({ id: ++this.#count, file, name: plainName(file.name) }));
    const texts = jobs.map(({ name }) => this.#placeholder(name));
    const { places, breaks } = putTexts(this.#session, at, texts);
    const batch = { step: lastStep(this.#session), breaks };
    for (const [n, place] of places.entries()) {
      const job = jobs[n];
      if (job) this.#jobs.push({ ...job, place, batch, state: { kind: 'waiting' }, stop: new AbortController() });
    }
    this.#pump();
    const last = places.at(-1);
    return (last && rangeOf(this.#session, last)?.to) ?? at;
  }

  cancel(id: number): void {
    const job = this.#jobs.find((one) => one.id === id);
    if (!job) return;
    this.#jobs = this.#jobs.filter((one) => one !== job);
    job.stop.abort();
    this.#clear(job);
    this.#pump();
  }

  retry(id: number): void {
    const job = this.#jobs.find((one) => one.id === id);
    if (job?.state.kind !== 'failed') return;
    const { places, breaks } = putTexts(this.#session, offsetOf(this.#session, job.place), [this.#placeholder(job.name)]);
    [job.place = job.place] = places;
    job.batch = { step: lastStep(this.#session), breaks };
    this.#set(job, { kind: 'waiting' });
    this.#pump();
  }

  abandon(): void {
    for (const { id } of [...this.#jobs]) this.cancel(id);
  }

  close(): void {
    this.#closing = true;
    this.#endIfDone();
  }

  #placeholder = (name: string): string => placeholderOf(this.#options.placeholder(name));

  #set(job: Job, state: UploadState): void {
    job.state = state;
    this.#tell();
  }

  #tell(): void {
    this.rows.set(this.#jobs.flatMap(({ id, name, state }) => (state.kind === 'asleep' ? [] : [{ id, name, state }])));
  }

  #pump(): void {
    const underWay = this.#jobs.filter(({ state }) => state.kind === 'sending').length;
    const waiting = this.#jobs.filter(({ state }) => state.kind === 'waiting');
    for (const job of waiting.slice(0, Math.max(0, AT_ONCE - underWay))) void this.#run(job);
    this.#tell();
    this.#endIfDone();
  }

  async #run(job: Job): Promise<void> {
    const stop = new AbortController();
    job.stop = stop;
    this.#set(job, { kind: 'sending', share: 0 });
    const onProgress = (share: number) => {
      if (job.state.kind === 'sending' && !stop.signal.aborted) this.#set(job, { kind: 'sending', share });
    };
    try {
      const picture = await this.#options.send(job.file, { signal: stop.signal, onProgress });
      if (!stop.signal.aborted) this.#finish(job, picture);
    } catch (error) {
      if (!stop.signal.aborted) this.#fail(job, error);
    }
    this.#pump();
  }

  #finish(job: Job, picture: StoredPicture): void {
    this.#jobs = this.#jobs.filter((one) => one !== job);
    const range = rangeOf(this.#session, job.place);
    if (!range) return;
    const said = descriptionIn(this.#session.ytext.toString().slice(range.from, range.to));
    // What somebody wrote into the placeholder meanwhile is the picture's description.
    const image = this.#options.imageOf(picture, said.replace(this.#options.placeholder(job.name), '').trim());
    this.#options.place(range, image, () => replaceWithin(this.#session, job.batch.step, { ...range, text: image }));
  }

  #fail(job: Job, error: unknown): void {
    this.#set(job, { kind: 'failed', ...failureOf(error) });
    this.#clear(job);
  }

  #clear({ place, batch }: Job): void {
    const range = rangeOf(this.#session, place);
    if (range) replaceWithin(this.#session, batch.step, { ...withBreak(this.#session, range, batch.breaks), text: '' });
  }

  /** The text changed: what lost its placeholder stops, what got it back goes on. */
  #follow(): void {
    for (const job of this.#jobs) {
      const isThere = rangeOf(this.#session, job.place) !== null;
      if (!isThere && (job.state.kind === 'waiting' || job.state.kind === 'sending')) {
        job.stop.abort();
        this.#set(job, { kind: 'asleep' });
      }
      if (isThere && job.state.kind === 'asleep') this.#wake(job);
    }
  }

  #wake(job: Job): void {
    this.#set(job, { kind: 'waiting' });
    // The step that brought it back is not on the stack yet.
    queueMicrotask(() => {
      job.batch.step = lastStep(this.#session);
      this.#pump();
    });
  }

  #endIfDone(): void {
    const isBusy = this.#jobs.some(({ state }) => state.kind === 'waiting' || state.kind === 'sending');
    if (this.#closing && !isBusy) this.#session.ytext.unobserve(this.#onText);
  }
}
