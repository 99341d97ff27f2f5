import { expect, test } from 'vitest';
import { outlineOf, parseDeck, titleOf } from './index.ts';

const outline = (text: string) => outlineOf(parseDeck(text));
const topics = (text: string) => outline(text).map((section) => `${section.topic} ${section.first}-${section.last}`);
const right = '\n\n---\n\n';
const down = '\n\n----\n\n';

test('D90 a topic is the first heading of level 1 or 2, as text', () => {
  expect(topics('# <font color="#50c3a5">Sovereign</font> <font>Cloud *Stack*</font>')).toEqual(['Sovereign Cloud Stack 1-1']);
  expect(topics(['# Team A', '# team  a ', '### Small', '```\n# Code\n```', '<!--\n# No\n-->', 'B & C\n===='].join(right))).toEqual([
    'Team A 1-5',
    'B & C 6-6',
  ]);
  expect(topics(`## [Link](https://a.b) \`code\` &amp; <!-- c -->${right}Two\n---${right}<h2 class="x">Three</h2>`)).toEqual([
    'Link code & 1-1',
    'Two 2-2',
    'Three 3-3',
  ]);
  expect(topics('# ==19^th^== H~2~O[^1] and more^[a note]')).toEqual(['19th H2O and more 1-1']);
});

test('D91 a slide without a topic of its own stays with the section before it', () => {
  expect(topics(['# A', 'text', '# A', '# B', '', '### C'].join(right))).toEqual(['A 1-3', 'B 4-6']);
  expect(topics(`# Team${right}# Team${down}# Team`)).toEqual(['Team 1-3']);
});

test('D92 below another slide only an owner begins a section', () => {
  expect(topics(`# Events${down}# Hackathon${down}text`)).toEqual(['Events 1-3']);
  expect(topics(`# Events${down}# Hackathon\n\nReport by @anna${down}text`)).toEqual(['Events 1-1', 'Hackathon 2-3']);
  expect(topics(`# Events${down}# Hackathon\n\n<!-- owner: @anna -->`)).toEqual(['Events 1-1', 'Hackathon 2-2']);
});

test('D93 a section without a topic takes the first that comes in it', () => {
  expect(topics('')).toEqual(['null 1-1']);
  expect(topics(`text${down}# A${right}# A`)).toEqual(['A 1-3']);
  expect(topics(`text${right}# A`)).toEqual(['null 1-1', 'A 2-2']);
});

test('D94 owners are named in a comment, else in a report line', () => {
  const owners = (text: string) => outline(text)[0]?.owners;
  expect(owners('# A\n\nReport by @anna and @ben.')).toEqual(['anna', 'ben']);
  expect(owners('# A\n\n**Bericht von @anna**')).toEqual(['anna']);
  expect(owners('# A\n\nReport: @a.b-c_1')).toEqual(['a.b-c_1']);
  expect(owners('# A\n\nReport by Anna; mail anna@example.org\n\nA report by the @team')).toEqual([]);
  expect(owners(`# A\n\nReport by @anna${right}# A\n\n<!-- owner: @ben, /teams/ops, chair -->`)).toEqual(['ben', '/teams/ops', 'chair']);
  expect(owners('# A\n\n```\nReport by @anna\n```\n\nNote: Report by @ben')).toEqual([]);
});

test('D95 times are said, or come from the options', () => {
  const times = (text: string) => outline(text).map((section) => section.timeMs);
  const timed = `# A\n\n<!-- time: 5m -->${down}<!-- time: 90s -->${right}# B\n\n<!-- time: 1h 30m -->${right}# C\n\n<!-- time: 7 -->${right}# D\n\n<!-- time: soon -->`;
  expect(times(timed)).toEqual([390_000, 5_400_000, 420_000, null]);
  expect(times(`---\nslideOptions:\n  defaultTiming: 60\n---\n# A${down}a${right}# B\n\n<!-- time: 1s -->`)).toEqual([120_000, 1_000]);
  expect(times(`---\nslideOptions:\n  totalTime: 600\n---\n# A\n\n<!-- time: 2m -->${right}# B${right}# C`)).toEqual([
    120_000, 240_000, 240_000,
  ]);
});

test('D96 slides of one section are told apart by their titles', () => {
  const deck = [
    ['# Team\n\nReport by @anna', 'Report'],
    ['# Team\n\n**Standards**\n\n- a', 'Standards'],
    ['# Team\n\n### Last', 'Last'],
    ['# Team\n\n- [x] First: of `many`\n- second', 'First: of many'],
    ['![A picture](a.png)', 'A picture'],
    ['# Team\n\n<style>\np { }\n</style>\n\n- **General:** b', 'General'],
    ['# Team\n\n*[HTML]: Hypertext\n\n[^1]: a note\n\nwords', 'words'],
    ['# Team\n\n### :tada: New :fa-home: at 10:30:45', 'New at 10:30:45'],
    ['# Team', 'Team'],
  ];
  expect(outline(deck.map(([text]) => text).join(down))[0]?.slideTitles).toEqual(deck.map(([, title]) => title));
  expect(outline('# Alone\n\n**Bold**')[0]?.slideTitles).toEqual(['Alone']);
});

test('D97 the title is the front matter’s, else the first h1', () => {
  expect(titleOf(parseDeck('---\ntitle: A\n---\n# B'))).toBe('A');
  expect(titleOf(parseDeck('```\n# no\n```\n\n## B\n\n---\n\n# *C*'))).toBe('C');
  expect(titleOf(parseDeck('text'))).toBeNull();
});
