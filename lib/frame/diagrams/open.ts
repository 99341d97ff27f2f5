import diagramsCss from '#frame/css/diagrams.css?inline';
import { Desk, type DeskOptions } from './desk.ts';
import { createDrawer, type DrawerOptions } from './draw.ts';

export { diagramsCss };

/** All that diagrams need but the libraries that draw them: each of those comes when a diagram of its kind does. */
export const openDesk = (options: DrawerOptions, words: DeskOptions['words']): Desk =>
  new Desk({ draw: createDrawer(options), parts: options.parts, words });
