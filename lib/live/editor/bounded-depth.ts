import type { MarkdownConfig } from '@lezer/markdown';

/** Lists and quotes around a line. What reads the tree goes into it one call per level. */
const MAX_DEPTH = 100;

/** Reads lines as text that stand in more lists and quotes than slides show (SPEC D82). */
export const boundedDepth: MarkdownConfig = {
  parseBlock: [
    {
      name: 'BoundedDepth',
      before: 'LinkReference',
      parse(context, line) {
        if (context.depth < MAX_DEPTH) return false;
        context.addElement(context.elt('Paragraph', context.lineStart + line.pos, context.lineStart + line.text.length));
        context.nextLine();
        return true;
      },
    },
  ],
};
