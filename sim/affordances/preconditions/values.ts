/** What an expression can be worth. Maps and lists arise only where they are asked for as a whole. */
export type Value =
  null | boolean | number | string | readonly Value[] | ReadonlyMap<string, Value>;

/** The value of what cannot be evaluated, such as the negative of a text: the precondition fails. */
export const FAILED = Symbol("failed");
export type Outcome = Value | typeof FAILED;

/** Elements that one precondition may look at while it compares and searches lists and maps. */
const MAX_STEPS = 1000;
let steps = 0;

/** Every evaluation starts with its whole budget. */
export function startEvaluation(): void {
  steps = 0;
}

function isOverBudget(): boolean {
  steps += 1;
  return steps > MAX_STEPS;
}

/** False, null, zero, and whatever is empty are false. */
export function isTrue(value: Value): boolean {
  if (value === null || typeof value === "boolean") return value === true;
  if (typeof value === "number") return value !== 0;
  if (typeof value === "string") return value !== "";
  return isMap(value) ? value.size > 0 : !isList(value) || value.length > 0;
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function isMap(value: Value): value is ReadonlyMap<string, Value> {
  return value instanceof Map;
}

/** true counts as 1 and false as 0; null for what is no number. */
export function numberOf(value: Value): number | null {
  if (typeof value === "number") return value;
  return typeof value === "boolean" ? Number(value) : null;
}

/** Equality by value. */
export function isEqual(a: Value, b: Value): Outcome {
  if (isOverBudget()) return FAILED;
  const [left, right] = [numberOf(a), numberOf(b)];
  if (left !== null && right !== null) return left === right;
  if (isList(a) && isList(b)) return areListsEqual(a, b);
  if (isMap(a) && isMap(b)) return areMapsEqual(a, b);
  return a === b;
}

function areListsEqual(a: readonly Value[], b: readonly Value[]): Outcome {
  if (a.length !== b.length) return false;
  for (const [index, item] of a.entries()) {
    const equal = isEqual(item, b[index]);
    if (equal !== true) return equal;
  }
  return true;
}

function areMapsEqual(a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>): Outcome {
  if (a.size !== b.size) return false;
  for (const [key, item] of a) {
    const other = b.get(key);
    if (other === undefined) return false;
    const equal = isEqual(item, other);
    if (equal !== true) return equal;
  }
  return true;
}

/** −1, 0 or 1; null beside a null, which no order holds for; FAILED for kinds that have no order. */
export function order(a: Value, b: Value): number | null | typeof FAILED {
  if (a === null || b === null) return null;
  const [left, right] = [numberOf(a), numberOf(b)];
  if (left !== null && right !== null) return Math.sign(left - right);
  if (typeof a !== "string" || typeof b !== "string") return FAILED;
  return a < b ? -1 : Number(a > b);
}

/** Whether a text holds another, a map a key, a list a value. Nothing else holds anything. */
export function holds(container: Value, value: Value): Outcome {
  if (typeof container === "string") return container.includes(textOf(value));
  if (isMap(container)) return typeof value === "string" && container.has(value);
  if (!isList(container)) return false;
  for (const item of container) {
    const equal = isEqual(item, value);
    if (equal !== false) return equal;
  }
  return false;
}

/** Plain values as they are written; lists and maps are no part of any text. */
function textOf(value: Value): string {
  if (typeof value === "string") return value;
  return value === null || typeof value !== "object" ? String(value) : "\u0000";
}

/** The member of a list or map; null where there is none. */
export function member(container: Value, key: Value): Value {
  if (isMap(container)) {
    return typeof key === "string" ? (container.get(key) ?? null) : null;
  }
  const index = numberOf(key);
  if (index === null || !Number.isInteger(index)) return null;
  if (isList(container) || typeof container === "string") return container.at(index) ?? null;
  return null;
}
