import { fence } from './diagrams.ts';

const js = 'self.pwned=1';
const image = (name: string) => `<img src=https://evil.test/${name} onerror=${js}>`;
const mermaid = (source: string) => fence('mermaid', source);
const graphviz = (source: string) => fence('graphviz', source);
const vega = (source: object) => fence('vega', JSON.stringify(source));

/** What people try with diagrams. Each would set `pwned`, lead somewhere or ask for something if it worked. */
export const attacks: readonly string[] = [
  mermaid(
    `%%{init: {"securityLevel": "loose", "htmlLabels": true, "flowchart": {"htmlLabels": true}}}%%\ngraph TD\nA["${image('1')}"]-->B["<script>${js}</script>"]`,
  ),
  mermaid(
    `---\nconfig:\n  securityLevel: loose\n  htmlLabels: true\n  themeCSS: "* { background: url(https://evil.test/2) }"\n---\ngraph TD\nA["<iframe src='https://evil.test/'>"]-->B`,
  ),
  mermaid(`graph TD\nA-->B\nclick A href "javascript:${js}" "x" _top\nclick B call alert(1)`),
  mermaid('graph TD\nA-->B\nclick A "https://evil.test/3" _blank'),
  mermaid('graph TD\nA@{ img: "https://evil.test/4.png", label: "x", w: 60, h: 60 }\nA-->B'),
  mermaid('graph TD\nA@{ "img": "https://evil.test/5.png", label: "x", w: 60, h: 60 }'),
  mermaid('graph TD\nA-->B\nstyle A fill:url(https://evil.test/6)'),
  mermaid('graph TD\nA:::x-->B\nclassDef x cursor:u\\72l(https://evil.test/7)'),
  mermaid(
    `%%{init: {"themeCSS": "@import url(https://evil.test/8); .node { cursor: url(https://evil.test/9), auto }"}}%%\ngraph TD\nA-->B`,
  ),
  mermaid(
    `%%{init: {"themeVariables": {"primaryColor": "red; background: url(https://evil.test/10)"}, "fontFamily": "a} * {background:url(https://evil.test/11)} .b{"}}%%\ngraph TD\nA-->B`,
  ),
  mermaid(
    `%%{init: {"dompurifyConfig": {"ADD_TAGS": ["script"], "ADD_ATTR": ["onload"]}, "secure": []}}%%\ngraph TD\nA["<b onload=${js}>x</b>"]`,
  ),
  mermaid('%%{init: {"__proto__": {"pwned": 1}, "constructor": {"prototype": {"pwned": 1}}}}%%\ngraph TD\nA-->B'),
  mermaid(`sequenceDiagram\nparticipant A\nlink A: x @ javascript:${js}\nlinks A: {"y": "https://evil.test/12"}\nA->>B: ${image('13')}`),
  mermaid(`classDiagram\nclass A\nclick A href "javascript:${js}"\nnote for A "${image('14')}"`),
  mermaid(`gantt\ntitle ${image('15')}\nsection x\nA: a1, 2014-01-01, 3d\nclick a1 href "javascript:${js}"`),
  mermaid(`stateDiagram-v2\ns1: <svg onload=${js}>\n[*] --> s1`),
  mermaid(`C4Context\nPerson(a, "x", "y", $sprite="https://evil.test/16.png", $link="javascript:${js}")`),
  mermaid(`pie title ${image('17')}\n"<script>${js}</script>" : 3`),
  mermaid(`mindmap\nroot((${image('18')}))\n  a`),
  mermaid(`graph TD\naccTitle: ${image('19')}\naccDescr: </desc><script>${js}</script>\nA-->B`),
  graphviz(
    `digraph { a [URL="javascript:${js}" tooltip="<script>${js}</script>" label=<<TABLE HREF="https://evil.test/20"><TR><TD>x</TD></TR></TABLE>>]; b [image="https://evil.test/21", shape=none]; stylesheet="https://evil.test/22.css"; id="\\"><script>${js}</script>"; class="l-black slides" }`,
  ),
  graphviz(
    `digraph { a [label="</text><script>${js}</script>" fontname="x\\" onload=\\"${js}"]; a -> a [edgeURL="javascript:${js}" edgetarget=_top]; b [fillcolor="url(https://evil.test/23)" style=filled color="#12\\" onclick=\\"${js}"] }`,
  ),
  vega({ data: [{ name: 't', url: 'https://evil.test/24' }], marks: [] }),
  vega({ data: [{ name: 't', url: '/api/v1/me' }], marks: [] }),
  vega({ signals: [{ name: 'x', init: `{}.constructor.constructor('${js}')()` }], marks: [] }),
  vega({
    title: `<script>${js}</script>`,
    marks: [
      { type: 'image', encode: { enter: { url: { value: 'https://evil.test/25' }, width: { value: 9 }, height: { value: 9 } } } },
      {
        type: 'text',
        encode: { enter: { text: { value: 'a' }, fill: { value: 'url(https://evil.test/26)' }, href: { value: `javascript:${js}` } } },
      },
      {
        type: 'text',
        encode: { enter: { text: { value: 'a' }, font: { value: `x" onload="${js}` }, cursor: { value: 'url(https://evil.test/27)' } } },
      },
    ],
  }),
  fence(
    'abc',
    `X:1\nT:${image('28')}\nK:C\n"^<b onclick=${js}>x"GABc|\n%%text <script>${js}</script>\nS:https://evil.test/\nF:javascript:${js}`,
  ),
  fence('flow', `st=>start: ${image('29')}:>javascript:${js}[_top]\ne=>end: "]; click A href "javascript:${js}"\nst->e`),
  fence('sequence', `A->B: ${image('30')}\nNote over A: y; link p0: x @ javascript:${js}\nB->A: %%{init: {"securityLevel": "loose"}}%%`),
  '<pre data-l-diagram="constructor" data-l-engine="x">x</pre>\n\n<pre data-l-diagram="__proto__">y</pre>',
];
