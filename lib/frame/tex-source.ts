/** In a line of text these stand as their inner parts, which KaTeX sets anywhere. */
const INNER: Readonly<Record<string, string>> = { align: 'aligned', alignat: 'alignedat', gather: 'gathered', equation: 'gathered' };
/** What KaTeX does not know, by what is nearest to it. */
const KNOWN: Readonly<Record<string, string>> = { multline: 'gather', eqnarray: 'align' };

/**
 * TeX as HedgeDoc's MathJax understands it, in KaTeX's terms: no numbers of equations, and environments for displayed formulas also in
 * lines of text.
 */
export function toKatex(tex: string, display: boolean): string {
  return tex.replace(/\\(begin|end)\{(align|alignat|gather|equation|multline|eqnarray)\*?\}/g, (_, edge: string, name: string) => {
    const known = KNOWN[name] ?? name;
    return `\\${edge}{${display ? `${known}*` : (INNER[known] ?? known)}}`;
  });
}
