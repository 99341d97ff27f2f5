import { expect, test } from 'vitest';
import { readVegaSpec } from './vega-spec.ts';

const read = (spec: object, kind = 'vega') => readVegaSpec(JSON.stringify(spec), kind);

test('which of both languages it is says the schema, else the fence, else what it holds', () => {
  expect(read({ $schema: 'https://vega.github.io/schema/vega-lite/v5.json' }).isLite).toBe(true);
  expect(read({ $schema: 'https://vega.github.io/schema/vega/v5.json', mark: 'bar' }, 'vega-lite').isLite).toBe(false);
  expect(read({ marks: [] }).isLite).toBe(false);
  expect(read({ mark: 'bar' }).isLite).toBe(true);
  expect(read({ marks: [] }, 'vega-lite').isLite).toBe(true);
});

test('text has the colour around it unless there is a background', () => {
  expect(read({ mark: 'bar' }).config).toMatchObject({ background: 'transparent', title: { color: 'currentColor' } });
  expect(read({ marks: [] }).config).toMatchObject({ style: { 'guide-label': { fill: 'currentColor' } } });
  expect(read({ mark: 'bar', background: 'white' }).config).toEqual({});
  expect(read({ mark: 'bar', config: { background: '#eee' } }).config).toEqual({});
});

test('delimited text becomes rows, wherever data stands', () => {
  const data = { values: 'a,b\n1,2', format: { type: 'csv' } };
  expect(read({ layer: [{ data }] }).spec).toEqual({
    layer: [{ data: { values: [{ a: '1', b: '2' }], format: { type: 'json', parse: 'auto' } } }],
  });
  const other = { values: 'a;b\n1;2', format: { type: 'dsv', delimiter: ';', parse: null } };
  expect(read({ data: [other] }).spec).toMatchObject({ data: [{ values: [{ a: '1', b: '2' }], format: { type: 'json', parse: null } }] });
  const json = { values: '[1]', format: { type: 'json' } };
  expect(read({ data: json }).spec).toEqual({ data: json });
});

test('what is no object throws', () => {
  expect(() => readVegaSpec('[]', 'vega')).toThrow('no JSON object');
  expect(() => readVegaSpec('{', 'vega')).toThrow(SyntaxError);
});
