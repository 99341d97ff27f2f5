import { describe, expect, test } from 'vitest';
import { identityIn } from './accounts.ts';
import { cleanName } from './people.ts';

const hostile: readonly [what: string, wish: string, kept: string][] = [
  ['a script stays text', '<script>alert(1)</script>', '<script>alert(1)</script>'],
  ['nothing turns the reading direction around', 'Ben\u202e)nimda(\u2066x', 'Ben )nimda( x'],
  ['nothing unseen makes two names alike', 'An\u200bn\u2060a\u00ad\ufeff', 'Anna'],
  ['letters that look like a space are one', '\u3164\u115f Anna\uffa0\u2800', 'Anna'],
  ['a joiner between Latin letters goes', 'An\u200dna\u200c', 'Anna'],
  ['emoji stay whole', '👩‍👩‍👧 👩🏽‍💻 ❤️', '👩‍👩‍👧 👩🏽‍💻 ❤️'],
  ['scripts that need a joiner keep it', 'می\u200cخواهم', 'می\u200cخواهم'],
  ['half a character goes', 'Anna\ud83d', 'Anna'],
  ['a name is one line', 'Anna\r\nSaved\u2028\u0000x', 'Anna Saved x'],
  ['marks do not pile up', `A${'\u0301'.repeat(50)}nna`, `A${'\u0301'.repeat(3)}nna`],
  ['a long name is cut', 'n'.repeat(10_000), 'n'.repeat(80)],
  ['what cannot be seen is no name', '\u200b\u202e\u2060 \u3164', ''],
];

test.each(hostile)('%s', (_what, wish, kept) => {
  expect(cleanName(wish)).toBe(kept);
  expect(cleanName(kept)).toBe(kept);
});

test('a name of ten megabytes takes no time', () => {
  const before = performance.now();
  for (const part of [' ', '\u200d', 'a\u200d', '\u0301', '👩‍', '\u202e'])
    expect(cleanName(part.repeat(2_000_000)).length).toBeLessThan(300);
  expect(performance.now() - before).toBeLessThan(2000);
});

describe('what a provider says of people', () => {
  const said = (claims: Record<string, unknown>) => identityIn({ sub: 's', ...claims }, { issuer: 'http://x', groupsClaim: 'groups' });

  test('has a name for whoever has only a hostile one', () => {
    expect(said({ name: 'n'.repeat(10_000) })?.name).toBe('n'.repeat(80));
    expect(said({ name: '\u200b', nickname: '\u202e', email: 'ben@example.org' })?.name).toBe('ben');
  });

  test('makes nobody the owner of another’s sections by a name that looks like theirs', () => {
    expect(said({ preferred_username: 'anna' })?.username).toBe('anna');
    for (const username of ['anna\u200b', '\u202eanna', 'anna\n', ' anna', 'an\u200dna'])
      expect(said({ preferred_username: username })?.username).toBeNull();
  });

  test('has no group that looks like another', () => {
    const groups = ['/teams/iaas', '/teams/iaas\u200b', '/teams/\u202esaai', '/teams/iaas\ud800', '/teams/a  b'];
    expect(said({ groups })?.groups).toEqual(['/teams/iaas', '/teams/a  b']);
  });

  test('keeps a mail address whole, or not at all', () => {
    const long = `${'a'.repeat(120)}@example.org`;
    expect(said({ email: long })?.email).toBe(long);
    expect(said({ email: `${'a'.repeat(300)}@example.org` })?.email).toBeNull();
  });

  test('vouches for a mail address only where the provider has checked it', () => {
    const email = 'anna@example.org';
    expect(said({ email, email_verified: true })?.emailVerified).toBe(true);
    for (const checked of [undefined, false, 'true', 1]) expect(said({ email, email_verified: checked })?.emailVerified).toBe(false);
    expect(said({ email_verified: true })?.emailVerified).toBe(false);
  });
});
