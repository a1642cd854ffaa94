import type { Outcome, Value } from "./values.ts";
import type { Cell, Name, Read, TownView } from "./view.ts";

/** Works out a value. */
export type Evaluate = (town: TownView, slot: number, object: number) => Outcome;

/** A compiled part: a name that leads further, or a value. */
export type Operand =
  | { readonly kind: "scope"; readonly name: Name & { kind: "scope" }; readonly path: string }
  | {
      readonly kind: "value";
      readonly evaluate: Evaluate;
      /** Dotted, where the value has a name, and how it is read. */
      readonly path?: string;
      readonly read?: Read;
      readonly cell?: Cell;
      /** The value itself, where it is written out. */
      readonly literal?: null | boolean | number | string;
    };

/** A whole scope as a map: made anew each time, which only unusual preconditions ask for. */
export function evaluator(operand: Operand): Evaluate {
  if (operand.kind === "value") return operand.evaluate;
  const { names } = operand.name;
  return (town, slot, object) => mapOf(names, town, slot, object);
}

function mapOf(
  names: ReadonlyMap<string, Name>,
  town: TownView,
  slot: number,
  object: number,
): Value {
  const map = new Map<string, Value>();
  for (const [key, name] of names) {
    const held =
      name.kind === "scope" ? mapOf(name.names, town, slot, object) : name.read(town, slot, object);
    if (held !== null || name.kind === "scope" || !name.optional) map.set(key, held);
  }
  return map;
}
