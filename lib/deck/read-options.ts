import type { ComplaintCode, ComplaintValues } from './complaint.ts';
import type { Path } from './entries.ts';
import { honoured, optionDefaults, unhonoured } from './slide-options.ts';
import type { SlideOptions } from './types.ts';

export type Fields = Readonly<Record<string, unknown>>;
/** A complaint about a key; about the whole front matter without one. */
export type Complain = <Code extends ComplaintCode>(code: Code, values: ComplaintValues[Code], about?: Path) => void;

/** So much of a key or a value is repeated. */
export const MAX_SHOWN = 40;

/** The checked options (SPEC D7); what is not used is complained about, one by one. */
export function readOptions(options: Fields, complain: Complain): SlideOptions {
  const checked: Record<string, string | number | boolean> = { ...optionDefaults };
  for (const [key, value] of Object.entries(options)) {
    const check = Object.hasOwn(honoured, key) ? honoured[key] : undefined;
    const result = check?.(value) ?? null;
    if (result !== null) checked[key] = result;
    else if (key === 'allottedMinutes' && typeof value === 'number' && value >= 0) Object.assign(checked, { totalTime: value * 60 });
    else refuse({ key, value, isKnown: check !== undefined || key === 'allottedMinutes' }, complain);
  }
  return checked;
}

type Refused = { readonly key: string; readonly value: unknown; readonly isKnown: boolean };

function refuse({ key, value, isKnown }: Refused, complain: Complain): void {
  const about = { key, below: 'slideOptions' };
  const shown = key.slice(0, MAX_SHOWN);
  if (isKnown) complain('option-value', { key: shown, value: shownValue(value) }, about);
  else complain(unhonoured.has(key) ? 'option-unhonoured' : 'option-unknown', { key: shown }, about);
}

/** A value as it is repeated in a complaint. */
export function shownValue(value: unknown): string {
  return (typeof value === 'object' ? '…' : String(value)).slice(0, MAX_SHOWN);
}
