/** Says a number of bytes as people of this language read it. */
export function sizeIn(language: string): (bytes: number) => string {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${number.format(bytes / 1e6)} MB`);
}
