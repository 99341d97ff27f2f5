import { FRAME_START_ID, type FrameLook, type FrameStart } from './frame.ts';
import { scriptJson } from './script-json.ts';

/** Id of the JSON with a page's own files: scripts (gzip, base64) by name. */
const SCRIPTS_ID = 'lectern-scripts';
/** The same with what they load beside scripts, as addresses: fonts and pictures. */
const FILES_ID = 'lectern-files';

/**
 * Unpacks the scripts of a page that is one file and starts the first. Scripts name each other by file: what a script needs is
 * unpacked before it, what it may load later when it asks for it.
 */
export const standaloneScript = `(()=>{
const read=i=>JSON.parse(document.getElementById(i).textContent),scripts=read('${SCRIPTS_ID}'),urls={};
window.lecternFiles=read('${FILES_ID}');
const text=b=>new Response(new Blob([Uint8Array.from(atob(b),c=>c.charCodeAt(0))]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
const make=async n=>{
let s=await text(scripts[n]??(()=>{throw new Error(n+' is not in this file.')})());
s=s.replace(/\\bimport\\(["']\\.\\/([\\w.-]+\\.js)["']\\)/g,'lecternScript("$1")');
const all=[...new Set([...s.matchAll(/["']\\.\\/([\\w.-]+\\.js)["']/g)].map(m=>m[1]).filter(m=>scripts[m]))];
for(const m of all){const u=await url(m);s=s.replaceAll('"./'+m+'"','"'+u+'"').replaceAll("'./"+m+"'",'"'+u+'"')}
return URL.createObjectURL(new Blob([s],{type:'text/javascript'}))};
const url=n=>urls[n]??=make(n);
window.lecternScript=async n=>import(await url(n));
window.lecternScript('main.js')
})()`;

export type StandaloneText = {
  readonly title: string;
  readonly text: string;
  readonly look: FrameLook;
  readonly language: string;
  /** Of `standaloneScript`, for the policy: sha256 in base64. */
  readonly scriptHash: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
  /** One of the scripts is WebAssembly. */
  readonly wasm: boolean;
};

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const json = (id: string, value: unknown) => `<script type="application/json" id="${id}">${scriptJson(value)}</script>`;

/** A deck as a page that is one file: the frame's own scripts and sanitiser, and nothing that it has to ask for. */
export function standaloneDocument({ title, text, look, language, scriptHash, scripts, files, wasm }: StandaloneText): string {
  const start: FrameStart = { type: 'start', view: 'stage', text, place: null, look };
  const policy = [
    "default-src 'none'",
    // Graphviz is WebAssembly.
    `script-src 'sha256-${scriptHash}' blob:${wasm ? " 'wasm-unsafe-eval'" : ''}`,
    "style-src 'unsafe-inline'",
    'img-src https: http: data: blob:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return [
    `<!doctype html><html lang="${escaped(language)}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">`,
    `<title>${escaped(title)}</title><meta name="viewport" content="width=device-width,initial-scale=1">`,
    '<meta name="referrer" content="no-referrer"></head><body>',
    json(FRAME_START_ID, start),
    json(SCRIPTS_ID, scripts),
    json(FILES_ID, files),
    `<script>${standaloneScript}</script></body></html>\n`,
  ].join('\n');
}
