import { expect, test } from 'vitest';
import { copiesInstead, type ForeignPicture } from './foreign-api.ts';

const picture = (src: string, url: string | null): ForeignPicture => ({ src, host: new URL(src).host, url, why: null });

test('copies come into the text wherever the picture is shown, and nowhere else', () => {
  const text =
    '![a](https://other.test/a.png) https://other.test/a.png\n\n<img src="https://other.test/b.png">\n\n![a](https://other.test/a.png)\n';
  const edits = copiesInstead(text, [picture('https://other.test/a.png', '/uploads/a.png'), picture('https://other.test/b.png', null)]);
  let now = text;
  for (const { from, remove, insert } of edits) now = now.slice(0, from) + insert + now.slice(from + remove);
  expect(now).toBe('![a](/uploads/a.png) https://other.test/a.png\n\n<img src="https://other.test/b.png">\n\n![a](/uploads/a.png)\n');
});
