// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { applyDirectives } from './directives.ts';
import { emojiOf } from './emoji-table.ts';
import { applyMarks } from './marks.ts';
import { createSanitiser } from './sanitise.ts';
import { countSteps, showSteps } from './slide-content.ts';

const sanitise = createSanitiser(window);
function html(source: string): string {
  const holder = document.createElement('div');
  holder.append(sanitise(source));
  return holder.innerHTML;
}

describe('the sanitiser', () => {
  test('keeps what decks are made of', () => {
    const kept =
      '<h1>a</h1><p><font color="#50c3a5" style="text-shadow: 0 0 1px #fff;" size="2" face="x">b</font><br><small>c</small><mark>d</mark></p>' +
      '<center>e</center><details open=""><summary>f</summary>g</details><table><tbody><tr><td align="right" colspan="2">h</td></tr></tbody></table>' +
      '<img src="a.png" alt="i" width="20" height="10"><a href="https://x.test/">j</a><ol start="3"><li>k</li></ol><ruby>l<rt>m</rt></ruby>';
    expect(html(kept)).toBe(kept);
  });
  test('makes blocks of sections and keeps what is in them', () => {
    expect(html('<section class="a"><section data-id="b">x</section></section>')).toBe('<div class="a"><div data-id="b">x</div></div>');
  });
  test('keeps the text of unknown elements, and of what it forbids', () => {
    expect(html('a <maybe show some code?>b</maybe> <button>c</button> <label>d</label>')).toBe('a b c d');
  });
  test.each([
    ['<img src="a" srcset="b 2x" loading="lazy" onerror="x">', '<img src="a">'],
    ['<a href="a" target="_top" ping="b" name="c">x</a>', '<a href="a">x</a>'],
    ['<p tabindex="1" contenteditable autofocus accesskey="x" slot="y" popover>x</p>', '<p>x</p>'],
    ['<p data-x="1" data-markdown="u" data-slide="2" data-id="ok">x</p>', '<p data-id="ok">x</p>'],
    ['<p id="body" class="l-view fragment">x</p>', '<p class="fragment" id="user-content-body">x</p>'],
    ['<img src="data:text/html,x"><img src="javascript:x">', '<img><img>'],
    ['<video src="x"></video><audio></audio><iframe src="x"></iframe><svg><g>y</g></svg><math></math>', ''],
    [
      '<span data-l-embed="page" data-l-src="https://a.test/" src="x"></span>',
      '<span data-l-embed="page" data-l-src="https://a.test/"></span>',
    ],
    ['<b data-l-embed="a b" data-l-src="javascript:x" data-l-media="x">y</b>', '<b>y</b>'],
    ['<style>p{}</style><script>x</script>a', 'a'],
  ])('%s becomes %s', (from, to) => expect(html(from)).toBe(to));
});

describe('.element: comments', () => {
  const mark = '<i data-l-element="0"></i>';
  const applied = (source: string, target: 'previous' | 'parent' | 'last-item') => {
    const fragment = sanitise(source);
    applyDirectives(fragment, [{ target, attributes: { class: 'fragment', onclick: 'x' } }]);
    const holder = document.createElement('div');
    holder.append(fragment);
    return holder.innerHTML;
  };
  test('are about the element before', () => {
    expect(applied(`<p>a <b>b</b> ${mark}</p>`, 'previous')).toBe('<p>a <b class="fragment">b</b> </p>');
    expect(applied(`<p>a</p>${mark}`, 'previous')).toBe('<p class="fragment">a</p>');
    expect(applied(`<p>a ${mark}</p>`, 'previous')).toBe('<p class="fragment">a </p>');
  });
  test('are about the item they stand in, or the last one', () => {
    expect(applied(`<ul><li>${mark}a</li></ul>`, 'parent')).toBe('<ul><li class="fragment">a</li></ul>');
    expect(applied(`<ul><li>a</li><li>b</li></ul>${mark}`, 'last-item')).toBe('<ul><li>a</li><li class="fragment">b</li></ul>');
  });
  test('that nobody made are nothing', () => {
    const fragment = sanitise('<p>a</p><i data-l-element="7"></i>');
    applyDirectives(fragment, []);
    expect(fragment.textContent).toBe('a');
    expect(fragment.querySelector('i')).toBeNull();
  });
});

describe('marks of lib/deck', () => {
  test('stay with the values that they may have', () => {
    const kept = '<i data-l-line="1" data-l-task="0" data-l-emoji="" data-l-id="fnref1:1" data-l-plain="">a</i>';
    expect(html(kept)).toBe(kept);
    expect(html('<i data-l-line="x" data-l-task="2" data-l-emoji="x" data-l-id="&quot;]" data-l-plain="1" data-l-other="">a</i>')).toBe(
      '<i>a</i>',
    );
  });
  test('of tasks become pictures of checkboxes, named by their items', () => {
    const fragment = sanitise('<ul><li><span data-l-task="1"></span> buy <b>salad</b></li><li><span data-l-task="0"></span></li></ul>');
    applyMarks(fragment);
    const boxes = [...fragment.querySelectorAll('[role="checkbox"][aria-disabled="true"]')];
    expect(boxes.map((box) => [box.getAttribute('aria-checked'), box.getAttribute('aria-label')])).toEqual([
      ['true', 'buy salad'],
      ['false', ''],
    ]);
  });
  test('of plain text give it its class, which foreign HTML cannot take', () => {
    const fragment = sanitise('<pre data-l-plain="">a</pre><pre class="l-plain">b</pre>');
    applyMarks(fragment);
    expect([...fragment.querySelectorAll('.l-plain')].map((one) => one.textContent)).toEqual(['a']);
  });
  test('of emoji are no elements to comments', () => {
    const fragment = sanitise('<p>a <span data-l-emoji="">:x:</span> <i data-l-element="0"></i></p>');
    applyDirectives(fragment, [{ target: 'previous', attributes: { class: 'fragment' } }]);
    expect(fragment.querySelector('.fragment')?.nodeName).toBe('P');
  });
  test('of emoji are known by GitHub’s names and HedgeDoc’s', () => {
    expect(['smile', '+1', 'tada', 'plus1', 'u6708', 'constructor', 'octocat'].map(emojiOf)).toEqual([
      '😄',
      '👍',
      '🎉',
      '👍',
      '🈷️',
      null,
      null,
    ]);
  });
});

describe('steps', () => {
  const fragment = () =>
    sanitise('<p class="fragment" data-fragment-index="4">a</p><p class="fragment">b</p><p class="fragment" data-fragment-index="4">c</p>');
  test('with the same index are one', () => expect(countSteps(fragment())).toBe(2));
  test('with an index come first', () => {
    const body = fragment();
    showSteps(body, 0);
    expect([...body.querySelectorAll('.visible')].map((one) => one.textContent)).toEqual(['a', 'c']);
  });
});
