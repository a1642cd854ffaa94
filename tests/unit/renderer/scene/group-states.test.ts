import { expect, test } from "vitest";

import { GROUP_CHANGE, GroupStates } from "../../../../renderer/scene/group-states.ts";

test("an opened house loses its roof and the walls towards the viewer, not those behind", () => {
  const groups = new GroupStates(2);
  // The viewer stands in the south.
  groups.advance(1, true, 0, 1, 0, 1);
  const cuts = Array.from(groups.texture.image.data ?? []).slice(4, 8);
  const [north, , south] = cuts;
  expect(groups.openness(1)).toBe(1);
  expect(south).toBeLessThan(1);
  expect(north).toBeGreaterThan(1);
});

test("nothing changes in a house that stays closed and dark", () => {
  const groups = new GroupStates(2);
  expect(groups.advance(1, false, 0, 0.5, 0, 1)).toBe(GROUP_CHANGE.none);
});

test("a light that goes on changes no shape", () => {
  const groups = new GroupStates(2);
  expect(groups.advance(1, false, 1, 0.5, 0, 1)).toBe(GROUP_CHANGE.light);
  expect(groups.advance(1, true, 1, 0.5, 0, 1)).toBe(GROUP_CHANGE.shape);
});

test("opening and lighting come to an end", () => {
  const groups = new GroupStates(2);
  let steps = 0;
  while (groups.advance(1, true, 1, 0.2, 0.3, 0.9) !== GROUP_CHANGE.none) steps++;
  expect(steps).toBeGreaterThan(3);
  expect(steps).toBeLessThan(60);
  expect(groups.openness(1)).toBe(1);
});
