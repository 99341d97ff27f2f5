/** Origin of what came from another node: it is stored already. */
export class Elsewhere {
  readonly node: string;
  constructor(node: string) {
    this.node = node;
  }
}
