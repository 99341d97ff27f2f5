import { expect, test } from 'vitest';
import { sequenceToMermaid } from './sequence.ts';

const lines = (source: string) => {
  const made = sequenceToMermaid(source);
  return 'text' in made ? made.text.split('\n').slice(1) : made;
};

test('messages with all arrows, between those who are named in them', () => {
  expect(lines('Alice->Bob: Hello\nBob-->Alice: Fine\nAlice->>Bob: open\nBob-->>Alice: dotted\nA - Bob: line\nA--A: self')).toEqual([
    'participant p0 as Alice',
    'participant p1 as Bob',
    'participant p2 as A',
    'p0->>p1: Hello',
    'p1-->>p0: Fine',
    'p0-)p1: open',
    'p1--)p0: dotted',
    'p2->p1: line',
    'p2-->p2: self',
  ]);
});

test('notes, a title, comments and participants with other names', () => {
  const source = [
    'Title: Who says what',
    '# a comment',
    'participant C',
    'participant Long Name as L',
    'Note left of C: one',
    'NOTE RIGHT OF L: two',
    'note over C, L: three\\nlines',
    '"a - b"->L: x # no comment',
  ];
  expect(lines(source.join('\r\n'))).toEqual([
    'title Who says what',
    'participant p0 as C',
    'participant p1 as Long Name',
    'participant p2 as a - b',
    'Note left of p0: one',
    'Note right of p1: two',
    'Note over p0,p1: three<br/>lines',
    'p2->>p1: x #35; no comment',
  ]);
});

test('text cannot become syntax', () => {
  expect(lines('A;B->end: x; y %% {{z}} "q"\nend->A;B: wrap: w\nA;B->end:')).toEqual([
    'participant p0 as A#59;B',
    'participant p1 as end',
    'p0->>p1: x#59; y #37;#37; #123;{z#125;} #34;q#34;',
    'p1->>p0: wrap#58; w',
    'p0->>p1: ',
  ]);
});

test('a line that says nothing is named', () => {
  expect(lines('A->B: x\n\nloop every day\nA->B: y')).toEqual({ badLine: 3 });
  expect(lines('A->B')).toEqual({ badLine: 1 });
  expect(lines('Note left of A, B: x')).toEqual({ badLine: 1 });
});

test('hostile text takes no time', () => {
  for (const bad of [
    'a'.repeat(50_000),
    `${' '.repeat(50_000)}x`,
    '-'.repeat(50_000),
    '"'.repeat(50_000),
    `note over ${'a '.repeat(20_000)}`,
  ]) {
    const start = performance.now();
    sequenceToMermaid(bad);
    expect(performance.now() - start).toBeLessThan(500);
  }
});
