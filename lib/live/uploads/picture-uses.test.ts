import { expect, test } from 'vitest';
import { applyEdits, parseDeck } from '#deck';
import { replacement, usesOf } from './picture-uses.ts';

const url = '/uploads/00000000000000000000000000000000.png';
const uses = (text: string) => usesOf(parseDeck(text), text, url);

test('a picture is found on its slides, and where it is not described', () => {
  const text = `# One\n\n![](${url})\n\n---\n\n![Team](${url}) ![ ]( ${url} =50%x)\n\n---\n\n<img alt="x" src="${url}">\n\n---\n\nnone\n`;
  expect(uses(text)).toEqual({ slides: [1, 2, 3], undescribed: [1, 2], offset: 11 });
  expect(uses('none')).toEqual({ slides: [], undescribed: [], offset: null });
});

test('a picture in the front matter is used, though on no slide', () => {
  expect(uses(`---\nslideOptions: {parallaxBackgroundImage: "${url}"}\n---\n\n# One\n`)).toMatchObject({ slides: [], offset: 45 });
});

test('another one takes its place everywhere', () => {
  const text = `![a](${url})\n\n---\n\n![b](${url})\n`;
  expect(applyEdits(text, replacement(text, url, '/uploads/new.png'))).toBe('![a](/uploads/new.png)\n\n---\n\n![b](/uploads/new.png)\n');
});
