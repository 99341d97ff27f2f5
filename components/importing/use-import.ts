'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { toast } from '#components/shell/toast.tsx';
import { useWords } from '#components/words.tsx';
import { type Read, type Refused, readFiles } from '#live/importing/items.ts';
import { saveItem } from '#live/importing/save.ts';
import type { Words } from '#words';
import { lookStep, readAddress, titleOf } from './candidates.ts';
import { sayMade, sayRefusal, saySaved, sayTrouble } from './say.ts';
import type { Candidate, Imported, Step } from './types.ts';

const SOURCE: Step = { kind: 'source', trouble: null };

/** The way from files, an address or a text to decks. `files`: those it begins with; `onClose`: there is nothing more to see. */
export function useImport(files: readonly File[], onClose: () => void) {
  const { importing } = useWords();
  const router = useRouter();
  const [step, setStep] = useState<Step>(files.length > 0 ? { kind: 'reading', done: 0, all: files.length } : SOURCE);
  const running = useRef(new AbortController());

  const read = async (work: (signal: AbortSignal) => Promise<readonly Read[]>, all: number, address = '') => {
    running.current = new AbortController();
    const { signal } = running.current;
    setStep({ kind: 'reading', done: 0, all });
    try {
      const found = await work(signal);
      if (!signal.aborted) setStep(lookStep(found));
    } catch (error) {
      if (!signal.aborted) setStep({ kind: 'source', trouble: { address, why: sayTrouble(error, importing) } });
    }
  };
  const fromFiles = (chosen: readonly File[]) =>
    void read(() => readFiles(chosen, (done) => setStep({ kind: 'reading', done, all: chosen.length })), chosen.length);
  const fromAddress = (url: string) => void read(async (signal) => [await readAddress(url, signal)], 1, url);
  const fromText = (item: Read) => setStep(lookStep([item]));

  const save = async (candidates: readonly Candidate[], refused: readonly Refused[]) => {
    running.current = new AbortController();
    const { signal } = running.current;
    const onDone = (done: number) => setStep({ kind: 'saving', done, all: candidates.length, isCancelled: signal.aborted });
    const results = await saveAll(candidates, { signal, onDone, words: importing });
    const [first] = results;
    router.refresh();
    if (results.length === 1 && first && 'deck' in first) {
      router.push(`/d/${first.deck.id}`);
      if (first.said.length > 0) toast(first.said.join(' '));
      onClose();
    } else {
      const reasons = refused.map((one) => ({ name: one.name, reason: sayRefusal(one.refused, importing) }));
      setStep({ kind: 'done', results: [...results, ...reasons] });
    }
  };
  /** Ends what runs; otherwise there is nothing to hold back. */
  const close = () => {
    running.current.abort();
    if (step.kind === 'saving') setStep({ ...step, isCancelled: true });
    else onClose();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the files that it begins with are read once
  useEffect(() => {
    if (files.length > 0) fromFiles(files);
    return () => running.current.abort();
  }, [files]);
  return { step, setStep, fromFiles, fromAddress, fromText, save, close, back: () => setStep(SOURCE) };
}

export type Importing = ReturnType<typeof useImport>;

type Run = { readonly signal: AbortSignal; readonly onDone: (done: number) => void; readonly words: Words['importing'] };

async function saveAll(candidates: readonly Candidate[], run: Run): Promise<Imported[]> {
  const results: Imported[] = [];
  for (const [index, candidate] of candidates.entries()) {
    run.onDone(index);
    results.push(await saveOne(candidate, run));
  }
  return results;
}

async function saveOne(candidate: Candidate, { signal, words }: Run): Promise<Imported> {
  const { item, separators } = candidate;
  try {
    const saved = await saveItem(item, { separators, signal });
    return { name: titleOf(candidate), deck: saved.deck, made: sayMade(candidate, words), said: saySaved(item, saved, words) };
  } catch (error) {
    return { name: item.name, reason: signal.aborted ? words.cancelled : sayTrouble(error, words) };
  }
}
