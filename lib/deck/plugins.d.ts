/* markdown-it's plugins bring no types of their own. */
declare module 'markdown-it-abbr' {
  const plugin: (md: import('markdown-it').MarkdownIt) => void;
  export = plugin;
}
declare module 'markdown-it-deflist' {
  const plugin: (md: import('markdown-it').MarkdownIt) => void;
  export = plugin;
}
declare module 'markdown-it-ins' {
  const plugin: (md: import('markdown-it').MarkdownIt) => void;
  export = plugin;
}
declare module 'markdown-it-mark' {
  const plugin: (md: import('markdown-it').MarkdownIt) => void;
  export = plugin;
}
declare module 'markdown-it-sub' {
  const plugin: (md: import('markdown-it').MarkdownIt) => void;
  export = plugin;
}
declare module 'markdown-it-sup' {
  const plugin: (md: import('markdown-it').MarkdownIt) => void;
  export = plugin;
}
declare module 'markdown-it-container' {
  type Options = {
    /** Whether what stands behind the colons begins this kind of container. */
    validate(info: string): boolean;
    render: import('markdown-it').RendererRule;
  };
  const plugin: (md: import('markdown-it').MarkdownIt, name: string, options: Options) => void;
  export = plugin;
}
/* Nor does the specification that tests compare with. */
declare module 'commonmark-spec' {
  const specification: { readonly tests: ReadonlyArray<{ markdown: string; html: string; section: string; number: number }> };
  export = specification;
}
