import { able } from './able.ts';
import { foreignClasses } from './attributes.ts';
import { cleanDeclarations } from './css-values.ts';
import type { Decorator } from './decorators.ts';
import type { Desk } from './diagrams/desk.ts';
import { isOneFile } from './kept-files.ts';
import { decorated } from './lazily.ts';
import { DIAGRAM_MARK, ENGINE_MARK } from './sanitise.ts';
import type { Words } from './scene.ts';
import type { Sheets } from './sheets.ts';

/** What this bundle hands over: imported from there, it would be split off as a file of its own. */
const PARTS = { decorated, foreignClasses, cleanDeclarations, marks: { kind: DIAGRAM_MARK, engine: ENGINE_MARK } };
export type Parts = typeof PARTS;

type DiagramDecorator = { readonly decorate: Decorator; readonly refresh: Decorator };

/** Draws the diagrams of slides. What that needs is loaded when there is one for the first time. */
export function createDiagramDecorator(sheets: Sheets, words: () => Words | null): DiagramDecorator {
  const options = { base: new URL('/', document.baseURI).href, hasPlantuml: able().has('plantuml'), isOneFile, parts: PARTS };
  let desk: Desk | null = null;
  let loading: Promise<Desk> | null = null;
  async function load() {
    const { diagramsCss, openDesk } = await import('./diagrams/open.ts');
    sheets.set('diagrams', diagramsCss);
    desk = openDesk(options, () => words()?.diagram);
    return desk;
  }
  async function later(root: HTMLElement, slide: number | undefined) {
    loading ??= load();
    await (await loading).decorate(root, slide);
  }
  return {
    decorate(root, slide) {
      if (desk) return desk.decorate(root, slide);
      return root.querySelector(`pre[${DIAGRAM_MARK}]`) ? later(root, slide) : undefined;
    },
    refresh: (root) => desk?.refresh(root),
  };
}
