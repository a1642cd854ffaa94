/** A run of letters and digits: where a name may begin. */
const WORDS = /[\p{L}\p{N}]+/gu;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;

interface Known {
  readonly name: string;
  /** Where its first word begins. */
  readonly lead: number;
  readonly instead: string;
}

/** Finds what it knows in any text, and puts what stands for it in its place. Whole words only; `_` parts words. */
export class NameFinder {
  /** What is known, by its first word, the longest first. */
  readonly #byFirstWord = new Map<string, Known[]>();
  /** What has no word in it, the longest first. */
  readonly #signs: Known[] = [];

  /** What is known already stays as it is. */
  learn(name: string, instead: string): void {
    const [first] = name.match(WORDS) ?? [];
    const known = first === undefined ? this.#signs : (this.#byFirstWord.get(first) ?? []);
    if (known.some((one) => one.name === name)) return;
    known.push({ name, lead: first === undefined ? 0 : name.indexOf(first), instead });
    known.sort((a, b) => b.name.length - a.name.length);
    if (first !== undefined) this.#byFirstWord.set(first, known);
  }

  replaceIn(text: string): string {
    let made = "";
    let done = 0;
    for (const { 0: word, index } of text.matchAll(WORDS)) {
      if (index < done) continue;
      const from = done;
      const found = this.#byFirstWord
        .get(word)
        ?.find(({ name, lead }) => index - lead >= from && isAt(text, name, index - lead));
      if (found === undefined) continue;
      const start = index - found.lead;
      made += text.slice(done, start) + found.instead;
      done = start + found.name.length;
    }
    made += text.slice(done);
    for (const { name, instead } of this.#signs) made = made.replaceAll(name, instead);
    return made;
  }
}

function isAt(text: string, name: string, index: number): boolean {
  if (!text.startsWith(name, index)) return false;
  const next = text.codePointAt(index + name.length);
  return next === undefined || !WORD_CHARACTER.test(String.fromCodePoint(next));
}
