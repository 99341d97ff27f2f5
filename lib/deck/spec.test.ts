import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const here = new URL('./', import.meta.url);

test('every rule of SPEC.md is named in the title of a test', () => {
  const rules = [...readFileSync(new URL('SPEC.md', here), 'utf8').matchAll(/^- \*\*(D\d+)\*\*/gm)].map((match) => match[1]);
  const tests = readdirSync(here).filter((name) => name.endsWith('.test.ts'));
  const titles = tests
    .flatMap((name) => readFileSync(new URL(name, here), 'utf8').match(/^ *test(?:\.\w+)?(?:\(\w+\))?\('.*'/gm) ?? [])
    .join('\n');
  expect(rules.length).toBeGreaterThan(50);
  expect(new Set(rules).size).toBe(rules.length);
  expect(rules.filter((rule) => !new RegExp(`\\b${rule}\\b`).test(titles))).toEqual([]);
});
