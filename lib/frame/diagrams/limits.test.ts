import { expect, test } from 'vitest';
import { isTooLarge } from './limits.ts';

const lines = (count: number, line: (index: number) => string) => Array.from({ length: count }, (_, index) => line(index)).join('\n');
const tooLarge = (kind: string, source: string) => isTooLarge({ kind, engine: '', source });
const mermaid = (source: string) => tooLarge('mermaid', source);

test('what fits on a slide is drawn', () => {
  expect(mermaid(`graph TD\n${lines(60, (i) => `a${i}[Some words] -->|yes| b${i}{More words?}`)}`)).toBe(false);
  expect(mermaid(`sequenceDiagram\n${lines(60, (i) => `Alice->>Bob: message ${i}`)}`)).toBe(false);
  expect(mermaid(`classDiagram\n${lines(12, (i) => `A${i} <|-- B${i}\nA${i} : +int age\nA${i} : +run() void`)}`)).toBe(false);
  expect(mermaid(`gantt\n${lines(60, (i) => `Task ${i} :a${i}, 2014-01-01, 30d`)}`)).toBe(false);
  expect(mermaid('---\ntitle: x\nconfig:\n  theme: base\n  themeVariables:\n    primaryColor: "#123456"\n---\ngraph TD\nA-->B')).toBe(
    false,
  );
  expect(tooLarge('graphviz', `digraph {\n${lines(500, (i) => `a -> b${i}`)}\n}`)).toBe(false);
  expect(tooLarge('vega-lite', JSON.stringify({ data: { values: Array.from({ length: 2_000 }, (_, i) => ({ a: i, b: i })) } }))).toBe(
    false,
  );
});

test('what would hold up the frame is not', () => {
  expect(mermaid(`graph TD\n${lines(5_000, (i) => `a${i}`)}`)).toBe(true);
  expect(mermaid(`graph TD;${'a-->b;'.repeat(130)}`)).toBe(true);
  expect(mermaid(`graph TD\na${'-->a'.repeat(130)}`)).toBe(true);
  expect(mermaid(`graph TD\na["${'word '.repeat(3_000)}"]`)).toBe(true);
  expect(mermaid(`mindmap\nroot\n${lines(100, (i) => `  a${i}`)}`)).toBe(true);
  expect(mermaid(`%%{init: {}}%%\n%% x\n\nstateDiagram-v2\n${lines(90, (i) => `a${i} --> b${i}`)}`)).toBe(true);
  expect(mermaid(`---\ntitle: x\n---\nerDiagram\n${lines(90, (i) => `A${i} ||--o{ B${i} : x`)}`)).toBe(true);
  expect(mermaid(`pie\n${lines(400, (i) => `"a${i}" : 1`)}`)).toBe(true);
  expect(mermaid(`timeline\n2001${' : x'.repeat(700)}`)).toBe(true);
  expect(tooLarge('graphviz', `digraph {${'a->b;'.repeat(3_000)}}`)).toBe(true);
  expect(tooLarge('graphviz', ' '.repeat(200_000))).toBe(true);
  expect(tooLarge('abc', 'G'.repeat(2_001))).toBe(true);
  expect(tooLarge('plantuml', 'a'.repeat(30_000))).toBe(true);
  expect(tooLarge('no such kind', 'a')).toBe(true);
});

test('lines as if by hand count for more', () => {
  const graph = `graph TD\n${lines(75, (i) => `a${i}-->b${i}`)}`;
  expect(mermaid(graph)).toBe(false);
  expect(mermaid(`%%{init: {"look": "handDrawn"}}%%\n${graph}`)).toBe(true);
});

test('few characters cannot ask for many boxes', () => {
  expect(mermaid('block-beta\ncolumns 3\na space:2 b')).toBe(false);
  expect(mermaid('block-beta\ncolumns 1\na space:999999 b')).toBe(true);
  expect(mermaid(`block-beta\n${'block\n'.repeat(20)}a\n${'end\n'.repeat(20)}`)).toBe(true);
  expect(mermaid(`block-beta\n${'a '.repeat(200)}`)).toBe(true);
  expect(mermaid('packet-beta\n0-15: "Source Port"\n16-31: "x"')).toBe(false);
  expect(mermaid('packet-beta\n0-99999999: "x"')).toBe(true);
  expect(mermaid('packet-beta\n+99999: "x"')).toBe(true);
  expect(mermaid('%%{init: {"cynefin": {"width": 1e9}}}%%\ncynefin-beta\ncomplex')).toBe(true);
  expect(mermaid('---\nconfig:\n  cynefin:\n    height: 900000\n---\ncynefin-beta\ncomplex')).toBe(true);
});

test('kinds of diagrams that nobody measured may hold little', () => {
  expect(mermaid('swimlane-beta LR\nsubgraph A\na\nend\na --> b')).toBe(false);
  expect(mermaid(`swimlane-beta LR\n${lines(20, (i) => `a${i} --> b${i}`)}`)).toBe(true);
  expect(mermaid(`something-new\n${lines(30, (i) => `a${i}`)}`)).toBe(true);
});

test('hostile text takes no time', () => {
  for (const bad of [
    '---\n'.repeat(2_500),
    '%%{'.repeat(3_000),
    'packet\n'.repeat(1_400),
    `packet${' \n'.repeat(4_900)}`,
    `${'%%'.repeat(4_000)}\n`,
    ' '.repeat(9_999),
  ]) {
    const start = performance.now();
    mermaid(bad);
    expect(performance.now() - start).toBeLessThan(500);
  }
});
