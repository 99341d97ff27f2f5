import type { Parts } from '#frame/diagrams.ts';
import { createSvgCleaner } from './clean-svg.ts';
import { finishSvg } from './finish-svg.ts';
import { createHost } from './host.ts';
import { isTooLarge } from './limits.ts';
import { type Drawing, NotDrawn, type Request, type Setting } from './request.ts';
import type { Translation } from './translation.ts';
import { drawerOf } from './worker-drawer.ts';
import { Remote } from './worker-messages.ts';
import { createWorkshop } from './workshop.ts';

/** Draws one request; throws NotDrawn when there is something to say instead. */
export type Drawer = (request: Request, setting: Setting) => Promise<Drawing>;

export type DrawerOptions = {
  /** Our own server's address. */
  readonly base: string;
  /** Whether it fetches PlantUML's drawings. */
  readonly hasPlantuml: boolean;
  /** The page is one file: there is none for a worker to import. */
  readonly isOneFile: boolean;
  readonly parts: Parts;
};

export function createDrawer(options: DrawerOptions): Drawer {
  const clean = createSvgCleaner(window, options.parts);
  const inWorker = options.isOneFile ? drawHere : createWorkshop();
  const inPage = oneAfterAnother();
  const host = createHost();

  async function svgOf(request: Request, setting: Setting): Promise<string> {
    switch (request.kind) {
      case 'graphviz':
      case 'vega':
      case 'vega-lite':
        return inWorker(request);
      case 'abc':
        return inPage(async () => (await need(() => import('./draw-abc.ts'))).drawAbc(request.source, host));
      default:
        return inPage(async () => (await need(() => import('./draw-mermaid.ts'))).drawMermaid(request.source, setting, host));
    }
  }
  async function drawSvg(request: Request, setting: Setting): Promise<SVGSVGElement> {
    if (isTooLarge(request)) throw new NotDrawn({ words: 'tooLarge' });
    const svg = clean(await svgOf(request, setting));
    if (!svg) throw new NotDrawn({ words: 'tooLarge' });
    finishSvg(svg, request);
    return svg;
  }
  return async (request, setting) => {
    if (request.kind === 'plantuml') return plantuml(request, options);
    try {
      return await drawSvg(await translated(request), setting);
    } catch (error) {
      if (error instanceof NotDrawn) throw error;
      throw new NotDrawn({ words: 'failed', detail: error instanceof Error ? error.message : String(error) });
    }
  };
}

/** As a worker draws it, in the page. */
async function drawHere(request: Request): Promise<string> {
  try {
    const draw = await need(() => drawerOf(request.kind));
    return await draw(request);
  } catch (error) {
    throw error instanceof Remote ? new NotDrawn({ words: 'remote' }) : error;
  }
}

async function plantuml(request: Request, { base, hasPlantuml }: DrawerOptions): Promise<HTMLImageElement> {
  if (!hasPlantuml) throw new NotDrawn({ words: 'plantumlOff' });
  if (isTooLarge(request)) throw new NotDrawn({ words: 'tooLarge' });
  return (await need(() => import('./draw-plantuml.ts'))).drawPlantuml(request.source, base);
}

/** The small languages are drawn by mermaid. */
async function translated(request: Request): Promise<Request> {
  if (request.kind !== 'flow' && request.kind !== 'sequence') return request;
  if (isTooLarge(request)) throw new NotDrawn({ words: 'tooLarge' });
  const translation = await translate(request);
  if ('badLine' in translation) throw new NotDrawn({ words: 'badLine', detail: String(translation.badLine) });
  return { ...request, kind: 'mermaid', source: translation.text };
}

async function translate({ kind, source }: Request): Promise<Translation> {
  if (kind === 'flow') return (await need(() => import('./flow.ts'))).flowToMermaid(source);
  return (await need(() => import('./sequence.ts'))).sequenceToMermaid(source);
}

/** What cannot be loaded is nobody's mistake. */
async function need<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch {
    throw new NotDrawn({ words: 'notLoaded' });
  }
}

/** What holds up the frame is done piece by piece, with room for everything else in between. */
function oneAfterAnother(): <T>(work: () => Promise<T>) => Promise<T> {
  let before: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = before.then(breath).then(work);
    before = done.catch(() => undefined);
    return done;
  };
}

const breath = () => new Promise<void>((resolve) => setTimeout(resolve));
