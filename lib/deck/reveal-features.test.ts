import { expect, test } from 'vitest';
import { outlineOf, parseDeck, renderSlide } from './index.ts';

const optionsOf = (yaml: string) => parseDeck(`---\nslideOptions:\n  ${yaml}\n---\n\n# A`);

test('D230 autoSlide is an option that counts, in milliseconds', () => {
  expect(optionsOf('autoSlide: 5000')).toMatchObject({ settings: { slideOptions: { autoSlide: 5_000 } }, complaints: [] });
  expect(optionsOf('autoSlide: false')).toMatchObject({ settings: { slideOptions: { autoSlide: 0 } }, complaints: [] });
  expect(optionsOf('autoSlide: soon').complaints).toHaveLength(1);
  expect(optionsOf('autoSlideStoppable: false').complaints).toHaveLength(1);
});

test('D231 what moves behind a slide is named by its attributes', () => {
  const of = (comment: string) => renderSlide({ text: `<!-- .slide: ${comment} -->` }, { breaks: true }).attributes;
  expect(of('data-background-video="https://a.test/v.mp4,https://a.test/v.webm"')).toEqual({
    'data-background-video': 'https://a.test/v.mp4,https://a.test/v.webm',
  });
  expect(of('data-background-iframe="https://a.test/"')).toEqual({ 'data-background-iframe': 'https://a.test/' });
  expect(of('data-background-iframe="javascript:x"')).toEqual({});
});

test('D232 data-timing plans a slide’s seconds, a time comment has the last word', () => {
  const timed = '# A\n\n<!-- .slide: data-background="#fff" data-timing="90" -->\n\n---\n\n# A\n\n---\n\n# B\n\n';
  const times = (text: string) => outlineOf(parseDeck(text)).map(({ timeMs }) => timeMs);
  expect(times(timed)).toEqual([90_000, null]);
  expect(times(`${timed}<!-- .slide: data-timing=30 -->\n\n<!-- time: 2m -->`)).toEqual([90_000, 120_000]);
  expect(times(`${timed}\`data-timing="30"\``)).toEqual([90_000, null]);
});
