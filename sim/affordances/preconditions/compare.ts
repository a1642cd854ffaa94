import { type Evaluate, type Operand, evaluator } from "./evaluate.ts";
import type { Comparison } from "./parse.ts";
import { FAILED, type Outcome, type Value, holds, isEqual, order } from "./values.ts";
import type { Cell } from "./view.ts";

/** `a < b < c`: every neighbouring pair has to hold; asked from the left, no further than needed. */
export function comparison(sides: readonly Operand[], operators: readonly Comparison[]): Evaluate {
  const [left, right] = sides;
  if (operators.length === 1 && left.kind === "value" && right.kind === "value") {
    const inPlace = compareInPlace(left, operators[0], right);
    if (inPlace !== null) return inPlace;
  }
  const parts = sides.map(evaluator);
  return (town, slot, object) => {
    let before = parts[0](town, slot, object);
    for (const [index, operator] of operators.entries()) {
      if (before === FAILED) return FAILED;
      const after = parts[index + 1](town, slot, object);
      if (after === FAILED) return FAILED;
      const outcome = compare(before, operator, after);
      if (outcome !== true) return outcome;
      before = after;
    }
    return true;
  };
}

function compare(left: Value, operator: Comparison, right: Value): Outcome {
  switch (operator) {
    case "==":
      return isEqual(left, right);
    case "!=":
      return not(isEqual(left, right));
    case "in":
      return holds(right, left);
    case "not in":
      return not(holds(right, left));
    default: {
      const sign = order(left, right);
      if (sign === null || sign === FAILED) return sign === null ? false : FAILED;
      return isInOrder(sign, operator);
    }
  }
}

function not(outcome: Outcome): Outcome {
  return outcome === FAILED ? FAILED : outcome !== true;
}

function isInOrder(sign: number, operator: "<" | "<=" | ">" | ">="): boolean {
  switch (operator) {
    case "<":
      return sign < 0;
    case "<=":
      return sign <= 0;
    case ">":
      return sign > 0;
    default:
      return sign >= 0;
  }
}

const MIRRORED = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" } as const;

/** A column's number against a written one, without fetching it first: the usual precondition makes nothing. */
function compareInPlace(
  left: Operand & { kind: "value" },
  operator: Comparison,
  right: Operand & { kind: "value" },
): Evaluate | null {
  if (operator !== "<" && operator !== "<=" && operator !== ">" && operator !== ">=") return null;
  if (left.cell !== undefined && typeof right.literal === "number") {
    return cellAgainst(left.cell, operator, right.literal);
  }
  if (right.cell !== undefined && typeof left.literal === "number") {
    return cellAgainst(right.cell, MIRRORED[operator], left.literal);
  }
  return null;
}

function cellAgainst(
  { column, index }: Cell,
  operator: "<" | "<=" | ">" | ">=",
  limit: number,
): Evaluate {
  switch (operator) {
    case "<":
      return (town, slot, object) => column(town)[index(slot, object)] < limit;
    case "<=":
      return (town, slot, object) => column(town)[index(slot, object)] <= limit;
    case ">":
      return (town, slot, object) => column(town)[index(slot, object)] > limit;
    default:
      return (town, slot, object) => column(town)[index(slot, object)] >= limit;
  }
}
