/** Makes sure that German says all that English says. */
export function area<T extends Record<string, unknown>>(languages: { en: T; de: { [K in keyof T]: T[K] extends string ? string : T[K] } }) {
  return languages as { en: T; de: T };
}
