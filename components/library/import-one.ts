import type { Rewritten, Separators } from '#deck';
import { ApiError, type CreatedDeck, createDeck } from '#live/api.ts';
import { MAX_FILE_BYTES, namesItself, type ReadText, type Refusal, readMarkdown } from '#live/import-file.ts';
import type { Words } from '#words';

/** What became of a file. `said`: what was changed on the way. */
export type Imported =
  | { readonly file: string; readonly deck: CreatedDeck; readonly said: readonly string[] }
  | { readonly file: string; readonly reason: string };

export type ImportTask = {
  readonly words: Words['importing'];
  /** How the text separates its slides; null when somebody does not want the file after all. */
  decide(file: string, text: string): Promise<Separators | null>;
};

/** Makes a deck of one file, or says why not. Null when it was not wanted. */
export async function importOne(file: File, { words, decide }: ImportTask): Promise<Imported | null> {
  // a huge file is refused unread
  if (file.size > MAX_FILE_BYTES) return { file: file.name, reason: words.tooLarge(file.size) };
  const bytes = await file.arrayBuffer().catch(() => null);
  if (!bytes) return { file: file.name, reason: words.unreadable };
  const read = readMarkdown(file.name, new Uint8Array(bytes));
  if ('refused' in read) return { file: file.name, reason: sayRefusal(read.refused, words) };
  const separators = await decide(file.name, read.text);
  if (!separators) return null;
  const { rewriteSeparators } = await import('#deck');
  return store(file.name, { read, rewritten: rewriteSeparators(read.text, separators) }, words);
}

type Ready = { readonly read: ReadText; readonly rewritten: Rewritten };

async function store(file: string, { read, rewritten }: Ready, words: Words['importing']): Promise<Imported> {
  const { text } = rewritten;
  try {
    const deck = await createDeck(text, namesItself(text) ? undefined : read.title);
    return { file, deck, said: [...sayEncoding(read, words), ...sayRewritten(rewritten, words)] };
  } catch (error) {
    const isAnswer = error instanceof ApiError && error.status > 0;
    return { file, reason: isAnswer ? words.server(error.message) : words.offline };
  }
}

function sayRefusal(refusal: Refusal, words: Words['importing']): string {
  switch (refusal.why) {
    case 'too-large':
      return words.tooLarge(refusal.bytes);
    case 'not-utf-8':
      return words.notUtf8(refusal.line);
    case 'not-text':
      return words.notText;
  }
}

function sayEncoding({ encoding }: ReadText, words: Words['importing']): string[] {
  return encoding === 'utf-8' ? [] : [words.readAs(encoding === 'utf-16' ? 'UTF-16' : 'Windows-1252')];
}

/** What rewriting did, in sentences; none when it did nothing. */
export function sayRewritten({ right, down, rules, settings }: Rewritten, words: Words['importing']): string[] {
  return [
    right + down > 0 ? words.rewritten(right, down) : '',
    settings > 0 ? words.settingsKept(settings) : '',
    rules > 0 ? words.rulesMade(rules) : '',
  ].filter((sentence) => sentence !== '');
}
