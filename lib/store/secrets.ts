import { createHash, randomBytes } from 'node:crypto';

/** So many random bytes in base64url: what somebody must have, not guess. */
export const randomSecret = (bytes: number): string => randomBytes(bytes).toString('base64url');

/** What the database keeps of a secret: sha256, hex. Enough for secrets that are random. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
