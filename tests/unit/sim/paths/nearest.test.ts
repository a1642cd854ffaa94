import * as fc from "fast-check";
import { expect, test } from "vitest";

import { UNREACHABLE } from "../../../../sim/paths/flow-field.ts";
import { findNearest, objectOf, stepsOf } from "../../../../sim/paths/nearest.ts";
import { waysIn } from "../../../../sim/paths/ways-in.ts";
import { makeTown } from "../../../helpers/make-town.ts";

/** Steps from a few cells to many fields; small numbers, so that many are as near as others. */
const town = fc
  .record({ cells: fc.integer({ min: 1, max: 5 }), fields: fc.integer({ min: 1, max: 60 }) })
  .chain(({ cells, fields }) =>
    fc.record({
      count: fc.constant(fields),
      steps: fc.uint16Array({ minLength: cells * fields, maxLength: cells * fields, max: 9 }),
      useField: fc.array(fc.nat(fields - 1), { minLength: 1, maxLength: 90 }),
      cutOff: fc.array(fc.nat(cells * fields - 1), { maxLength: 20 }),
    }),
  );

test("the nearest of many are those of all in order of steps, the first registered of equals", () => {
  fc.assert(
    fc.property(town, ({ count, steps, useField, cutOff }) => {
      for (const at of cutOff) steps[at] = UNREACHABLE;
      const objects = Int32Array.from(useField.keys()).filter((object) => object % 7 !== 3);
      const fields = { ...makeTown().rules.fields, count, steps };
      const nearest = findNearest(objects, Int32Array.from(useField), fields);
      if (objects.length <= 24) {
        expect(nearest).toBeNull();
        return;
      }
      const kept = nearest?.kept ?? 0;
      const found = Array.from(nearest?.entries ?? [], (entry) => [
        stepsOf(entry),
        objectOf(entry),
      ]);
      const wanted = Array.from({ length: steps.length / count }, (_, cell) =>
        Array.from(objects, (object) => [steps[cell * count + (useField[object] ?? 0)], object])
          .toSorted(([a = 0, x = 0], [b = 0, y = 0]) => a - b || x - y)
          .slice(0, kept),
      ).flat();
      expect(found).toEqual(wanted);
    }),
  );
});

test("a town without an outdoor tile keeps one set of ways in every weather", () => {
  const indoors = makeTown({ edit: (config) => (config.world.weather.path_cost.rainy = 2) });
  expect(indoors.rules.weather.pathCost).toContain(2);
  const rainy = indoors.rules.weather.pathCost.indexOf(2);
  expect(waysIn(indoors.rules, rainy)).toBe(indoors.rules.fields);
  const outdoors = makeTown({
    rows: [",......."],
    edit: (config) => (config.world.weather.path_cost.rainy = 2),
  });
  expect(waysIn(outdoors.rules, rainy)).not.toBe(outdoors.rules.fields);
});
