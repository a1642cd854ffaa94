/** So many connections at once, in all and from one address. */
const MOST = 128;
const MOST_FROM_ONE = 8;

/** Counts who is connected. */
export class Connections {
  readonly #by = new Map<string, number>();
  #all = 0;

  get count(): number {
    return this.#all;
  }

  /** Admits one more from there, until the function is called that is returned; null where there are too many. */
  admit(address: string): (() => void) | null {
    const there = this.#by.get(address) ?? 0;
    if (this.#all >= MOST || there >= MOST_FROM_ONE) return null;
    this.#all += 1;
    this.#by.set(address, there + 1);
    let isHere = true;
    return () => {
      if (!isHere) return;
      isHere = false;
      this.#all -= 1;
      const left = (this.#by.get(address) ?? 1) - 1;
      if (left === 0) this.#by.delete(address);
      else this.#by.set(address, left);
    };
  }
}
