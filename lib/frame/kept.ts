/** Values that are made once and kept until others of more weight came after their last use. */
export class Kept<T> {
  private readonly values = new Map<string, { readonly value: T; readonly weight: number }>();
  private readonly most: number;
  private weight = 0;

  /** @param most weight of all together */
  constructor(most: number) {
    this.most = most;
  }

  has(key: string): boolean {
    return this.values.has(key);
  }

  /** The value of a key, made when it is not there; `weight` must not change with the same key. */
  of(key: string, weight: number, make: () => T): T {
    const known = this.values.get(key) ?? { value: make(), weight };
    if (!this.values.delete(key)) this.weight += weight;
    this.values.set(key, known);
    for (const [oldest, { weight: freed }] of this.values) {
      if (this.weight <= this.most) break;
      this.values.delete(oldest);
      this.weight -= freed;
    }
    return known.value;
  }
}
