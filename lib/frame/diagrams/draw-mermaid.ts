import type { MermaidConfig } from 'mermaid';
import mermaid from 'mermaid';
import { laidOut } from './host.ts';
import type { Setting } from './request.ts';

/** Edges of a flowchart; mermaid counts those that `a & b --> c & d` makes. */
const MAX_EDGES = 150;
/** Formatting in labels would need HTML, which is off; the text stays. */
const FORMATTING = /<\/?(?:b|i|u|s|em|strong|small|big|sub|sup|span|font|center|p|div|code|tt|mark)(?:\s[^<>]{0,500})?>/gi;
/** Pictures of nodes would be fetched while it is drawn. */
const PICTURE = /["']?\bimg["']?\s*:\s*(?:"[^"]*"|'[^']*'|[^,}\s]+)/gi;
/** What a diagram cannot set for itself. */
const OURS: Array<keyof MermaidConfig> = [
  'secure',
  'securityLevel',
  'startOnLoad',
  'maxTextSize',
  'maxEdges',
  'suppressErrorRendering',
  'htmlLabels',
  'themeCSS',
  'fontFamily',
  'altFontFamily',
  'dompurifyConfig',
  'arrowMarkerAbsolute',
  'deterministicIds',
  'logLevel',
  'layout',
];

let drawn = 0;

/** A mermaid diagram as SVG text. Its size must be checked before: drawing it holds up the frame. */
export async function drawMermaid(source: string, { scheme, font }: Setting, host: HTMLElement): Promise<string> {
  await laidOut(host);
  // What is measured in another font than it is shown in does not fit its boxes. Without the font the browser's own will do.
  await document.fonts.load(`16px ${font}`, source).catch(() => undefined);
  host.style.fontFamily = font;
  mermaid.initialize({
    secure: OURS,
    securityLevel: 'strict',
    startOnLoad: false,
    maxTextSize: source.length + 1,
    maxEdges: MAX_EDGES,
    suppressErrorRendering: true,
    htmlLabels: false,
    journey: { textPlacement: 'tspan' },
    theme: scheme === 'dark' ? 'dark' : 'default',
    fontFamily: font,
    logLevel: 'fatal',
  });
  drawn += 1;
  try {
    const { svg } = await mermaid.render(`l-mermaid-${drawn}`, source.replace(FORMATTING, '').replace(PICTURE, ''), host);
    return svg;
  } finally {
    host.replaceChildren();
  }
}
