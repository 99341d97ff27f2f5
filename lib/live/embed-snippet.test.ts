import { expect, test } from 'vitest';
import { embedSnippet } from './embed-snippet.ts';

test('a deck’s snippet leads to its page for other sites, whatever its title is made of', () => {
  const snippet = embedSnippet({ id: 'a_b-1', title: '"><script>\n & Co', url: 'https://slides.test:8443/d/a_b-1' });
  expect(snippet).toMatch(
    /^<iframe src="https:\/\/slides\.test:8443\/embed\/a_b-1" title="&quot;&gt;&lt;script&gt; &amp; Co" [^<>]*allowfullscreen><\/iframe>$/,
  );
});
