import { FRAME_START_ID, LATER_SCRIPT, type ToFrame } from '#wire';

/** Where the inline script leaves its port for `attachFrame` to adopt, and what else it kept. */
const FRAME_BOOT = 'lecternFrame';

/** When a follower's page shows the frame's phone view: a media query. */
export const PHONE_QUERY = '(max-width: 47.9375em) and (orientation: portrait)';

/** The page's scripts wait for the frame no longer than so many milliseconds. */
const LATER_AT_MOST_MS = 3_000;

/** What the inline script left on `window` under FRAME_BOOT. */
export type FrameBoot = {
  readonly frame: HTMLIFrameElement;
  /** One end of the channel to the frame, once it called. */
  port: MessagePort | null;
  /** Set by whoever adopts the port; the script keeps out from then on. */
  taken: boolean;
  /** Messages of the frame that nobody has read yet. */
  readonly got: unknown[];
  /** What was sent to the frame. */
  readonly start: Extract<ToFrame, { type: 'start' }>;
  /**
   * Ends the keeping of keys and clicks: gives the keys that were pressed so far, oldest first, and presses the button again that was
   * the last to be.
   */
  readonly takeEarly: () => readonly KeyboardEvent[];
};

/** How React names what it leaves on the document once it listens. What is pressed from then on it sees itself. */
const REACT_LISTENS = '_reactListening';

/** No more keys are kept for a page that is slow to come to life. */
const MAX_EARLY_KEYS = 20;

/**
 * The inline script of a server-rendered page: answers the frame's call before React is there and starts it with the
 * JSON of `<script type="application/json" id=FRAME_START_ID>`, a `start` message. It stands after the iframe and the
 * JSON, and corrects what only the browser knows: the colour scheme and, for the view "stage", a phone held upright.
 * The page's scripts come to life when the frame shows its slide, when somebody touches the page, or after a while, all of them: not before
 * the document is there as a whole.
 * Keys pressed before that are kept: slides that can be seen invite to go on. They are caught before React, which stops those that come while it
 * takes over. So is the last button that was pressed before React listened.
 */
export const frameBootScript = `(()=>{
let w=1;
const l=()=>{if(document.readyState==='loading')return document.addEventListener('DOMContentLoaded',l);
if(w)for(const o of document.querySelectorAll('script[type="${LATER_SCRIPT}"]')){
const n=document.createElement('script');
for(const{name:a,value:v}of o.attributes)if(a!=='type'&&a!=='nonce')n.setAttribute(a,v);
n.nonce=o.nonce;o.replaceWith(n)}
w=0};
const f=document.querySelector('iframe[title="Slides"]'),e=document.getElementById('${FRAME_START_ID}');
if(!f||!e)return l();
for(const t of['pointerdown','keydown','focusin'])addEventListener(t,l,{once:true,capture:true});
setTimeout(l,${LATER_AT_MOST_MS});
const s=JSON.parse(e.textContent),q=[],k=e=>{if(q.length<${MAX_EARLY_KEYS})q.push(e)};
let p=null;
const g=e=>{if(!Object.keys(document).some(n=>n.startsWith('${REACT_LISTENS}')))p=e.target.closest('button')};
addEventListener('keydown',k,!0);
addEventListener('click',g,!0);
const b=window.${FRAME_BOOT}={frame:f,port:null,taken:false,got:[],start:s,takeEarly:()=>{
removeEventListener('keydown',k,!0);removeEventListener('click',g,!0);
const o=p;p=null;
setTimeout(()=>{if(o&&o.isConnected)o.click()});
return q.splice(0)}};
const c=document.documentElement.getAttribute('data-mantine-color-scheme');
if(c==='dark'||c==='light')s.look.scheme=c;
if(s.view==='stage'&&matchMedia('${PHONE_QUERY}').matches)s.view='phone';
addEventListener('message',m=>{
if(b.port||b.taken||m.source!==f.contentWindow||m.data!=='lectern:hello')return;
const h=new MessageChannel();b.port=h.port1;
b.port.onmessage=m=>{b.got.push(m.data);l()};
f.contentWindow.postMessage('lectern:port','*',[h.port2]);
b.port.postMessage(s)});
f.contentWindow.postMessage('lectern:call','*')
})()`;

/** What the inline script left for this page, if there was one. */
export const bootLeft = (): FrameBoot | undefined => (window as unknown as Record<string, FrameBoot | undefined>)[FRAME_BOOT];
