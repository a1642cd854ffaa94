import { expect, test } from "vitest";

import { compilePrecondition } from "../../../../sim/affordances/preconditions/compile.ts";
import { MAX_DEPTH, MAX_NODES } from "../../../../sim/affordances/preconditions/parse.ts";
import { MAX_LENGTH } from "../../../../sim/affordances/preconditions/tokens.ts";
import { request } from "../../../../sim/queues/reservations.ts";
import type { Town } from "../../../../sim/town.ts";
import { cutUtility } from "../../../../sim/world/outages.ts";
import { UTILITY } from "../../../../sim/world/utilities.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { someone } from "../../../helpers/someone.ts";

/** Ann and Bob between a shower, a fridge with two meals, a bed, and a bench. */
function house(): Town {
  return makeTown({
    objects: [
      { id: "shower", type: "shower", position: [0, 0], use_tile: [0, 1] },
      { id: "fridge", type: "fridge", position: [2, 0], use_tile: [2, 1], stock: { meals: 2 } },
      { id: "bed", type: "bed", position: [4, 0], use_tile: [4, 1], stock: { sleep_slots: 2 } },
      { id: "bench", type: "bench", position: [6, 6], use_tile: [6, 6], queue_nodes: [[6, 5]] },
    ],
    people: [
      { id: "ann", position: [3, 3], wallet: 0.5, needs: { hunger: 0.4, hygiene: 1, energy: 1 } },
      { id: "bob", position: [4, 4], items: { meals: 3 } },
    ],
  });
}

function holds(text: string, object = "bench", town = house()): boolean {
  const compiled = compilePrecondition(text, "sit_down");
  if (!compiled.ok) throw new Error(`${text}: ${compiled.error.message}`);
  const index = town.rules.objects.findIndex(({ id }) => id === object);
  return compiled.value.holds(town, someone(town, "ann").slot, index);
}

function refusal(text: string): string {
  const compiled = compilePrecondition(text, "sit_down");
  if (compiled.ok) throw new Error(`${text} compiles`);
  expect(compiled.error.code).toBe("invalid_precondition");
  expect(compiled.error.message).toContain(`column ${compiled.error.column}: `);
  return compiled.error.message;
}

test("[A26] power_on == true and occupied == FALSE compile and hold", () => {
  expect(holds("power_on == true", "shower")).toBe(true);
  expect(holds("occupied == FALSE", "shower")).toBe(true);
});

test("[A27] a call is refused, with its column", () => {
  expect(refusal("unsafe()")).toBe("column 7: expected the end, found '('; calls are not allowed");
});

test("[A28] nested context: agent.needs.hunger < 0.6 and wallet >= 0.1", () => {
  expect(holds("agent.needs.hunger < 0.6 and wallet >= 0.1")).toBe(true);
  expect(holds("agent.needs.hunger < 0.3 or wallet >= 0.6")).toBe(false);
});

test("what is no part of the language is refused by name", () => {
  const words: readonly (readonly [string, RegExp])[] = [
    ["1 + 1", /^column 3: .*arithmetic is not allowed/],
    ["wallet - 1 > 0", /^column 8: .*arithmetic/],
    ["2 ** 3", /arithmetic/],
    ["queue[0:1]", /^column 8: .*slices are not allowed/],
    ["lambda: 1", /^column 1: .*lambdas are not allowed/],
    ["1 if true else 2", /conditional expressions/],
    ["wallet ? 1 : 2", /conditional expressions/],
    ["[x for x in queue]", /comprehensions/],
    ["{1: 2}", /^column 1: .*maps and sets/],
    ["wallet = 1", /^column 8: .*compare with ==/],
    ["wallet := 1", /assignments/],
    ["f'{wallet}'", /f-strings/],
    ["wallet is null", /'is' is not allowed/],
    ["not wallet is not null", /'is' is not allowed/],
    ["a && b", /write 'and'/],
    ["!occupied", /write 'not'/],
    ["(1", /expected '\)', found the end/],
    ["[1, 2", /expected '\]'/],
    ["a.", /a name after '\.'/],
    ["a.1", /./],
    ["a.if", /a name after/],
    ["a not b", /'in' after 'not'/],
    ["1, 2", /expected the end, found ','/],
    ["'open", /^column 1: expected a closing '/],
    ["'a\\q'", /only/],
    ["1e999", /expected a number, found '1e999'/],
    ["0x10", /expected a number, found '0x10'/],
    ["1_000", /expected a number/],
    ["ä", /no part of the language/],
    ["`x`", /no part of the language/],
    ["", /expected a value, found the end/],
    ["and", /expected a value, found 'and'/],
  ];
  for (const [text, message] of words) expect(refusal(text), text).toMatch(message);
});

test("length, parts and depth are limited", () => {
  expect(refusal(`'${"x".repeat(MAX_LENGTH)}'`)).toMatch(/at most 400 characters, found 402/);
  expect(refusal(`[${"1,".repeat(MAX_NODES)}]`)).toMatch(/more than 64 parts/);
  expect(refusal("(".repeat(MAX_DEPTH) + "1" + ")".repeat(MAX_DEPTH))).toMatch(
    /more than 16 levels/,
  );
  expect(refusal("not ".repeat(MAX_DEPTH) + "1")).toMatch(/more than 16 levels/);
  expect(refusal("-".repeat(MAX_DEPTH) + "1")).toMatch(/more than 16 levels/);
  expect(holds("(".repeat(MAX_DEPTH - 1) + "1" + ")".repeat(MAX_DEPTH - 1))).toBe(true);
});

test("true, false and null are names in any case and never parts of a text", () => {
  for (const text of ["TRUE", "True", "not FALSE", "null == NULL", "None == null"]) {
    expect(holds(text), text).toBe(true);
  }
  expect(holds("'true' == true")).toBe(false);
  expect(holds("'rue' in 'true'")).toBe(true);
  expect(holds("'null' != null")).toBe(true);
});

test("missing names, fields, keys and places are null; no order holds for null", () => {
  for (const text of [
    "nobody == null",
    "agent.shoe_size == null",
    "nobody.knows.this == null",
    "needs['greed'] == null",
    "[1, 2][7] == null",
    "queue[0] == null",
    "not (nobody < 1)",
    "not (nobody >= 1)",
    "not (1 > null)",
  ]) {
    expect(holds(text), text).toBe(true);
  }
});

test("neighbours of a chain are compared in pairs", () => {
  expect(holds("0 < wallet < 5")).toBe(true);
  expect(holds("0 < 3 < 2")).toBe(false);
  expect(holds("1 == 1 != 2 <= 2 in [2]")).toBe(true);
});

test("membership in texts, maps and lists; in anything else there is nothing", () => {
  for (const text of [
    "'ell' in 'hello'",
    "1 in 'a1b'",
    "'hunger' in needs",
    "'greed' not in needs",
    "2 in [1, 2]",
    "[1] in [[1], 2]",
    "'x' not in 5",
    "null not in null",
    "agent.agent_id in ('ann', 'bob')",
    "1 not in ()",
  ]) {
    expect(holds(text), text).toBe(true);
  }
});

test("what cannot be evaluated does not hold, whatever stands around it", () => {
  for (const text of [
    "-null",
    "not -null",
    "-'text' == -'text'",
    "'a' < 1",
    "[1] < [2]",
    "needs > 1",
    "true and -null or true",
    "[-null] != [1]",
  ]) {
    expect(holds(text), text).toBe(false);
  }
  // What is never asked cannot fail.
  expect(holds("true or -null")).toBe(true);
  expect(holds("1 > 2 > -null")).toBe(false);
});

test("false, null, zero and whatever is empty are false", () => {
  for (const text of ["false", "null", "0", "''", "[]", "()", "queue"]) {
    expect(holds(text), text).toBe(false);
  }
  for (const text of ["-1", "'0'", "[0]", "needs", "agent"]) expect(holds(text), text).toBe(true);
});

test("the context: who, what, when, what there is", () => {
  for (const text of [
    "agent.agent_id == 'ann' and affordance_id == 'sit_down'",
    "agent.position == [3, 3] and agent.position[0] == 3",
    "agent.wallet == 0.5 and agent.job_id == null and agent.on_shift == false",
    "agent.needs.hunger == needs.hunger and needs['hunger'] == 0.4",
    "agent.inventory.meals == 0 and inventory.showers_taken == 0",
    "agent.shift_state == 'pre_shift' and agent.attendance_ratio == 0",
    "agent.lateness_counter == 0 and agent.wages_withheld == 0",
    "object.object_id == 'bench' and object.object_type == 'bench'",
    "object.position == (6, 6) and object.occupied_by == null",
    "world.tick == 0 and world.day == 0 and world.tod == 0",
    "world.weather == 'sunny' and world.power and world.water",
    "queue_length == 0 and queue == [] and not reservation_active",
    "reservation_holder == null and occupied == false",
    "power_on == null and water_on == null and meal_available == null",
    "stock.meals == null and object.stock == stock",
  ]) {
    expect(holds(text), text).toBe(true);
  }
});

test("stock and utilities are those of the object; beds have places to sleep", () => {
  for (const text of ["meal_available", "stock.meals == 2", "object['stock']['meals'] > 1"]) {
    expect(holds(text, "fridge"), text).toBe(true);
  }
  expect(holds("stock.sleep_slots == 2 and stock.sleep_capacity == 2", "bed")).toBe(true);
  expect(holds("meal_available == false", "bed")).toBe(true);
  expect(holds("power_on and water_on and stock.power_on == 1", "shower")).toBe(true);
  const town = house();
  cutUtility(town, "power", 1);
  expect(holds("power_on == false and water_on and not world.power", "shower", town)).toBe(true);
  expect(holds("stock.power_on == 0", "shower", town)).toBe(true);
});

test("queue, holder and occupation tell of the others", () => {
  const town = house();
  const bench = town.rules.objects.findIndex(({ id }) => id === "bench");
  const [ann, bob] = [someone(town, "ann"), someone(town, "bob")];
  request(town, bob.slot, bench);
  request(town, ann.slot, bench);
  expect(holds("reservation_active and reservation_holder == 'bob'", "bench", town)).toBe(true);
  expect(holds("queue == ['ann'] and queue_length == 1 and occupied == false", "bench", town)).toBe(
    true,
  );
  bob.set("runningAffordance", town.rules.uses.leisure);
  expect(holds("occupied and object.occupied_by == 'bob'", "bench", town)).toBe(true);
});

test("a compiled precondition tells its names, the unknown ones, and its utilities", () => {
  const compiled = compilePrecondition(
    "agent.needs.hunger < 0.5 and agent.hungr and nobody.there and (power_on or stock['water_on'])",
    "x",
  );
  expect(compiled.ok && compiled.value.names).toEqual([
    "agent.needs.hunger",
    "agent.hungr",
    "nobody",
    "power_on",
    "stock.water_on",
  ]);
  expect(compiled.ok && compiled.value.unknown).toEqual(["agent.hungr", "nobody"]);
  expect(compiled.ok && compiled.value.utilities).toBe((1 << UTILITY.power) | (1 << UTILITY.water));
  const whole = compilePrecondition("object == null", "x");
  expect(whole.ok && whole.value.utilities).toBe(3);
});
