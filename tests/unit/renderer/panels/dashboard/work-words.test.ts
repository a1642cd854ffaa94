import { expect, test } from "vitest";

import { WORDS } from "../../../../../preload/words/words.ts";
import { startJob } from "../../../../../sim/jobs/hiring.ts";
import { SHIFT_STATES } from "../../../../../sim/jobs/shift-states.ts";
import { shiftText } from "../../../../../sim/telemetry/words.ts";
import { END, START, bakery, work } from "../../../../helpers/bakery.ts";
import { at, someone } from "../../../../helpers/someone.ts";

/** What dashboard and card say of the shift of one who has the state. */
function said(state: number): [string, string] {
  const name = SHIFT_STATES[state];
  if (name === undefined) throw new Error(`no state ${state}`);
  return [WORDS.dashboard.work.shifts[name], shiftText(state)];
}

test("a shift is said to come later today as long as it does, and never in the evening", () => {
  const town = bakery();
  const now = () => said(someone(town, "ann").get("shiftState"));
  work(town, () => true, [0, 100]);
  expect(now()).toEqual(["later today", "not begun yet"]);
  work(town, () => true, [START - 1, START - 1]);
  expect(now()).toEqual(["awaited", "begins soon"]);
  work(town, () => true, [START, 920]);
  expect(now()).toEqual(["done for today", "over"]);
});

test("who is hired after the start of a shift is said to begin with the next, until it is later today", () => {
  const town = bakery();
  const { slot } = someone(town, "ann");
  const now = () => said(at(town.world.agents.shiftState, slot));
  for (const hired of [START + 20, END + 500]) {
    town.world.town.tick[0] = hired;
    startJob(town, slot, 0);
    work(town, () => false, [hired + 1, hired + 20]);
    expect(now()).toEqual(["from the next shift", "from the next one on"]);
  }
  work(town, () => false, [1000, 1001]);
  expect(now()).toEqual(["later today", "not begun yet"]);
});
