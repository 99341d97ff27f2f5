import type { SlideSource } from '#deck';
import type { OutlineSection } from '#live/reading.ts';
import type { StageView } from '#wire';

/** The section that a 1-based slide belongs to. */
export function sectionAt(sections: readonly OutlineSection[], slide: number): OutlineSection | undefined {
  return sections.find(({ first, last }) => first <= slide && slide <= last);
}

/** The 1-based slide that a 1-based line belongs to. */
export function slideOfLine(slides: readonly SlideSource[], line: number): number {
  return slides.findLast((slide) => slide.line <= line)?.number ?? 1;
}

/** "9–12", or one number. */
export function numbersOf({ first, last }: OutlineSection): string {
  return first === last ? String(first) : `${first}–${last}`;
}

/** Whole minutes of a time in milliseconds, at least one. */
export function minutesOf(timeMs: number): number {
  return Math.max(1, Math.round(timeMs / 60_000));
}

/** Minutes of all sections that have a time; null when none has. */
export function totalMinutes(sections: readonly OutlineSection[]): number | null {
  const times = sections.flatMap(({ timeMs }) => (timeMs === null ? [] : [timeMs]));
  return times.length === 0 ? null : minutesOf(times.reduce((sum, timeMs) => sum + timeMs, 0));
}

/** The 1-based slide on stage; null while nobody presents. */
export function liveSlide({ live, place }: StageView): number | null {
  return live ? (place?.slide ?? null) : null;
}
