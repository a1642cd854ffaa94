import * as fc from "fast-check";
import { expect, test } from "vitest";

import { compilePrecondition } from "../../sim/affordances/preconditions/compile.ts";
import type { Town } from "../../sim/town.ts";
import { makeTown } from "../helpers/make-town.ts";
import { someone } from "../helpers/someone.ts";

/** An expression as the generator makes it, with what it is meant to be worth. */
interface Sample {
  readonly text: string;
  readonly worth: (context: Context) => unknown;
}

interface Context {
  readonly wallet: number;
  readonly hunger: number;
  readonly meals: number;
}

/** Stands for what cannot be evaluated. */
class Unevaluable extends Error {}

const names: readonly Sample[] = [
  { text: "wallet", worth: ({ wallet }) => wallet },
  { text: "agent.wallet", worth: ({ wallet }) => wallet },
  { text: "needs.hunger", worth: ({ hunger }) => hunger },
  { text: "agent['needs']['hunger']", worth: ({ hunger }) => hunger },
  { text: "stock.meals", worth: ({ meals }) => meals },
  { text: "meal_available", worth: ({ meals }) => meals > 0 },
  { text: "object.object_type", worth: () => "fridge" },
  { text: "agent.agent_id", worth: () => "ann" },
  { text: "agent.position", worth: () => [3, 3] },
  { text: "occupied", worth: () => false },
  { text: "queue_length", worth: () => 0 },
  { text: "queue", worth: () => [] },
  { text: "nobody", worth: () => null },
  { text: "agent.nothing.at.all", worth: () => null },
  { text: "power_on", worth: () => null },
];

const literals: readonly Sample[] = [
  ...["0", "1", "2.5", "0.4", ".5", "1e1"].map((text) => ({ text, worth: () => Number(text) })),
  ...["TRUE", "true"].map((text) => ({ text, worth: () => true })),
  ...["False"].map((text) => ({ text, worth: () => false })),
  ...["null", "None", "NULL"].map((text) => ({ text, worth: () => null })),
  ...["", "a", "fridge", "true", "1"].flatMap((text) => [
    { text: `'${text}'`, worth: () => text },
    { text: `"${text}"`, worth: () => text },
  ]),
];

function truth(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

const numeric = (value: unknown): value is number | boolean =>
  typeof value === "number" || typeof value === "boolean";

function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => same(item, b[index]));
  }
  return numeric(a) && numeric(b) ? Number(a) === Number(b) : a === b;
}

function contains(value: unknown, container: unknown): boolean {
  if (typeof container === "string") {
    return !Array.isArray(value) && container.includes(String(value));
  }
  return Array.isArray(container) && container.some((item) => same(item, value));
}

function compared(a: unknown, operator: string, b: unknown): boolean {
  if (operator === "==") return same(a, b);
  if (operator === "!=") return !same(a, b);
  if (operator === "in") return contains(a, b);
  if (operator === "not in") return !contains(a, b);
  if (a === null || b === null) return false;
  const bothNumbers = numeric(a) && numeric(b);
  if (!bothNumbers && !(typeof a === "string" && typeof b === "string")) throw new Unevaluable();
  const [x, y] = bothNumbers ? [Number(a), Number(b)] : [String(a), String(b)];
  if (operator === "<") return x < y;
  if (operator === "<=") return x <= y;
  return operator === ">" ? x > y : x >= y;
}

const operators = ["==", "!=", "<", "<=", ">", ">=", "in", "not in"];

const { expression } = fc.letrec<{ expression: Sample }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, depthIdentifier: "precondition" },
    fc.constantFrom(...names, ...literals),
    tie("expression").map(({ text, worth }) => ({
      text: `not (${text})`,
      worth: (context: Context) => !truth(worth(context)),
    })),
    fc.tuple(fc.constantFrom("-", "+"), tie("expression")).map(([sign, { text, worth }]) => ({
      text: `${sign}(${text})`,
      worth: (context: Context) => {
        const value = worth(context);
        if (!numeric(value)) throw new Unevaluable();
        return sign === "-" ? -Number(value) : Number(value);
      },
    })),
    fc
      .tuple(
        fc.constantFrom("and", "or"),
        fc.array(tie("expression"), { minLength: 2, maxLength: 3 }),
      )
      .map(([word, parts]) => ({
        text: parts.map(({ text }) => `(${text})`).join(` ${word} `),
        worth: (context: Context) =>
          word === "and"
            ? parts.every(({ worth }) => truth(worth(context)))
            : parts.some(({ worth }) => truth(worth(context))),
      })),
    fc
      .tuple(
        tie("expression"),
        fc.array(fc.tuple(fc.constantFrom(...operators), tie("expression")), {
          minLength: 1,
          maxLength: 3,
        }),
      )
      .map(([first, rest]) => ({
        text: [`(${first.text})`, ...rest.map(([word, side]) => `${word} (${side.text})`)].join(
          " ",
        ),
        worth: (context: Context) => {
          let before = first.worth(context);
          for (const [word, side] of rest) {
            const after = side.worth(context);
            if (!compared(before, word, after)) return false;
            before = after;
          }
          return true;
        },
      })),
    fc.array(tie("expression"), { maxLength: 3 }).map((items) => ({
      text: `[${items.map(({ text }) => text).join(", ")}]`,
      worth: (context: Context) => items.map(({ worth }) => worth(context)),
    })),
    fc
      .tuple(fc.array(tie("expression"), { maxLength: 2 }), fc.integer({ min: 0, max: 3 }))
      .map(([items, index]) => ({
        text: `[${items.map(({ text }) => text).join(", ")}][${index}]`,
        worth: (context: Context) => items.map(({ worth }) => worth(context))[index] ?? null,
      })),
  ),
}));

function fridgeTown({ wallet, hunger, meals }: Context): Town {
  const town = makeTown({
    objects: [{ id: "f", type: "fridge", position: [0, 0], use_tile: [0, 1], stock: { meals } }],
    people: [{ id: "ann", position: [3, 3], wallet, needs: { hunger, hygiene: 1, energy: 1 } }],
  });
  return town;
}

const contexts: readonly Context[] = [
  { wallet: 0, hunger: 0.4, meals: 0 },
  { wallet: 2.5, hunger: 1, meals: 2 },
];
const towns = contexts.map((context) => ({ context, town: fridgeTown(context) }));

function expected(worth: Sample["worth"], context: Context): boolean {
  try {
    return truth(worth(context));
  } catch (error) {
    if (error instanceof Unevaluable) return false;
    throw error;
  }
}

test("every expression is worth what a plain reading of it gives", () => {
  fc.assert(
    fc.property(expression, ({ text, worth }) => {
      const compiled = compilePrecondition(text, "take_meal");
      if (!compiled.ok) {
        expect(compiled.error.message).toMatch(/at most|more than/);
        return;
      }
      for (const { context, town } of towns) {
        const { slot } = someone(town, "ann");
        expect(compiled.value.holds(town, slot, 0), text).toBe(expected(worth, context));
      }
    }),
    { numRuns: 3000 },
  );
});

const scraps = [
  ..."()[]{}.,:;<>=!+-*/%&|^~?@#$\\'\"`\n\t _0a",
  ..."and or not in is if lambda true null agent queue needs".split(" "),
  ..."__proto__ constructor 1e9 == 'x' \u0000 é 𝒳".split(" "),
  " ",
];

test("no text whatever throws: it compiles and answers, or is refused with a column", () => {
  const text = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.array(fc.constantFrom(...scraps), { maxLength: 40 }).map((parts) => parts.join("")),
    fc.array(fc.constantFrom(...scraps), { maxLength: 40 }).map((parts) => parts.join(" ")),
    fc.string({ minLength: 380, maxLength: 500 }),
  );
  fc.assert(
    fc.property(text, (source) => {
      const compiled = compilePrecondition(source, "take_meal");
      if (compiled.ok) {
        for (const { town } of towns) {
          expect(typeof compiled.value.holds(town, someone(town, "ann").slot, 0)).toBe("boolean");
        }
      } else {
        expect(compiled.error.code).toBe("invalid_precondition");
        expect(compiled.error.column).toBeGreaterThanOrEqual(1);
        expect(compiled.error.column).toBeLessThanOrEqual(source.length + 1);
      }
    }),
    { numRuns: 2000 },
  );
});
