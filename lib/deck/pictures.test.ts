import { describe, expect, test } from 'vitest';
import { lookAt } from './import-look.ts';
import { picturesIn, withPictures } from './pictures.ts';

const text = `---
title: Pictures
tags: a, b
---

# One ![same](same.png) ![](img/a%20b.png =200x300) ![](<img/c.png>)

<img alt="x" src="img/d.jpg" width="3"> \`![](code.png)\`

---

<!-- .slide: data-background="#fff" data-background-image="img/e.webp" data-background-size="cover" -->
![ref][r]

\`\`\`
![](fence.png)
\`\`\`

Note: ![](note.png)

----

![](https://example.org/f.png) ![](//cdn.example.org/g.png) ![](https://example.org/h.png) ![](data:image/png;base64,AAAA)

[r]: img/r.png
[link]: https://example.org/page
`;

describe('the pictures of a text', () => {
  test('are found where they are shown, and nowhere else', () => {
    const found = picturesIn(text);
    expect(found.map(({ src }) => src)).toEqual([
      ...['same.png', 'img/a%20b.png', 'img/c.png', 'img/d.jpg', 'img/e.webp'],
      ...['https://example.org/f.png', '//cdn.example.org/g.png', 'https://example.org/h.png', 'data:image/png;base64,AAAA', 'img/r.png'],
    ]);
    for (const { src, from } of found) expect(text.slice(from, from + src.length)).toBe(src);
  });

  test('are behind all slides when the settings say so', () => {
    const text =
      '---\nslideOptions:\n  parallaxBackgroundImage: "https://a.test/far.png" # far away\n---\n\n# One\n\nparallaxBackgroundImage: https://a.test/no.png\n';
    expect(picturesIn(text).map(({ src }) => src)).toEqual(['https://a.test/far.png']);
    expect(withPictures(text, () => '/uploads/x.png')).toBe(text.replace('https://a.test/far.png', '/uploads/x.png'));
  });

  test('get other addresses, and nothing else changes', () => {
    const moved = withPictures(text, (src) => (src.startsWith('img/') ? `/uploads/${src.length}` : null));
    expect(moved).toContain('![same](same.png) ![](/uploads/13 =200x300) ![](</uploads/9>)');
    expect(moved).toContain('data-background-image="/uploads/10" data-background-size');
    expect(moved).toContain('[r]: /uploads/9\n');
    expect(withPictures(text, () => null)).toBe(text);
    expect(withPictures(text, (src) => src)).toBe(text);
  });

  test('are found in no time, whatever the text is', () => {
    const before = performance.now();
    for (const part of ['![', '![](', '<img ', '<!-- .slide: ', ' data-background="', '[x]: '])
      expect(picturesIn(part.repeat(200_000 / part.length)).length).toBeLessThan(6_000);
    expect(performance.now() - before).toBeLessThan(4_000);
  });
});

test('a look at a text says what importing it would make of it', () => {
  expect(lookAt(text)).toEqual({
    title: 'Pictures',
    slides: 3,
    stacks: 2,
    separators: { style: 'hedgedoc' },
    tags: ['a', 'b'],
    pictures: {
      hosts: [
        { host: 'example.org', pictures: 2 },
        { host: 'cdn.example.org', pictures: 1 },
      ],
      beside: ['same.png', 'img/a%20b.png', 'img/c.png', 'img/d.jpg', 'img/e.webp', 'img/r.png'],
      inside: 1,
    },
  });
  expect(lookAt('# One\n---\n# Two\n---\n# Three\n')).toMatchObject({ title: 'One', slides: 3, separators: { style: 'reveal-md' } });
});
