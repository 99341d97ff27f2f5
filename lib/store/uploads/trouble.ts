import { LecternError } from '#store/errors.ts';

/** What to say of a failed write: LecternError "disk-full" when that is why; the error itself otherwise. */
export function namedFault(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOSPC' || code === 'EDQUOT') throw new LecternError('disk-full', 'Nothing was stored. Tell who runs this server.');
  throw error;
}
