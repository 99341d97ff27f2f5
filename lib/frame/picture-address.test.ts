import { expect, test } from 'vitest';
import { mirrorPath } from '#wire';
import { pictureAddresses } from './picture-address.ts';

const base = 'https://decks.test/';

test('an address is resolved against the site', () => {
  expect(pictureAddresses(base, null)('/uploads/a.png')).toBe('https://decks.test/uploads/a.png');
  expect(pictureAddresses(base, 'd1')('uploads/a.png')).toBe('https://decks.test/uploads/a.png');
  expect(pictureAddresses(base, 'd1')('data:image/png;base64,AA')).toBe('data:image/png;base64,AA');
  expect(pictureAddresses(base, 'd1')('https://')).toBeNull();
});

test('a picture of another site comes from our copy, where there are copies', () => {
  expect(pictureAddresses(base, null)('https://other.test/a.png')).toBe('https://other.test/a.png');
  for (const src of ['https://other.test/a.png?b=c&d', '//other.test/a.png?b=c&d'])
    expect(pictureAddresses(base, 'd1')(src)).toBe(`https://decks.test${mirrorPath('d1', 'https://other.test/a.png?b=c&d')}`);
  expect(pictureAddresses(base, '../x')('http://other.test/a.png')).toBe(
    `https://decks.test${mirrorPath('../x', 'http://other.test/a.png')}`,
  );
});
