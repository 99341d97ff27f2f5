import { describe, expect, test } from 'vitest';
import { returnPath } from './return-path.ts';

describe('where somebody goes back to after signing in', () => {
  test('is a page of this site', () => {
    expect(returnPath('/d/abc?edit#3')).toBe('/d/abc?edit#3');
    expect(returnPath('/')).toBe('/');
  });

  test.each([
    ...['https://evil.test/', '//evil.test', '/\\evil.test', '\\\\evil.test', '/\t/evil.test', '/\n/evil.test', 'javascript:alert(1)'],
    ...[
      '/.//evil.test',
      '/d/..//evil.test',
      'd/abc',
      '',
      'data:text/html,x',
      ' /d/abc',
      'http:evil.test',
      '/api/auth/signin',
      '/signin?to=/',
    ],
  ])('is never %j', (wish) => {
    expect(returnPath(wish)).toBe('/');
  });
});
