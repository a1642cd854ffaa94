import { type Result, err, ok } from "../../result.ts";
import { comparison } from "./compare.ts";
import { type Evaluate, type Operand, evaluator } from "./evaluate.ts";
import { namesFor } from "./names.ts";
import { type Expression, parse } from "./parse.ts";
import { Refused } from "./refused.ts";
import { FAILED, type Value, isTrue, member, numberOf, startEvaluation } from "./values.ts";
import type { Name, TownView } from "./view.ts";

/** A precondition that is ready to be asked. */
export interface Precondition {
  /** As it was written. */
  readonly text: string;
  /** Whether it holds for an agent at an object. What cannot be evaluated does not hold; never throws. */
  readonly holds: (town: TownView, slot: number, object: number) => boolean;
  /** Names it uses, such as `agent.needs.hunger`. */
  readonly names: readonly string[];
  /** Those that are always null, since nothing is called so. */
  readonly unknown: readonly string[];
  /** Utilities it depends on, as bits. */
  readonly utilities: number;
}

/** Why a text is no precondition. */
export interface PreconditionRefusal {
  readonly code: "invalid_precondition";
  /** What was expected and found, with its column. */
  readonly message: string;
  /** From 1. */
  readonly column: number;
}

/** Turns one precondition into a function, once; refused when it is not of the language. */
export function compilePrecondition(
  text: string,
  affordanceId: string,
): Result<Precondition, PreconditionRefusal> {
  try {
    const expression = parse(text);
    const unit = new Unit(namesFor(affordanceId));
    return ok({
      text,
      holds: asker(unit.operand(expression)),
      names: [...unit.names],
      unknown: [...unit.unknown],
      utilities: unit.utilities,
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { column, message } = error;
    return err({ code: "invalid_precondition", message: `column ${column}: ${message}`, column });
  }
}

/** Turns a value into a question. A name by itself, such as `power_on`, is asked straight away. */
function asker(operand: Operand): Precondition["holds"] {
  if (operand.kind === "value" && operand.read !== undefined) {
    const { read } = operand;
    return (town, slot, object) => isTrue(read(town, slot, object));
  }
  const evaluate = evaluator(operand);
  return (town, slot, object) => {
    startEvaluation();
    const outcome = evaluate(town, slot, object);
    return outcome !== FAILED && isTrue(outcome);
  };
}

/** Compiles one expression and notes the names it uses. */
class Unit {
  readonly names = new Set<string>();
  readonly unknown = new Set<string>();
  utilities = 0;
  readonly #roots: ReadonlyMap<string, Name>;

  constructor(roots: ReadonlyMap<string, Name>) {
    this.#roots = roots;
  }

  operand(expression: Expression): Operand {
    switch (expression.kind) {
      case "literal": {
        const { value } = expression;
        return { kind: "value", evaluate: () => value, literal: value };
      }
      case "name":
        return this.#named(this.#roots.get(expression.name), expression.name);
      case "field":
        return this.#member(this.#part(expression.of), expression.name);
      case "index":
        return this.#index(this.#part(expression.of), this.operand(expression.key));
      case "list":
        return this.#list(expression.items);
      default:
        return { kind: "value", evaluate: this.#operation(expression) };
    }
  }

  /** Like `operand`, but a scope on the way to a name is not noted as used by itself. */
  #part(expression: Expression): Operand {
    const { names, utilities } = this;
    const before = new Set(names);
    const operand = this.operand(expression);
    if (operand.kind !== "scope") return operand;
    if (!before.has(operand.path)) names.delete(operand.path);
    this.utilities = utilities;
    return operand;
  }

  #named(name: Name | undefined, path: string): Operand {
    this.names.add(path);
    if (name === undefined) {
      this.unknown.add(path);
      return { kind: "value", evaluate: () => null, path };
    }
    this.utilities |= utilitiesOf(name);
    if (name.kind === "scope") return { kind: "scope", name, path };
    const { read, cell } = name;
    return { kind: "value", evaluate: read, read, path, ...(cell === undefined ? {} : { cell }) };
  }

  #member(of: Operand, key: string): Operand {
    if (of.kind === "scope") return this.#named(of.name.names.get(key), `${of.path}.${key}`);
    const { evaluate } = of;
    // Nothing that has a value has fields, except what was made of a scope.
    return {
      kind: "value",
      evaluate: (town, slot, object) => {
        const whole = evaluate(town, slot, object);
        return whole === FAILED ? FAILED : member(whole, key);
      },
    };
  }

  #index(of: Operand, key: Operand): Operand {
    if (of.kind === "scope" && key.kind === "value" && typeof key.literal === "string") {
      return this.#member(of, key.literal);
    }
    if (of.kind === "scope") this.#named(of.name, of.path);
    const [whole, part] = [evaluator(of), evaluator(key)];
    return {
      kind: "value",
      evaluate: (town, slot, object) => {
        const container = whole(town, slot, object);
        const at = part(town, slot, object);
        return container === FAILED || at === FAILED ? FAILED : member(container, at);
      },
    };
  }

  #list(items: readonly Expression[]): Operand {
    const parts = items.map((item) => evaluator(this.operand(item)));
    const evaluate: Evaluate = (town, slot, object) => {
      const list: Value[] = [];
      for (const part of parts) {
        const item = part(town, slot, object);
        if (item === FAILED) return FAILED;
        list.push(item);
      }
      return list;
    };
    return { kind: "value", evaluate };
  }

  #operation(expression: Exclude<Expression, { kind: Operand["kind"] | Simple }>): Evaluate {
    switch (expression.kind) {
      case "not": {
        const of = evaluator(this.operand(expression.of));
        return (town, slot, object) => {
          const held = of(town, slot, object);
          return held === FAILED ? FAILED : !isTrue(held);
        };
      }
      case "sign": {
        const of = evaluator(this.operand(expression.of));
        const { negative } = expression;
        return (town, slot, object) => {
          const held = of(town, slot, object);
          const number = held === FAILED ? null : numberOf(held);
          if (number === null) return FAILED;
          return negative ? -number : number;
        };
      }
      case "compare":
        return comparison(
          expression.sides.map((side) => this.operand(side)),
          expression.operators,
        );
      default:
        return joined(
          expression.kind === "or",
          expression.parts.map((part) => evaluator(this.operand(part))),
        );
    }
  }
}

type Simple = "literal" | "name" | "field" | "index" | "list";

/** and, or: true or false, asking no further than needed. */
function joined(stopsAt: boolean, parts: readonly Evaluate[]): Evaluate {
  return (town, slot, object) => {
    for (const part of parts) {
      const held = part(town, slot, object);
      if (held === FAILED) return FAILED;
      if (isTrue(held) === stopsAt) return stopsAt;
    }
    return !stopsAt;
  };
}

function utilitiesOf(name: Name): number {
  if (name.kind === "value") return name.utilities;
  let bits = 0;
  for (const part of name.names.values()) bits |= utilitiesOf(part);
  return bits;
}
