/** A slide's first heading as plain text, from its markdown; empty when it has none. */
export function captionOf(markdown: string): string {
  const heading = /^ {0,3}#{1,6}[ \t]+(.+?)[ \t#]*$/m.exec(withoutStyles(markdown))?.[1] ?? '';
  return heading
    .replace(/<!--.*?-->|<[^>]*>/g, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`~=^]{1,3}(?=\S)|(?<=\S)[*_`~=^]{1,3}/g, (marks) => (/[_=^~]/.test(marks) && marks.length === 1 ? marks : ''))
    .trim();
}

const withoutStyles = (markdown: string) => (markdown.includes('<style') ? markdown.replace(/<style[\s\S]*?<\/style>/gi, '') : markdown);
