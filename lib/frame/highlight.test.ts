// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { STEP } from './code-steps.ts';
import { createHighlighter } from './highlight.ts';

function slide(html: string): HTMLElement {
  return Object.assign(document.createElement('section'), { innerHTML: html });
}
async function coloured(html: string): Promise<HTMLElement> {
  const root = slide(html);
  await createHighlighter({ decorated: () => {}, stepClass: STEP })(root);
  return root;
}

test.each(['js', 'JavaScript', 'c++', 'sh', 'yml', 'Dockerfile', 'rust', 'sparql'])('code in %s is coloured', async (name) => {
  const root = await coloured(`<pre><code class="language-${name}">"text" # 1\nlet a; // 2\nFROM b &lt; c</code></pre>`);
  expect(root.querySelector('code.hljs [class^="hljs-"]')).not.toBeNull();
  expect(root.textContent).toBe('"text" # 1\nlet a; // 2\nFROM b < c');
});

test('code in an unknown language, or in none, is plain', async () => {
  const root = await coloured('<pre><code class="language-nosuch">let a;</code></pre><pre><code>let b;</code></pre>');
  expect(root.querySelectorAll('code.hljs')).toHaveLength(2);
  expect(root.querySelectorAll('code *')).toHaveLength(0);
});

test('what a deck calls highlighted is coloured all the same, and trimmed where it says so', async () => {
  const root = await coloured('<pre><code class="hljs language-js" data-trim>\n\n    let a;\n      let b;\n  </code></pre>');
  expect(root.textContent).toBe('let a;\n  let b;');
  expect(root.querySelectorAll('.hljs-keyword')).toHaveLength(2);
});

test('lines are numbered from where the block says', async () => {
  const root = await coloured('<pre><code class="language-js" data-line-numbers="" data-ln-start-from="101">a\n\nb\n</code></pre>');
  expect([...root.querySelectorAll('.hljs-ln-numbers')].map((cell) => cell.getAttribute('data-line-number'))).toEqual([
    '101',
    '102',
    '103',
  ]);
  expect([...root.querySelectorAll('.hljs-ln-code')].map((cell) => cell.textContent)).toEqual(['a', '\n', 'b']);
});

test('code that was coloured before comes at once, and is told of when it comes late', async () => {
  const told: Element[] = [];
  const decorate = createHighlighter({ decorated: (element) => told.push(element), stepClass: STEP });
  const [first, second] = [
    slide('<pre><code class="language-lua">local a</code></pre>'),
    slide('<pre><code class="language-lua">local a</code></pre>'),
  ];
  await decorate(first);
  expect(told).toEqual([first.querySelector('code')]);
  expect(decorate(second)).toBeUndefined();
  expect(second.innerHTML).toBe(first.innerHTML);
  expect(told).toHaveLength(1);
});
