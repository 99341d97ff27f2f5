/** A small language's text in mermaid's, or the 1-based line that says nothing in it. */
export type Translation = { readonly text: string } | { readonly badLine: number };

/** Text as mermaid takes it for a label: what its grammars mean something by is written as mermaid's entities; `\n` is a line break. */
export function label(text: string): string {
  return text
    .trim()
    .replace(/[#;"`]|%%|[{}](?=[{}])/g, (chars) => [...chars].map((char) => `#${char.charCodeAt(0)};`).join(''))
    .replace(/^(no)?wrap:/i, '$1wrap#58;')
    .replace(/\s*(?:\\n|\n)\s*/g, '<br/>');
}
