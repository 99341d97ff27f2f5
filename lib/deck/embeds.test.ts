import { expect, test } from 'vitest';
import { outlineOf, parseDeck, renderSlide } from './index.ts';

const html = (text: string) => renderSlide({ text }, { breaks: true }).html.replace(/ data-l-line="\d+"/g, '');
const inline = (text: string) => html(text).replace(/^<p>|<\/p>\n$/g, '');
const card = (kind: string, src: string, more = '') => `<span data-l-embed="${kind}" data-l-src="${src}"${more}></span>`;

const tags: [string, string, string][] = [
  ['{%youtube aqz-KE-bpKQ %}', 'youtube', 'https://www.youtube.com/watch?v=aqz-KE-bpKQ'],
  ['{% youtube https://youtu.be/aqz-KE-bpKQ %}', 'youtube', 'https://youtu.be/aqz-KE-bpKQ'],
  ['{%youtube https://www.youtube.com/watch?v=aqz-KE-bpKQ&t=9s%}', 'youtube', 'https://www.youtube.com/watch?v=aqz-KE-bpKQ&amp;t=9s'],
  ['{%vimeo 124148255 %}', 'vimeo', 'https://vimeo.com/124148255'],
  ['{%gist schacon/4277%}', 'gist', 'https://gist.github.com/schacon/4277'],
  ['{%slideshare briansolis/26-disruptive-trends %}', 'slideshare', 'https://www.slideshare.net/briansolis/26-disruptive-trends'],
  ['{%speakerdeck sugarenia/xxlcss-how-to %}', 'speakerdeck', 'https://speakerdeck.com/sugarenia/xxlcss-how-to'],
  ['{%pdf https://pdfobject.com/pdf/a%20b.pdf %}', 'pdf', 'https://pdfobject.com/pdf/a%20b.pdf'],
  ['{%hackmd @team/AbC_1 %}', 'hackmd', 'https://hackmd.io/@team/AbC_1'],
];
test.each(tags)('D220 %s is a placeholder', (text, kind, src) => {
  expect(inline(text)).toBe(card(kind, src));
  expect(inline(`a ${text} b`)).toBe(`a ${card(kind, src)} b`);
});

test('D221 a tag of another name or with something else in it is text, as is one in code', () => {
  for (const text of ['{% raw %}', '{%youtube %}', '{%youtube a b %}', '{%pdf a.pdf %}', '{%gist a/x/y %}', '{%youtube javascript:x %}']) {
    expect(inline(text)).toBe(text);
  }
  expect(inline('`{%youtube aqz-KE-bpKQ %}`')).toBe('<code>{%youtube aqz-KE-bpKQ %}</code>');
  expect(html('```\n{%youtube aqz-KE-bpKQ %}\n```')).toContain('<code>{%youtube aqz-KE-bpKQ %}\n</code>');
});

test('D222 an iframe is a placeholder that keeps its attributes, and nothing of what is in it', () => {
  const tag =
    '<iframe class="fragment" width="560" height=\'315\' src="https://www.youtube.com/embed/x?a=1&amp;b=2" allow="x">old</iframe>';
  expect(html(`before\n\n${tag}\n\nafter`)).toContain(
    `${card('page', 'https://www.youtube.com/embed/x?a=1&amp;b=2', ` class="fragment" width="560" height='315' src="https://www.youtube.com/embed/x?a=1&amp;b=2" allow="x"`)}`,
  );
  expect(html(`before\n\n${tag}\n\nafter`)).not.toContain('old');
  expect(html('<iframe data-src="https://a.test/x" >\n</iframe>\n\nafter')).toContain('<p>after</p>');
});

test('D223 a video and a sound are placeholders of their first source', () => {
  const source = '<source type="video/webm" src="https://a.test/v.webm"><source src="https://a.test/v.mp4">';
  expect(html(`<video data-autoplay controls>\n${source}\n</video>`)).toContain(
    card('video', 'https://a.test/v.webm', ' data-autoplay controls'),
  );
  expect(inline('x <audio src=https://a.test/s.ogg></audio> y')).toBe(
    `x ${card('audio', 'https://a.test/s.ogg', ' src=https://a.test/s.ogg')} y`,
  );
  expect(html('<video src="https://a.test/v.mp4">\n\nnever closed')).toContain('never closed');
});

test('D224 only http and https are addresses; what has none keeps its place', () => {
  expect(inline('<video src="//a.test/v.mp4"></video>')).toContain('data-l-src="https://a.test/v.mp4"');
  for (const src of ['javascript:x', 'data:text/html,x', './a.html', 'https://a.test/"x', 'blob:x']) {
    expect(inline(`a <iframe src='${src}'></iframe>`)).toContain('<span data-l-embed="page" src=');
  }
  expect(inline('a <iframe srcdoc="<b>x</b>"></iframe> b')).toBe('a <span data-l-embed="page" srcdoc="<b>x</b>"></span> b');
});

test('D225 a placeholder is no title', () => {
  const titles = outlineOf(parseDeck('# A\n\n---\n\n{%youtube aqz-KE-bpKQ %}\n\nA film')).flatMap(({ slideTitles }) => slideTitles);
  expect(titles.at(-1)).toBe('A film');
});
