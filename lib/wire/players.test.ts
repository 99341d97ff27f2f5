import { expect, test } from 'vitest';
import { PLAYER_SOURCES, playerOf } from './players.ts';

const youtube = 'https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1&rel=0';

test.each([
  'https://www.youtube.com/watch?v=aqz-KE-bpKQ',
  'https://youtu.be/aqz-KE-bpKQ',
  'http://m.youtube.com/watch?feature=x&v=aqz-KE-bpKQ',
  'https://www.youtube.com/embed/aqz-KE-bpKQ?autoplay=1&showinfo=0',
  'https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ',
  'https://www.youtube.com/shorts/aqz-KE-bpKQ',
])('%s plays without cookies', (href) => expect(playerOf(href)).toEqual({ src: youtube, site: 'YouTube' }));

test.each([
  ['https://youtu.be/aqz-KE-bpKQ?t=1m30s', `${youtube}&start=90`],
  ['https://vimeo.com/124148255', 'https://player.vimeo.com/video/124148255?autoplay=1&dnt=1'],
  ['https://vimeo.com/124148255/0123abcdef', 'https://player.vimeo.com/video/124148255?autoplay=1&dnt=1&h=0123abcdef'],
  ['https://player.vimeo.com/video/124148255?h=0123abcdef', 'https://player.vimeo.com/video/124148255?autoplay=1&dnt=1&h=0123abcdef'],
  ['https://media.ccc.de/v/38c3-a-talk', 'https://media.ccc.de/v/38c3-a-talk/oembed'],
  ['https://media.ccc.de/v/38c3-a-talk/oembed', 'https://media.ccc.de/v/38c3-a-talk/oembed'],
])('%s plays at %s', (href, src) => expect(playerOf(href)?.src).toBe(src));

test.each([
  'https://www.youtube.com/@somebody',
  'https://www.youtube.com/watch?v=../../evil',
  'https://youtube.com.evil.test/watch?v=aqz-KE-bpKQ',
  'https://evil.test/?https://youtu.be/aqz-KE-bpKQ',
  'javascript:alert(1)//youtu.be/aqz-KE-bpKQ',
  'https://vimeo.com/channels/staffpicks',
  'https://media.ccc.de/v/../../x',
  'https://example.org/a.mp4',
  'no address',
])('%s does not play here', (href) => expect(playerOf(href)).toBeNull());

test('every player is at an address that the policy names', () => {
  for (const href of ['https://youtu.be/aqz-KE-bpKQ', 'https://vimeo.com/124148255', 'https://media.ccc.de/v/x']) {
    expect(PLAYER_SOURCES.filter((source) => playerOf(href)?.src.startsWith(source))).toHaveLength(1);
  }
});
