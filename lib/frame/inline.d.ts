/** A file's text, put into the bundle by the build. */
declare module '*?inline' {
  const text: string;
  export = text;
}

/** Emoji by their names. */
declare module 'markdown-it-emoji/lib/data/full.mjs' {
  const names: Readonly<Record<string, string>>;
  export = names;
}
