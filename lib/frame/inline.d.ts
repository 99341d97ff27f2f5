/** A file's text, put into the bundle by the build. */
declare module '*?inline' {
  const text: string;
  export = text;
}
