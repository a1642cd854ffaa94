import { expect, test } from "vitest";

import { allocatedBy } from "../../../main/cli/garbage.ts";
import { createTown } from "../../../sim/create-town.ts";
import { runTick } from "../../../sim/tick.ts";
import { defaultConfig } from "../../helpers/default-config.ts";

/** Many times what a tick leaves where nothing instruments it, and less than one boxed number per person. */
const MOST_BYTES = 12;
const SETTLING = 100_000;
const TICKS = 20_000;

test("a tick of a town that has lived for long allocates next to nothing", () => {
  const town = createTown(defaultConfig());
  const run = (ticks: number): void => {
    for (let tick = 0; tick < ticks; tick++) runTick(town);
  };
  run(SETTLING);
  const people = town.world.town.liveCount[0] ?? 0;
  expect(people).toBeGreaterThan(0);
  expect(allocatedBy(() => run(TICKS)) / (TICKS * people)).toBeLessThan(MOST_BYTES);
});

test("what is garbage at once counts as allocated", () => {
  let kept: number[] = [];
  const made = allocatedBy(() => {
    for (let list = 0; list < 10_000; list++) kept = Array.from({ length: 1000 }, () => list + 0.5);
  });
  expect(kept).toHaveLength(1000);
  expect(made).toBeGreaterThan(10_000 * 1000 * 8);
});
