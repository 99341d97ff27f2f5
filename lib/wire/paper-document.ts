import { FRAME_START_ID, type FrameLook, type FrameStart } from './frame.ts';
import { scriptJson } from './script-json.ts';

/** Ways to put a deck on paper, each a view of the frame. */
export type PaperKind = 'pages' | 'steps' | 'handout';

export type PaperText = {
  readonly title: string;
  readonly text: string;
  readonly kind: PaperKind;
  readonly look: FrameLook;
  /** Address of the frame's script. */
  readonly script: string;
  readonly language: string;
  /** What the frame reads elsewhere behind the `#` of its address. */
  readonly able: string;
  /** Stands above the pages on the screen, not on paper. */
  readonly hint: string;
};

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A page that shows a deck as it is printed: the frame's own script without a page around it, started by what stands here. */
export function paperDocument({ title, text, kind, look, script, language, able, hint }: PaperText): string {
  const start: FrameStart = { type: 'start', view: kind, text, place: null, look };
  return [
    `<!doctype html><html lang="${escaped(language)}" data-able="${escaped(able)}"><head><meta charset="utf-8"><title>${escaped(title)}</title>`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<script type="application/json" id="${FRAME_START_ID}">${scriptJson(start)}</script>`,
    `<script type="module" src="${escaped(script)}"></script></head><body>`,
    `<p class="l-paper-hint">${escaped(hint)}</p></body></html>\n`,
  ].join('');
}
