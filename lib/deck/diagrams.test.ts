import { expect, test } from 'vitest';
import { renderSlide } from './index.ts';

const html = (text: string) => renderSlide({ text }, { breaks: true }).html.trim();
const fence = (info: string, content = 'a -> b') => html(`\`\`\`${info}\n${content}\n\`\`\``);

test('D200 a fence of a language that is drawn is marked, and its text stays', () => {
  expect(fence('mermaid', 'graph TD\nA-->B["<b>"]')).toBe(
    '<pre data-l-line="0" data-l-diagram="mermaid"><code class="language-mermaid">graph TD\nA--&gt;B[&quot;&lt;b&gt;&quot;]\n</code></pre>',
  );
  for (const kind of ['mermaid', 'graphviz', 'flow', 'sequence', 'abc', 'vega', 'vega-lite', 'plantuml']) {
    expect(fence(kind)).toContain(`data-l-diagram="${kind}"`);
    expect(fence(kind.toUpperCase())).toContain(`data-l-diagram="${kind}"`);
  }
  expect(fence('dot')).toContain('data-l-diagram="graphviz"');
  expect(html('- a\n\n  ~~~ mermaid\n  graph TD\n  ~~~')).toContain('data-l-diagram="mermaid"');
  expect(renderSlide({ text: 'a\n\nNote:\n```dot\ngraph {}\n```' }, { breaks: true }).notesHtml).toContain('data-l-diagram="graphviz"');
});

test('D201 marks for code are read over, and graphviz has its engine', () => {
  for (const info of ['mermaid=', 'mermaid!', 'mermaid=12', 'mermaid [1|2]', 'mermaid {a=b}', 'mermaid engine=neato']) {
    expect(fence(info)).toMatch(/^<pre data-l-line="0" data-l-diagram="mermaid"><code class="language-mermaid">/);
  }
  for (const info of [
    'graphviz engine=neato',
    'dot engine="neato"',
    "graphviz {engine='neato'}",
    'graphviz [engine=NEATO]',
    'graphviz a=b,engine = neato',
  ]) {
    expect(fence(info)).toContain('data-l-diagram="graphviz" data-l-engine="neato"');
  }
  expect(fence('graphviz engine="><img>"')).not.toContain('data-l-engine');
});

test('D202 other fences and empty ones are code', () => {
  expect(fence('mermaidx')).not.toContain('data-l-diagram');
  expect(fence('js')).not.toContain('data-l-diagram');
  expect(fence('')).not.toContain('data-l-diagram');
  expect(fence('mermaid', ' ')).toBe('<pre data-l-line="0"><code class="language-mermaid"> \n</code></pre>');
  expect(html('    mermaid\n')).not.toContain('data-l-diagram');
});
