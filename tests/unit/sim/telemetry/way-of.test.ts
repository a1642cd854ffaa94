import { expect, test } from "vitest";

import { wayOf } from "../../../../sim/telemetry/way-of.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { type Someone, someone } from "../../../helpers/someone.ts";

/** Ann in the upper left, a bench in the lower right, and a wall between them with one gap. */
function walker(): Someone {
  const town = makeTown({
    rows: ["....", "###.", "....", "...."],
    people: [{ id: "ann", position: [0, 0] }],
    objects: [{ id: "bench", type: "bench", position: [0, 3], use_tile: [0, 2], queue_nodes: [] }],
  });
  return someone(town, "ann");
}

test("a way leads from where somebody stands over every turn to where they are bound", () => {
  const ann = walker();
  ann.set("targetObject", 0);
  expect(wayOf(ann.town, ann.slot)).toEqual([
    [0, 0],
    [3, 0],
    [3, 2],
    [0, 2],
  ]);
});

test("there is no way for who wants nothing, has arrived, or is busy", () => {
  const ann = walker();
  expect(wayOf(ann.town, ann.slot)).toEqual([]);
  ann.set("targetObject", 0);
  ann.put(0, 2);
  expect(wayOf(ann.town, ann.slot)).toEqual([]);
  ann.put(0, 0);
  ann.set("runningAffordance", 0);
  expect(wayOf(ann.town, ann.slot)).toEqual([]);
});
