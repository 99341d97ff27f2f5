import { factsOf, factsOfAll, type SlideFacts } from './facts.ts';
import { fold } from './plain.ts';
import type { ParsedDeck, Section, SlideSource } from './types.ts';

const MAX_TITLE = 80;

type Entry = { readonly slide: SlideSource; readonly facts: SlideFacts };
type Draft = { topic: string | null; readonly entries: Entry[] };

/** The deck's sections (SPEC D90 to D99): every slide is in exactly one, in order. */
export function outlineOf(parsed: ParsedDeck): readonly Section[] {
  const drafts: Draft[] = [];
  const known = factsOfAll(parsed.slides.map(({ text }) => text));
  for (const [index, slide] of parsed.slides.entries()) {
    const facts = known[index] ?? factsOf(slide.text);
    const topic = topicOf(facts);
    const current = drafts.at(-1);
    if (current && !startsSection(current, slide, facts)) {
      current.topic ??= topic;
      current.entries.push({ slide, facts });
    } else drafts.push({ topic, entries: [{ slide, facts }] });
  }
  const times = timesOf(drafts, parsed);
  return drafts.map((draft, index) => sectionOf(draft, times[index] ?? null));
}

function topicOf(facts: SlideFacts): string | null {
  return facts.headings.find((heading) => heading.level <= 2)?.text ?? null;
}

function startsSection(current: Draft, slide: SlideSource, facts: SlideFacts): boolean {
  const topic = topicOf(facts);
  if (topic === null || (current.topic !== null && fold(topic) === fold(current.topic))) return false;
  return slide.row === 0 || facts.owners.length > 0 || facts.report !== null;
}

function sectionOf(draft: Draft, timeMs: number | null): Section {
  const { topic, entries } = draft;
  const first = entries[0]?.slide;
  return {
    topic,
    first: first?.number ?? 1,
    last: entries.at(-1)?.slide.number ?? 1,
    owners: ownersOf(entries),
    timeMs,
    from: first?.from ?? 0,
    slideTitles: entries.map((entry) => titleFor(entry.facts, entries.length > 1 ? topic : null)),
  };
}

function ownersOf(entries: readonly Entry[]): readonly string[] {
  const named = entries.flatMap((entry) => entry.facts.owners);
  const reporting = entries.flatMap((entry) => entry.facts.report?.names ?? []);
  return [...new Set(named.length > 0 ? named : reporting)];
}

/** What tells the slide from others of its topic; the topic itself when nothing does. */
function titleFor(facts: SlideFacts, topic: string | null): string {
  const other = facts.headings.find((heading) => topic === null || fold(heading.text) !== fold(topic));
  const title = other?.text ?? facts.report?.word ?? facts.bold ?? facts.line ?? facts.image ?? topic ?? '';
  return [...title.replace(/\s*:$/, '')].slice(0, MAX_TITLE).join('');
}

/** Said for the section, else by slide, else what is left of the total in equal shares. Milliseconds. */
function timesOf(drafts: readonly Draft[], parsed: ParsedDeck): readonly (number | null)[] {
  const { defaultTiming, totalTime } = parsed.settings.slideOptions as { defaultTiming?: number; totalTime?: number };
  const said = drafts.map((draft) => {
    const own = draft.entries.flatMap((entry) => entry.facts.timeMs ?? []);
    return own.length > 0 ? own.reduce((sum, time) => sum + time, 0) : null;
  });
  if (defaultTiming) return said.map((time, index) => time ?? defaultTiming * 1_000 * (drafts[index]?.entries.length ?? 0));
  if (!totalTime) return said;
  const left = totalTime * 1_000 - said.reduce<number>((sum, time) => sum + (time ?? 0), 0);
  const share = Math.max(0, Math.round(left / Math.max(1, said.filter((time) => time === null).length)));
  return said.map((time) => time ?? share);
}
