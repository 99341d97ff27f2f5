import { parseCsv } from './csv.ts';

type Tree = Record<string, unknown>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Drawn in the colour of the text around it. */
const INK = 'currentColor';
const FAINT = '#8888';

/** Guides and text in the slide's own colour, as vega and vega-lite both take it. */
const INK_CONFIG: Tree = {
  axis: { domainColor: FAINT, gridColor: FAINT, tickColor: FAINT, labelColor: INK, titleColor: INK },
  legend: { labelColor: INK, titleColor: INK },
  header: { labelColor: INK, titleColor: INK },
  title: { color: INK, subtitleColor: INK },
  style: { cell: { stroke: FAINT }, 'guide-label': { fill: INK }, 'guide-title': { fill: INK }, 'group-title': { fill: INK } },
};
const VEGA_INK: Tree = { ...INK_CONFIG, text: { fill: INK }, rule: { stroke: INK } };
const LITE_INK: Tree = { ...INK_CONFIG, background: 'transparent', text: { color: INK }, rule: { color: INK }, tick: { color: INK } };

export type VegaSpec = { readonly isLite: boolean; readonly spec: Tree; readonly config: Tree };

/** What a fence "vega" or "vega-lite" holds. Throws for what is no JSON object. */
export function readVegaSpec(source: string, kind: string): VegaSpec {
  const read: unknown = JSON.parse(source);
  if (!isTree(read)) throw new Error('This is no JSON object.');
  const spec = withRows(read) as Tree;
  const isLite = saysLite(spec) ?? (kind === 'vega-lite' || !('marks' in spec));
  return { isLite, spec, config: hasOwnPaper(spec) ? {} : inkFor(isLite) };
}

const inkFor = (isLite: boolean) => (isLite ? LITE_INK : VEGA_INK);

function saysLite({ $schema: schema }: Tree): boolean | null {
  if (typeof schema !== 'string') return null;
  return /vega-lite/.test(schema);
}

/** On a background of its own the usual dark ink is right. */
function hasOwnPaper({ background, config }: Tree): boolean {
  return Boolean(background) || (isTree(config) && Boolean(config['background']));
}

/** The same, with rows in the place of delimited text. */
function withRows(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withRows);
  if (!isTree(value)) return value;
  const { values, format } = value;
  const delimiter = isTree(format) ? delimiterOf(format) : null;
  if (typeof values === 'string' && isTree(format) && delimiter !== null) {
    return { ...value, values: parseCsv(values, delimiter), format: { parse: 'auto', ...format, type: 'json' } };
  }
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, withRows(child)]));
}

function delimiterOf({ type, delimiter }: Tree): string | null {
  if (type === 'csv') return ',';
  if (type === 'tsv') return '\t';
  return type === 'dsv' && typeof delimiter === 'string' && delimiter.length === 1 ? delimiter : null;
}
