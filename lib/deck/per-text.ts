/**
 * Makes a value of each text, anew only for those that the call before did not have: of a deck that somebody types in, one
 * slide. `make` must depend on nothing but the text, and its values must not be changed.
 */
export function perText<Value>(make: (text: string) => Value): (texts: readonly string[]) => readonly Value[] {
  let known: ReadonlyMap<string, { readonly value: Value }> = new Map();
  return (texts) => {
    const seen = new Map<string, { readonly value: Value }>();
    const values = texts.map((text) => {
      const found = seen.get(text) ?? known.get(text) ?? { value: make(text) };
      seen.set(text, found);
      return found.value;
    });
    known = seen;
    return values;
  };
}
