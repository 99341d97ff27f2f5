/** What the audit log can tell: rights, sign-ins, and what administrators did. */
export const auditedActs = [
  'sign-in',
  'sign-in-refused',
  'sign-out',
  'groups-changed',
  'decks-claimed',
  'token-made',
  'token-revoked',
  'session-revoked',
  'user-suspended',
  'user-restored',
  'user-deleted',
  'deck-trashed',
  'grant',
  'grant-removed',
  'everybody',
  'owner-changed',
  'section-rule',
  'link-made',
  'link-revoked',
  'access-asked',
] as const;
export type AuditedAct = (typeof auditedActs)[number];
