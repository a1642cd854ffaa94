/** A run of letters and digits: where a name may begin. */
const WORDS = /[\p{L}\p{N}]+/gu;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;

/** Finds what it knows in any text, and puts what stands for it in its place. Whole words only; `_` parts words. */
export class NameFinder {
  /** What is known, by the word that it begins with, the longest first. */
  readonly #byFirstWord = new Map<string, [name: string, instead: string][]>();

  /** What is known already stays as it is. */
  learn(name: string, instead: string): void {
    const [first] = name.match(WORDS) ?? [];
    if (first === undefined) return;
    const known = this.#byFirstWord.get(first) ?? [];
    if (known.some(([other]) => other === name)) return;
    known.push([name, instead]);
    known.sort(([a], [b]) => b.length - a.length);
    this.#byFirstWord.set(first, known);
  }

  replaceIn(text: string): string {
    let made = "";
    let done = 0;
    for (const { 0: word, index } of text.matchAll(WORDS)) {
      if (index < done) continue;
      const found = this.#byFirstWord.get(word)?.find(([name]) => isAt(text, name, index));
      if (found === undefined) continue;
      const [name, instead] = found;
      made += text.slice(done, index) + instead;
      done = index + name.length;
    }
    return done === 0 ? text : made + text.slice(done);
  }
}

function isAt(text: string, name: string, index: number): boolean {
  if (!text.startsWith(name, index)) return false;
  const next = text.codePointAt(index + name.length);
  return next === undefined || !WORD_CHARACTER.test(String.fromCodePoint(next));
}
