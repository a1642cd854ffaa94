import { expect, test } from "vitest";

import { request } from "../../../../sim/queues/reservations.ts";
import { localView } from "../../../../sim/world/local-view.ts";
import { SHIFT } from "../../../../sim/jobs/shift-states.ts";
import { bakery } from "../../../helpers/bakery.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { someone } from "../../../helpers/someone.ts";

const town = () =>
  makeTown({
    objects: [{ id: "stove_1", type: "stove", position: [2, 1], use_tile: [1, 1] }],
    people: [
      { id: "ann", position: [1, 1] },
      { id: "bob", position: [0, 0] },
      { id: "cat", position: [4, 4] },
    ],
  });

test("[A15] a view of radius 1 lists the neighbour, the object, and that it is reserved", () => {
  const place = town();
  request(place, someone(place, "bob").slot, 0);
  const view = localView(place, "ann", 1);
  expect([view.center, view.radius]).toEqual([[1, 1], 1]);
  expect(view.agents).toEqual([{ agent_id: "bob", position: [0, 0], on_shift: false }]);
  expect(view.objects).toEqual([
    { object_id: "stove_1", object_type: "stove", position: [2, 1], occupied_by: "bob" },
  ]);
  expect(view.tiles.map((row) => row.map(({ position }) => position.join()))).toEqual([
    ["0,0", "1,0", "2,0"],
    ["0,1", "1,1", "2,1"],
    ["0,2", "1,2", "2,2"],
  ]);
  expect(view.tiles[1]?.[1]).toEqual({
    position: [1, 1],
    self: true,
    agent_ids: ["ann"],
    object_ids: [],
    reservation_active: false,
  });
  expect(view.tiles[1]?.[2]).toEqual({
    position: [2, 1],
    self: false,
    agent_ids: [],
    object_ids: ["stove_1"],
    reservation_active: true,
  });
});

test("an object that nobody holds is occupied by nobody and reserves no tile", () => {
  const view = localView(town(), "ann", 1);
  expect(view.objects[0]?.occupied_by).toBeNull();
  expect(view.tiles.flat().some((tile) => tile.reservation_active)).toBe(false);
});

test("beyond the edge of the map there is nothing, however far one looks", () => {
  const view = localView(town(), "bob", 12);
  expect(view.tiles).toHaveLength(25);
  expect(view.tiles[0]?.[0]).toMatchObject({ position: [-12, -12], agent_ids: [] });
  expect(view.agents.map(({ agent_id }) => agent_id)).toEqual(["ann", "cat"]);
});

test("people are on shift while they are at work, and not when they have walked off", () => {
  const place = bakery({}, undefined, ["ann", "bob"]);
  const bob = someone(place, "bob");
  bob.set("shiftState", SHIFT.late);
  const seen = (): boolean | undefined => localView(place, "ann", 8).agents[0]?.on_shift;
  bob.put(6, 1);
  expect(seen()).toBe(true);
  bob.put(0, 7);
  expect(seen()).toBe(false);
});

test("of somebody unknown nothing is seen", () => {
  expect(localView(town(), "zoe", 2)).toEqual({
    center: null,
    radius: 2,
    tiles: [],
    agents: [],
    objects: [],
  });
});
