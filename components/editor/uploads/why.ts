import type { uploadWords } from '#words';

type UploadWords = (typeof uploadWords)['en'];
export type Failure = { readonly status: number; readonly problem: string; readonly detail: string };

/** Whether the same file can be taken another time. */
export const mayComeLater = ({ status, problem }: Failure): boolean =>
  status === 0 || status === 429 || status >= 500 || problem === 'quota-used';

/** Why a picture was not taken, and what to do. */
export function sayWhy(words: UploadWords, { status, problem, detail }: Failure): string {
  if (status === 0) return words.offline;
  // The server says that in the person's language.
  if (status === 429) return detail;
  if (problem === 'file-too-large' && Number(detail) > 0) return words.tooLarge(Math.floor(Number(detail) / 1e6));
  return words.problems[problem] ?? words.failed;
}
