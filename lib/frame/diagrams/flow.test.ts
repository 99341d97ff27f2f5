import { expect, test } from 'vitest';
import { flowToMermaid } from './flow.ts';

const lines = (source: string) => {
  const made = flowToMermaid(source);
  return 'text' in made ? made.text.split('\n').slice(1) : made;
};

test('symbols, conditions and paths', () => {
  const source = 'st=>start: Start\ne=>end: End\nop=>operation: My Operation\nop2=>operation: lalala\ncond=>condition: Yes or No?\n\n';
  expect(lines(`${source}st->op->op2->cond\ncond(yes)->e\ncond(no)->op2`)).toEqual([
    's0(["Start"])',
    's2["My Operation"]',
    's3["lalala"]',
    's4{"Yes or No?"}',
    's1(["End"])',
    's0 --> s2',
    's2 --> s3',
    's3 --> s4',
    's4 -->|"yes"| s1',
    's4 -->|"no"| s3',
  ]);
});

test('every kind of symbol, with states, addresses, texts over two lines and none', () => {
  const kinds = [
    'sub=>subroutine: A: b|past',
    'io=>inputoutput: c:>http://x.example[blank]',
    'i=>input: x\ny',
    'o(w=1)=>output',
    'p=>parallel: all',
  ];
  expect(lines(kinds.join('\n'))).toEqual(['s0[["A: b"]]', 's1[/"c"/]', 's2[/"x<br/>y"/]', 's3[/"o"/]', 's4["all"]']);
});

test('ways with directions, words of their own and parallel paths', () => {
  const source = 'c=>condition: ok?\np=>parallel: p\na=>operation: a\nb=>operation: b\n';
  expect(
    lines(`${source}c(true@sure, right)->p\nc(false, left)->a(right)->c\np(path1, bottom)->a\np(path2)->b\nc@>p({"stroke":"Red"})@>a`),
  ).toEqual(['s0{"ok?"}', 's1["p"]', 's2["a"]', 's3["b"]', 's0 -->|"sure"| s1', 's0 -->|"no"| s2', 's2 --> s0', 's1 --> s2', 's1 --> s3']);
});

test('a way is replaced by a later one, and what nothing leads to is not drawn', () => {
  expect(lines('a=>start: a\nb=>end: b\nc=>end: c\na->b\na->c')).toEqual(['s0(["a"])', 's2(["c"])', 's0 --> s2']);
});

test('text cannot become syntax', () => {
  expect(lines('a=>operation: x"]; b["y" `z` #1')).toEqual(['s0["x#34;]#59; b[#34;y#34; #96;z#96; #35;1"]']);
});

test('a line that says nothing is named', () => {
  expect(lines('hello\na=>start: a')).toEqual({ badLine: 1 });
  expect(lines('a=>start: a\nb=>circle: b')).toEqual({ badLine: 2 });
  expect(lines('a=>start: a\n\na->missing')).toEqual({ badLine: 3 });
  expect(lines('a=>constructor: a')).toEqual({ badLine: 1 });
});

test('hostile text takes no time', () => {
  for (const bad of ['a'.repeat(50_000), `${'='.repeat(50_000)}>`, '(->'.repeat(20_000), `a=>start: ${':>|'.repeat(20_000)}`]) {
    const start = performance.now();
    flowToMermaid(bad);
    expect(performance.now() - start).toBeLessThan(500);
  }
});
