import { instance } from '@viz-js/viz';
import type { Draw } from './worker-messages.ts';

/** Its letters are as wide everywhere as the layout reckons; the source's own fonts win. */
const FONT = { fontname: 'Arial' };

export const drawGraphviz: Draw = async ({ source, engine }) => {
  const viz = await instance();
  const result = viz.render(source, {
    format: 'svg',
    engine: engine || 'dot',
    graphAttributes: FONT,
    nodeAttributes: FONT,
    edgeAttributes: FONT,
  });
  if (result.status === 'success') return result.output;
  throw new Error(result.errors.map(({ message }) => message).join('\n') || 'The graph is empty.');
};
