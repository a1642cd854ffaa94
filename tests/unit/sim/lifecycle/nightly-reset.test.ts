import { expect, test } from "vitest";

import { resetAtMidnight } from "../../../../sim/lifecycle/nightly-reset.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { someone } from "../../../helpers/someone.ts";

test("midnight forgets the working day and moves nobody", () => {
  const town = makeTown({ people: [{ id: "ann", position: [4, 2] }] });
  const ann = someone(town, "ann");
  ann.set("lateTicksToday", 7);
  ann.set("shiftState", 6);
  beginTick(town, 999);
  resetAtMidnight(town);
  expect([ann.get("lateTicksToday"), ann.get("shiftState")]).toEqual([7, 6]);
  expect(eventsOf(town)).toEqual([]);
  beginTick(town, 1000);
  resetAtMidnight(town);
  expect([ann.get("lateTicksToday"), ann.get("shiftState")]).toEqual([0, 0]);
  expect(ann.tile).toEqual([4, 2]);
  expect(eventsOf(town)).toEqual([
    {
      event: "agent_nightly_reset",
      tick: 1000,
      agent_id: "ann",
      moved: false,
      home_position: null,
    },
  ]);
});

test("needs below the nightly floor are lifted to it, others are left alone", () => {
  const town = makeTown({ edit: (config) => (config.lifecycle.nightly_need_floor = 0.25) });
  const ann = someone(town, "ann");
  ann.set("hunger", 0.125);
  ann.set("energy", 0.5);
  beginTick(town, 1000);
  resetAtMidnight(town);
  expect([ann.get("hunger"), ann.get("hygiene"), ann.get("energy")]).toEqual([0.25, 1, 0.5]);
});
