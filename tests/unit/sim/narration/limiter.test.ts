import * as fc from "fast-check";
import { expect, test } from "vitest";

import { CATEGORY, type Category } from "../../../../sim/narration/categories.ts";
import { keyOf, keyOfPair, mayTell, mayTellConflict } from "../../../../sim/narration/limiter.ts";
import type { Town } from "../../../../sim/town.ts";
import { checkWorld } from "../../../../sim/world/check-world.ts";
import { beginTick } from "../../../helpers/events.ts";
import { type Limits, limitedTown } from "../../../helpers/limited-town.ts";
import { at } from "../../../helpers/someone.ts";

/** Whether each of some lines may be told, in the tick in which it comes. */
function told(
  town: Town,
  lines: readonly (readonly [tick: number, category: Category, key: number, priority?: boolean])[],
): boolean[] {
  return lines.map(([tick, category, key, priority = false]) => {
    beginTick(town, tick);
    return mayTell(town, CATEGORY[category], key, priority);
  });
}

test("[A139] with a cooldown of 10 a second line of the category is kept back for nine ticks", () => {
  const town = limitedTown({ category_cooldown_ticks: { queue: 10 } });
  const lines = Array.from({ length: 11 }, (_, tick) => [tick, "queue", tick] as const);
  const expected = lines.map(([tick]) => tick === 0 || tick === 10);
  expect(told(town, lines)).toEqual(expected);
});

test("[A140] priority passes every cooldown", () => {
  const limits = { global_cooldown_ticks: 100, category_cooldown_ticks: { queue: 100 } };
  const town = limitedTown(limits);
  expect(
    told(town, [
      [1, "queue", 1],
      [2, "queue", 2],
      [2, "queue", 3, true],
      [3, "town", 4],
      [3, "town", 5, true],
    ]),
  ).toEqual([true, false, true, false, true]);
});

test("a category that is listed has priority whoever asks", () => {
  const town = limitedTown({ global_cooldown_ticks: 100, priority_categories: ["queue"] });
  expect(
    told(town, [
      [1, "town", 1],
      [2, "queue", 2],
      [3, "town", 3],
    ]),
  ).toEqual([true, true, false]);
});

test("lines with priority do not silence those without", () => {
  const town = limitedTown({ global_cooldown_ticks: 10 });
  const lines = [[1, "town", 1, true] as const, [2, "queue", 2] as const, [3, "work", 3] as const];
  expect(told(town, lines)).toEqual([true, true, false]);
});

test("a key is free again exactly when its window is over, and never twice in one tick", () => {
  const town = limitedTown({ dedupe_window_ticks: 20 });
  expect(
    told(town, [
      [5, "town", 7, true],
      [24, "town", 7, true],
      [25, "town", 7, true],
      [25, "town", 7, true],
    ]),
  ).toEqual([true, false, true, false]);
  const open = limitedTown({ dedupe_window_ticks: 0 });
  expect(
    told(open, [
      [5, "town", 7],
      [5, "town", 7],
      [6, "town", 7],
    ]),
  ).toEqual([true, false, true]);
});

test("a full window keeps back lines with priority too, until its first line is out of it", () => {
  const town = limitedTown({ global_window_ticks: 100, global_window_limit: 2 });
  expect(
    told(town, [
      [1, "town", 1, true],
      [2, "town", 2, true],
      [100, "town", 3, true],
      [101, "town", 4, true],
    ]),
  ).toEqual([true, true, false, true]);
});

test("what is kept for a category no other takes, and it never takes more than the window has", () => {
  const town = limitedTown({
    global_window_ticks: 100,
    global_window_limit: 3,
    reserved: { lines: 1, categories: ["digest"] },
  });
  expect(
    told(town, [
      [1, "town", 1, true],
      [2, "town", 2, true],
      [3, "town", 3, true],
      [3, "digest", 4, true],
      [4, "digest", 5, true],
      [101, "town", 6, true],
      [102, "digest", 7, true],
      [103, "town", 8, true],
    ]),
  ).toEqual([true, true, false, true, false, false, true, true]);
});

test("of a silent category nothing is told", () => {
  const town = limitedTown({ silent_categories: ["sleep_complete"] });
  expect(told(town, [[1, "sleep_complete", 1, true]])).toEqual([false]);
});

test("no more quarrels in queues are told within an hour than the limit says; the rest is counted", () => {
  const town = limitedTown({ conflict_lines_per_hour: 2 });
  const hour = 42;
  const passed = [0, 1, 2, hour - 1, hour, hour + 1, hour + 2].map((tick) => {
    beginTick(town, tick);
    return mayTellConflict(town, CATEGORY.queue_conflict, tick, true);
  });
  expect(passed).toEqual([true, true, false, false, true, true, false]);
  expect(at(town.world.town.conflictsPublished)).toBe(4);
  expect(at(town.world.town.conflictsThrottled)).toBe(3);
});

test("a pair is the same pair whoever of them acts", () => {
  fc.assert(
    fc.property(fc.nat(100), fc.nat(100), fc.nat(50), (a, b, kind) => {
      expect(keyOfPair(kind, a, b)).toBe(keyOfPair(kind, b, a));
      expect(keyOf(kind, a, b) === keyOf(kind, b, a)).toBe(a === b);
    }),
  );
});

const CATEGORIES = ["town", "queue", "work"] as const;
const attempts = fc.array(
  fc.record({
    wait: fc.nat(12),
    category: fc.constantFrom(...CATEGORIES),
    key: fc.nat(6),
    priority: fc.boolean(),
  }),
  { minLength: 20, maxLength: 120 },
);
const limits = fc.record({
  global_cooldown_ticks: fc.nat(8),
  dedupe_window_ticks: fc.nat(40),
  global_window_ticks: fc.integer({ min: 1, max: 60 }),
  global_window_limit: fc.integer({ min: 1, max: 6 }),
});

test("whatever happens, no key comes twice in its window, no window overflows, and only priority breaks a cooldown", () => {
  fc.assert(
    fc.property(attempts, limits, (tries, plan: Limits) => {
      const town = limitedTown({ ...plan, category_cooldown_ticks: { queue: 15 } });
      const dedupe = plan.dedupe_window_ticks ?? 0;
      const passed: { tick: number; category: Category; key: number; priority: boolean }[] = [];
      let tick = 0;
      for (const { wait, category, key, priority } of tries) {
        tick += wait;
        beginTick(town, tick);
        if (mayTell(town, CATEGORY[category], key, priority)) {
          passed.push({ tick, category, key, priority });
        }
      }
      passed.forEach((line, index) => {
        const before = passed.slice(0, index);
        const twin = before.findLast(({ key }) => key === line.key);
        if (twin !== undefined)
          expect(line.tick - twin.tick).toBeGreaterThanOrEqual(Math.max(1, dedupe));
        const inWindow = before.filter(
          (old) => old.tick > line.tick - (plan.global_window_ticks ?? 1),
        );
        expect(inWindow.length).toBeLessThan(plan.global_window_limit ?? 1);
        if (line.priority) return;
        const ordinary = before.findLast((old) => !old.priority);
        if (ordinary !== undefined) {
          expect(line.tick - ordinary.tick).toBeGreaterThanOrEqual(plan.global_cooldown_ticks ?? 0);
        }
        const own = before.findLast(({ category }) => category === line.category);
        const cooldown = line.category === "queue" ? 15 : (plan.global_cooldown_ticks ?? 0);
        if (own !== undefined) expect(line.tick - own.tick).toBeGreaterThanOrEqual(cooldown);
      });
      expect(checkWorld(town)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
