import { Refused } from "./refused.ts";
import { type Token, tokenise } from "./tokens.ts";

/** Most parts of one expression, and how deep they may be nested. */
export const MAX_NODES = 64;
export const MAX_DEPTH = 16;

export const COMPARISONS = ["==", "!=", "<", "<=", ">", ">=", "in", "not in"] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** A precondition as a tree. */
export type Expression =
  | { readonly kind: "literal"; readonly value: null | boolean | number | string }
  | { readonly kind: "name"; readonly name: string; readonly column: number }
  | { readonly kind: "field"; readonly of: Expression; readonly name: string }
  | { readonly kind: "index"; readonly of: Expression; readonly key: Expression }
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  | { readonly kind: "sign"; readonly negative: boolean; readonly of: Expression }
  | { readonly kind: "not"; readonly of: Expression }
  | { readonly kind: "and" | "or"; readonly parts: readonly Expression[] }
  | {
      readonly kind: "compare";
      readonly sides: readonly Expression[];
      /** One fewer than sides: `operators[i]` stands between sides i and i + 1. */
      readonly operators: readonly Comparison[];
    };

const WORDS = new Set(["and", "or", "not", "in"]);

/** Words of other languages, and what they would mean. */
const FOREIGN: Readonly<Record<string, string>> = {
  is: "'is' is not allowed, compare with ==",
  if: "conditional expressions are not allowed",
  else: "conditional expressions are not allowed",
  for: "comprehensions are not allowed",
  lambda: "lambdas are not allowed",
  async: "it is reserved",
  await: "it is reserved",
  yield: "it is reserved",
  import: "it is reserved",
  def: "it is reserved",
  class: "it is reserved",
  return: "it is reserved",
  while: "it is reserved",
  with: "it is reserved",
  try: "it is reserved",
  del: "it is reserved",
  assert: "it is reserved",
};

const SIGNS: Readonly<Record<string, string>> = {
  "(": "calls are not allowed",
  "+": "arithmetic is not allowed",
  "-": "arithmetic is not allowed",
  "*": "arithmetic is not allowed",
  "/": "arithmetic is not allowed",
  "%": "arithmetic is not allowed",
  "**": "arithmetic is not allowed",
  "//": "arithmetic is not allowed",
  ":": "slices are not allowed",
  ":=": "assignments are not allowed",
  "=": "assignments are not allowed, compare with ==",
  "{": "maps and sets are not allowed",
  "}": "maps and sets are not allowed",
  "?": "conditional expressions are not allowed",
  "=>": "lambdas are not allowed",
  "&&": "write 'and'",
  "||": "write 'or'",
  "!": "write 'not'",
};

/**
 * Reads one precondition by the grammar of the manifest language: or, and, not, comparisons, signs,
 * then names with their fields and indices, literals, lists and parentheses. Throws `Refused`.
 */
export function parse(text: string): Expression {
  const parser = new Parser(tokenise(text));
  return parser.whole();
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #nodes = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Expression {
    const expression = this.#expression();
    if (this.#next.kind !== "end") throw unexpected(this.#next, "the end");
    return expression;
  }

  get #next(): Token {
    const token = this.#tokens[Math.min(this.#at, this.#tokens.length - 1)];
    return token;
  }

  #isSign(text: string): boolean {
    return this.#next.kind === "sign" && this.#next.text === text;
  }

  #isWord(text: string): boolean {
    return this.#next.kind === "name" && this.#next.text === text;
  }

  #node<E extends Expression>(expression: E): E {
    this.#nodes += 1;
    if (this.#nodes > MAX_NODES) {
      throw new Refused(this.#next.column, `found more than ${MAX_NODES} parts in one expression`);
    }
    return expression;
  }

  /** Reads something that nests. */
  #deeper(read: () => Expression): Expression {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) {
      throw new Refused(this.#next.column, `found more than ${MAX_DEPTH} levels of nesting`);
    }
    const expression = read();
    this.#depth -= 1;
    return expression;
  }

  #expression(): Expression {
    return this.#deeper(() => this.#joined("or", () => this.#joined("and", () => this.#not())));
  }

  #joined(kind: "and" | "or", read: () => Expression): Expression {
    const parts = [read()];
    while (this.#isWord(kind)) {
      this.#at += 1;
      parts.push(read());
    }
    const [only] = parts;
    return parts.length === 1 ? only : this.#node({ kind, parts });
  }

  #not(): Expression {
    if (!this.#isWord("not")) return this.#comparison();
    this.#at += 1;
    return this.#node({ kind: "not", of: this.#deeper(() => this.#not()) });
  }

  #comparison(): Expression {
    const sides = [this.#unary()];
    const operators: Comparison[] = [];
    for (let operator = this.#operator(); operator !== null; operator = this.#operator()) {
      operators.push(operator);
      sides.push(this.#unary());
    }
    const [only] = sides;
    return operators.length === 0 ? only : this.#node({ kind: "compare", sides, operators });
  }

  #operator(): Comparison | null {
    const { kind, text } = this.#next;
    if (kind === "name" && text === "not") {
      this.#at += 1;
      if (!this.#isWord("in")) throw unexpected(this.#next, "'in' after 'not'");
      this.#at += 1;
      return "not in";
    }
    const found = COMPARISONS.find((operator) => operator === text);
    if (found === undefined || kind === "text" || kind === "number") return null;
    this.#at += 1;
    return found;
  }

  #unary(): Expression {
    const negative = this.#isSign("-");
    if (!negative && !this.#isSign("+")) return this.#postfix();
    this.#at += 1;
    return this.#node({ kind: "sign", negative, of: this.#deeper(() => this.#unary()) });
  }

  #postfix(): Expression {
    let of = this.#primary();
    for (;;) {
      if (this.#isSign(".")) {
        this.#at += 1;
        const { kind, text } = this.#next;
        if (kind !== "name" || isReserved(text)) throw unexpected(this.#next, "a name after '.'");
        this.#at += 1;
        of = this.#node({ kind: "field", of, name: text });
      } else if (this.#isSign("[")) {
        this.#at += 1;
        const key = this.#expression();
        this.#close("]");
        of = this.#node({ kind: "index", of, key });
      } else {
        return of;
      }
    }
  }

  #primary(): Expression {
    const token = this.#next;
    if (token.kind === "number") {
      this.#at += 1;
      return this.#node({ kind: "literal", value: Number(token.text) });
    }
    if (token.kind === "text") {
      this.#at += 1;
      return this.#node({ kind: "literal", value: token.text });
    }
    if (token.kind === "name" && !isReserved(token.text)) {
      this.#at += 1;
      const { text, column } = token;
      const value = constantOf(text);
      if (value !== undefined) return this.#node({ kind: "literal", value });
      return this.#node({ kind: "name", name: text, column });
    }
    if (this.#isSign("[")) return this.#list();
    if (this.#isSign("(")) return this.#parenthesis();
    // Here an opening parenthesis or a sign would be fine: it is something else that is missing.
    throw unexpected(token, "a value");
  }

  #list(): Expression {
    this.#at += 1;
    const items: Expression[] = [];
    while (!this.#isSign("]")) {
      items.push(this.#expression());
      if (!this.#isSign(",")) break;
      this.#at += 1;
    }
    this.#close("]");
    return this.#node({ kind: "list", items });
  }

  /** `(a)` is a itself; `()`, `(a,)` and `(a, b)` are lists. */
  #parenthesis(): Expression {
    this.#at += 1;
    const items: Expression[] = [];
    let isList = this.#isSign(")");
    while (!this.#isSign(")")) {
      items.push(this.#expression());
      if (!this.#isSign(",")) break;
      isList = true;
      this.#at += 1;
    }
    this.#close(")");
    const [only] = items;
    return isList ? this.#node({ kind: "list", items }) : only;
  }

  #close(sign: string): void {
    if (!this.#isSign(sign)) throw unexpected(this.#next, `'${sign}'`);
    this.#at += 1;
  }
}

/** true, false and null in any case, and Python's None. */
function constantOf(name: string): null | boolean | undefined {
  const lower = name.toLowerCase();
  if (lower === "true") return true;
  if (lower === "false") return false;
  return lower === "null" || name === "None" ? null : undefined;
}

function isReserved(name: string): boolean {
  return WORDS.has(name) || Object.hasOwn(FOREIGN, name);
}

function unexpected({ kind, text, column }: Token, expected: string): Refused {
  const found = kind === "end" ? "the end" : kind === "text" ? `the text '${text}'` : `'${text}'`;
  const table = kind === "sign" ? SIGNS : kind === "name" ? FOREIGN : {};
  const why = Object.hasOwn(table, text) ? `; ${table[text]}` : "";
  return new Refused(column, `expected ${expected}, found ${found}${why}`);
}
