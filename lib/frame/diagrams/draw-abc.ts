import abcjs from 'abcjs';
import { laidOut } from './host.ts';
import { NotDrawn } from './request.ts';

/** As wide as a slide's text, in pixels. */
const STAFF_WIDTH = 740;

/** The first tune of an abc text as SVG text, in the colour of the text around it. */
export async function drawAbc(source: string, host: HTMLElement): Promise<string> {
  await laidOut(host);
  try {
    const [tune] = abcjs.renderAbc(host, source, { foregroundColor: 'currentColor', staffwidth: STAFF_WIDTH });
    const svg = host.querySelector('svg');
    if (!svg || !tune || tune.lines.length === 0) throw new NotDrawn({ words: 'failed', detail: warningsOf(tune) });
    return svg.outerHTML;
  } finally {
    host.replaceChildren();
  }
}

/** Each is HTML for people. */
function warningsOf(tune: abcjs.TuneObject | undefined): string {
  return (tune?.warnings ?? []).map((warning) => warning.replace(/<[^<>]*>/g, '')).join('\n');
}
