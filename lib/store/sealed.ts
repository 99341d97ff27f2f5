import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { oidcSettings } from './oidc-settings.ts';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** What stands before everything sealed this way. */
const PREFIX = 'v1.';

/** Whoever reads the database alone gets no key: it comes from the client secret, and all nodes have the same. Null where nobody signs in. */
function key(): Buffer | null {
  const settings = oidcSettings();
  return settings && Buffer.from(hkdfSync('sha256', settings.clientSecret, 'lectern', 'tokens of the provider', KEY_BYTES));
}

/** A provider's token as the database keeps it: AES-256-GCM, bound to the row that it stands in. */
export function seal(token: string | null, rowId: string): string | null {
  const secret = key();
  if (token === null || !secret) return null;
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, secret, iv).setAAD(Buffer.from(rowId));
  const sealed = Buffer.concat([cipher.update(token, 'utf8'), cipher.final()]);
  return PREFIX + Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** The token again; null for what was sealed with another secret or for another row, or was never sealed. */
export function unseal(sealed: string | null, rowId: string): string | null {
  const secret = key();
  if (!sealed?.startsWith(PREFIX) || !secret) return null;
  const bytes = Buffer.from(sealed.slice(PREFIX.length), 'base64url');
  if (bytes.length < IV_BYTES + TAG_BYTES) return null;
  const opening = createDecipheriv(CIPHER, secret, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  opening.setAAD(Buffer.from(rowId)).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([opening.update(bytes.subarray(IV_BYTES + TAG_BYTES)), opening.final()]).toString('utf8');
  } catch {
    return null;
  }
}
