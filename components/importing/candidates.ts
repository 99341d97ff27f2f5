import { countSlides, lookAt, rewriteSeparators, type Separators } from '#deck';
import { asked, json } from '#live/api.ts';
import type { ImportItem, Read } from '#live/importing/items.ts';
import { pastedItem } from '#live/importing/items.ts';
import { cameAlong } from '#live/importing/save.ts';
import type { Candidate, Step } from './types.ts';

/** What is to be looked at before anything is written. */
export function lookStep(read: readonly Read[]): Step {
  const texts = read.filter((one) => one.kind === 'text');
  return { kind: 'look', candidates: texts.map(candidate), refused: read.filter((one) => one.kind === 'refused') };
}

function candidate(item: ImportItem): Candidate {
  const look = lookAt(item.text);
  return { item, look, along: cameAlong(item.text, item).size, separators: look.separators, slides: look.slides, wanted: true };
}

/** The same text with other separators. */
export function withSeparators(one: Candidate, separators: Separators): Candidate {
  return { ...one, separators, slides: countSlides(rewriteSeparators(one.item.text, separators).text).slides };
}

export const titleOf = ({ look, item }: Candidate): string => look.title ?? item.title;

type Fetched = { readonly markdown: string; readonly title: string; readonly from: string };

/** The text behind an address. Throws ApiError. */
export async function readAddress(url: string, signal: AbortSignal): Promise<Read> {
  const answer = await asked('/api/v1/imports', { ...json('POST', { url, dry: true }), signal });
  const { markdown, title, from } = (await answer.json()) as Fetched;
  return pastedItem(markdown, { name: from, title });
}
