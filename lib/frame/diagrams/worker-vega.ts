import * as vega from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';
import { readVegaSpec } from './vega-spec.ts';
import { type Draw, Remote } from './worker-messages.ts';

/** A worker has no canvas in a page to measure text with. */
function measureText(): void {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  const { textMetrics } = vega as unknown as { textMetrics: { width: (item: TextItem, text: unknown) => number } };
  if (!context) return;
  textMetrics.width = ({ fontSize = 11, font = 'sans-serif', fontStyle = '', fontWeight = '' }, text) => {
    context.font = `${fontStyle} ${fontWeight} ${fontSize}px ${font}`;
    return context.measureText(String(text ?? '')).width;
  };
}
type TextItem = { fontSize?: number; font?: string; fontStyle?: string; fontWeight?: string | number };

measureText();

/** Vega goes on after a mistake and draws nothing; here the first one is what is said. */
function createLogger() {
  let mistake: unknown = null;
  const logger = {
    level: () => logger,
    error(...said: unknown[]) {
      mistake ??= said[0];
      return logger;
    },
    warn: () => logger,
    info: () => logger,
    debug: () => logger,
  };
  return { logger: logger as never, mistake: () => mistake };
}

export const drawVega: Draw = async ({ kind, source }) => {
  const { isLite, spec, config } = readVegaSpec(source, kind);
  // The specification is the deck's; vega checks it.
  const { logger, mistake } = createLogger();
  const full = isLite ? compile(spec as unknown as TopLevelSpec, { config, logger }).spec : (spec as vega.Spec);
  const runtime = vega.parse(full, isLite ? {} : config, { ast: true });
  const { loader, wantedRemote } = ownDataOnly();
  const view = new vega.View(runtime, { renderer: 'none', loader, expr: expressionInterpreter, logger });
  try {
    const svg = await view.toSVG();
    if (wantedRemote()) throw new Remote();
    if (mistake() !== null) throw mistake();
    return svg;
  } finally {
    view.finalize();
  }
};

/** Loads nothing but pictures that stand in the specification itself. */
function ownDataOnly(): { loader: vega.Loader; wantedRemote: () => boolean } {
  let wanted = false;
  const refuse = async (): Promise<never> => {
    wanted = true;
    throw new Remote();
  };
  const sanitize = async (uri: string) => ({ href: /^data:image\//.test(uri) ? uri : '' });
  return { loader: { load: refuse, http: refuse, file: refuse, sanitize }, wantedRemote: () => wanted };
}
