import { expect, test } from 'vitest';
import { differing, type Example, named, type Reasons } from './test-support/examples.ts';

const table = (head: string, body = '') => `<table><thead><tr>${head}</tr></thead>${body && `<tbody>${body}</tbody>`}</table>`;
const link = (text: string, href = text) => `<a href="${href}">${text}</a>`;
const search = 'www.google.com/search?q=';

/** The examples of GitHub Flavored Markdown 0.29 for what it adds to CommonMark, with their numbers there. */
const examples: readonly Example[] = [
  {
    number: 198,
    markdown: '| foo | bar |\n| --- | --- |\n| baz | bim |',
    html: table('<th>foo</th><th>bar</th>', '<tr><td>baz</td><td>bim</td></tr>'),
  },
  {
    number: 199,
    markdown: '| abc | defghi |\n:-: | -----------:\nbar | baz',
    html: table(
      '<th align="center">abc</th><th align="right">defghi</th>',
      '<tr><td align="center">bar</td><td align="right">baz</td></tr>',
    ),
  },
  {
    number: 200,
    markdown: '| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |',
    html: table('<th>f|oo</th>', '<tr><td>b <code>|</code> az</td></tr><tr><td>b <strong>|</strong> im</td></tr>'),
  },
  {
    number: 201,
    markdown: '| abc | def |\n| --- | --- |\n| bar | baz |\n> bar',
    html: `${table('<th>abc</th><th>def</th>', '<tr><td>bar</td><td>baz</td></tr>')}<blockquote><p>bar</p></blockquote>`,
  },
  {
    number: 202,
    markdown: '| abc | def |\n| --- | --- |\n| bar | baz |\nbar\n\nbar',
    html: `${table('<th>abc</th><th>def</th>', '<tr><td>bar</td><td>baz</td></tr><tr><td>bar</td><td></td></tr>')}<p>bar</p>`,
  },
  { number: 203, markdown: '| abc | def |\n| --- |\n| bar |', html: '<p>| abc | def |\n| --- |\n| bar |</p>' },
  {
    number: 204,
    markdown: '| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |',
    html: table('<th>abc</th><th>def</th>', '<tr><td>bar</td><td></td></tr><tr><td>bar</td><td>baz</td></tr>'),
  },
  { number: 205, markdown: '| abc | def |\n| --- | --- |', html: table('<th>abc</th><th>def</th>') },
  {
    number: 279,
    markdown: '- [ ] foo\n- [x] bar',
    html: '<ul><li><input disabled="" type="checkbox"> foo</li><li><input checked="" disabled="" type="checkbox"> bar</li></ul>',
  },
  {
    number: 280,
    markdown: '- [x] foo\n  - [ ] bar\n  - [x] baz\n- [ ] bim',
    html:
      '<ul><li><input checked="" disabled="" type="checkbox"> foo\n<ul><li><input disabled="" type="checkbox"> bar</li>' +
      '<li><input checked="" disabled="" type="checkbox"> baz</li></ul></li><li><input disabled="" type="checkbox"> bim</li></ul>',
  },
  { number: 491, markdown: '~~Hi~~ Hello, ~there~ world!', html: '<p><del>Hi</del> Hello, <del>there</del> world!</p>' },
  { number: 492, markdown: 'This ~~has a\n\nnew paragraph~~.', html: '<p>This ~~has a</p>\n<p>new paragraph~~.</p>' },
  { number: 493, markdown: 'This will ~~~not~~~ strike.', html: '<p>This will ~~~not~~~ strike.</p>' },
  { number: 622, markdown: 'www.commonmark.org', html: `<p>${link('www.commonmark.org', 'http://www.commonmark.org')}</p>` },
  {
    number: 623,
    markdown: 'Visit www.commonmark.org/help for more information.',
    html: `<p>Visit ${link('www.commonmark.org/help', 'http://www.commonmark.org/help')} for more information.</p>`,
  },
  {
    number: 624,
    markdown: 'Visit www.commonmark.org.\n\nVisit www.commonmark.org/a.b.',
    html:
      `<p>Visit ${link('www.commonmark.org', 'http://www.commonmark.org')}.</p>` +
      `<p>Visit ${link('www.commonmark.org/a.b', 'http://www.commonmark.org/a.b')}.</p>`,
  },
  {
    number: 625,
    markdown: `${search}Markup+(business)\n\n${search}Markup+(business)))\n\n(${search}Markup+(business))\n\n(${search}Markup+(business)`,
    html: ['*', '*))', '(*)', '(*']
      .map((around) => `<p>${around.replace('*', link(`${search}Markup+(business)`, `http://${search}Markup+(business)`))}</p>`)
      .join(''),
  },
  { number: 626, markdown: `${search}(business))+ok`, html: `<p>${link(`${search}(business))+ok`, `http://${search}(business))+ok`)}</p>` },
  {
    number: 627,
    markdown: `${search}commonmark&hl=en\n\n${search}commonmark&hl;`,
    html:
      `<p>${link(`${search}commonmark&amp;hl=en`, `http://${search}commonmark&amp;hl=en`)}</p>` +
      `<p>${link(`${search}commonmark`, `http://${search}commonmark`)}&amp;hl;</p>`,
  },
  {
    number: 628,
    markdown: 'www.commonmark.org/he<lp',
    html: `<p>${link('www.commonmark.org/he', 'http://www.commonmark.org/he')}&lt;lp</p>`,
  },
  {
    number: 629,
    markdown: 'http://commonmark.org\n\n(Visit https://encrypted.google.com/search?q=Markup+(business))',
    html: `<p>${link('http://commonmark.org')}</p><p>(Visit ${link('https://encrypted.google.com/search?q=Markup+(business)')})</p>`,
  },
  { number: 630, markdown: 'foo@bar.baz', html: `<p>${link('foo@bar.baz', 'mailto:foo@bar.baz')}</p>` },
  {
    number: 631,
    markdown: "hello@mail+xyz.example isn't valid, but hello+xyz@mail.example is.",
    html: `<p>hello@mail+xyz.example isn't valid, but ${link('hello+xyz@mail.example', 'mailto:hello+xyz@mail.example')} is.</p>`,
  },
  {
    number: 632,
    markdown: 'a.b-c_d@a.b\n\na.b-c_d@a.b.\n\na.b-c_d@a.b-\n\na.b-c_d@a.b_',
    html:
      `<p>${link('a.b-c_d@a.b', 'mailto:a.b-c_d@a.b')}</p><p>${link('a.b-c_d@a.b', 'mailto:a.b-c_d@a.b')}.</p>` +
      '<p>a.b-c_d@a.b-</p><p>a.b-c_d@a.b_</p>',
  },
  {
    number: 657,
    markdown: '<strong> <title> <style> <em>\n\n<blockquote>\n  <xmp> is disallowed.  <XMP> is also disallowed.\n</blockquote>',
    html:
      '<p><strong> &lt;title> &lt;style> <em></p>\n' +
      '<blockquote>\n  &lt;xmp> is disallowed.  &lt;XMP> is also disallowed.\n</blockquote>',
  },
];
const deliberate: Reasons = {
  'typographic quotes and dashes, as in HedgeDoc': [203],
  'one tilde is subscript (D120)': [491],
  'three tildes strike, too, as in HedgeDoc': [493],
  'bare addresses end as in HedgeDoc': [626, 627, 631],
};

/** Alignment is a style, struck text is `<s>`, and a task's box no `<input>`: the frame has none. */
function alike(html: string): string {
  return html
    .replace(/ style="text-align:(\w+)"/g, ' align="$1"')
    .replace(/<(\/?)del>/g, '<$1s>')
    .replace(/<li class="task-list-item">/g, '<li>')
    .replace(/<span class="task-list-item-checkbox" data-l-task="0"><\/span>/g, '<input disabled="" type="checkbox"> ')
    .replace(/<span class="task-list-item-checkbox" data-l-task="1"><\/span>/g, '<input checked="" disabled="" type="checkbox"> ');
}

test('D141 what GitHub adds to CommonMark is rendered as its examples say, but for those named here', () => {
  expect(differing(examples, alike)).toEqual(named(deliberate));
});
