/** Says a number of bytes as people of this language read it. */
export function sizeIn(language: string): (bytes: number) => string {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return (bytes) => {
    if (bytes < 1e6) return `${Math.ceil(bytes / 1000)} kB`;
    return bytes < 1e9 ? `${number.format(bytes / 1e6)} MB` : `${number.format(bytes / 1e9)} GB`;
  };
}
