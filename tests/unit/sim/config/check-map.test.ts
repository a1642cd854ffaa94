import { expect, test } from "vitest";

import { checkMap } from "../../../../sim/config/check-map.ts";
import type { MapFile } from "../../../../sim/config/map.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { required } from "../../../helpers/required.ts";

/** What is wrong with the default map once it has been changed: `path: message`, objects by their id. */
function problemsOf(change: (map: MapFile) => void): string[] {
  const { map } = defaultConfig();
  change(map);
  return checkMap(map).map(({ path, message, severity }) => {
    const named = path.map((step, index) =>
      path[index - 1] === "objects" ? map.objects[Number(step)]?.id : step,
    );
    return `${severity === "warning" ? "warning " : ""}${named.join(".")}: ${message}`;
  });
}

const setLetter = (map: MapFile, x: number, y: number, letter: string): void => {
  const row = map.rows[y] ?? "";
  map.rows[y] = row.slice(0, x) + letter + row.slice(x + 1);
};

test("the default map has nothing wrong with it", () => {
  expect(problemsOf(() => undefined)).toEqual([]);
});

test("a bed that is walled in is named with its use tile", () => {
  const problems = problemsOf((map) => setLetter(map, 6, 7, "#"));
  expect(problems).toContain(
    "objects.alder_bed.use_tile: use tile of alder_bed [3, 3] cannot be reached from the entry tile",
  );
  expect(problems).toContain(
    "homes.0.home_tile: home tile of alder_house [3, 3] cannot be reached from the entry tile",
  );
});

test("a letter that the legend does not know is reported once per row", () => {
  const problems = problemsOf((map) => {
    setLetter(map, 0, 0, "?");
    setLetter(map, 1, 0, "?");
    setLetter(map, 0, 3, "?");
  });
  expect(problems).toEqual([
    "rows.0: letter '?' is not in the legend",
    "rows.3: letter '?' is not in the legend",
  ]);
});

test("a missing row and a short row are reported with the expected size", () => {
  expect(problemsOf((map) => map.rows.pop())).toEqual(["rows: expected 48 rows, found 47"]);
  expect(problemsOf((map) => (map.rows[5] = map.rows[5]?.slice(1) ?? ""))).toEqual([
    "rows.5: expected 48 characters, found 47",
  ]);
});

test("no two venues or objects may share an id, nor a venue and an object", () => {
  expect(problemsOf((map) => (required(map.venues[1]).id = "alder_house"))).toContain(
    "venues.1.id: duplicate id 'alder_house'",
  );
  expect(problemsOf((map) => (required(map.objects[1]).id = "alder_bed"))).toContain(
    "objects.alder_bed.id: duplicate id 'alder_bed'",
  );
  expect(problemsOf((map) => (required(map.objects[1]).id = "gym"))).toContain(
    "objects.gym.id: duplicate id 'gym'",
  );
});

test("references to venues and beds must lead somewhere", () => {
  expect(problemsOf((map) => (required(map.objects[0]).venue = "nowhere"))).toEqual([
    "objects.alder_bed.venue: unknown venue 'nowhere'; known: alder_house, birch_house, cedar_house, elm_house, hazel_house, linden_house, maple_house, willow_house, grocer, cafe, office, gym, park",
  ]);
  expect(problemsOf((map) => (required(map.homes[0]).venue_id = "alder_hose"))).toEqual([
    "homes.0.venue_id: unknown venue 'alder_hose'; did you mean 'alder_house'?",
  ]);
  expect(problemsOf((map) => (required(map.homes[0]).bed_id = "alder_stove"))).toEqual([
    "homes.0.bed_id: 'alder_stove' is not a bed of this map",
  ]);
});

test("a place outside the map is told apart from one that nobody can stand on", () => {
  expect(problemsOf((map) => (map.entry_tiles[1] = [48, 0]))).toEqual([
    "entry_tiles.1: entry tile [48, 0] lies outside the map (48 × 48)",
  ]);
  expect(problemsOf((map) => (map.entry_tiles[1] = [2, 1]))).toEqual([
    "entry_tiles.1: entry tile [2, 1] is not a tile a person can stand on",
  ]);
  expect(problemsOf((map) => (map.job_sites["clerk"] = [[2, 1]]))).toEqual([
    "job_sites.clerk.0: post of clerk [2, 1] is not a tile a person can stand on",
  ]);
});

test("an object stands where something can stand, on a tile of its own, in its venue", () => {
  const bedAt = (x: number, y: number): string | undefined =>
    problemsOf((map) => (required(map.objects[0]).position = [x, y]))[0];
  expect(bedAt(2, 1)).toBe("objects.alder_bed.position: alder_bed [2, 1] stands in a wall");
  expect(bedAt(6, 7)).toBe("objects.alder_bed.position: alder_bed [6, 7] stands in a door");
  expect(bedAt(99, 1)).toBe("objects.alder_bed.position: alder_bed [99, 1] stands outside the map");
  expect(bedAt(3, 6)).toBe("objects.alder_bed.position: alder_bed [3, 6] stands in a plant");
  expect(bedAt(4, 27)).toBe(
    "objects.alder_bed.position: alder_bed [4, 27] stands outside alder_house",
  );
  expect(bedAt(4, 29)).toBe("objects.alder_bed.position: alder_bed [4, 29] stands in a queue");
  const onStove = problemsOf((map) => (required(map.objects[2]).position = [7, 2]));
  expect(onStove).toContain(
    "warning objects.alder_fridge.position: alder_fridge [7, 2] stands on alder_stove",
  );
});

test("an object is used from its own tile or from one beside it", () => {
  expect(problemsOf((map) => (required(map.objects[0]).use_tile = [4, 4]))).toEqual([
    "objects.alder_bed.use_tile: use tile of alder_bed [4, 4] is not beside it",
  ]);
});

test("a queue has tiles of its own", () => {
  const till = (change: (nodes: [number, number][]) => void): string[] =>
    problemsOf((map) => {
      const { queue_nodes } = required(map.objects.find(({ id }) => id === "grocer_till_1"));
      change(required(queue_nodes));
    });
  expect(till((nodes) => (nodes[2] = [7, 17]))).toEqual([
    "warning rows.18: the queue tile [7, 18] belongs to no object's queue_nodes",
    "objects.grocer_till_1.queue_nodes.2: queue node of grocer_till_1 [7, 17] is a queue node of it already",
  ]);
  expect(till((nodes) => (nodes[2] = [10, 15]))).toContain(
    "objects.grocer_till_1.queue_nodes.2: queue node of grocer_till_1 [10, 15] is a use tile of grocer_till_2",
  );
  const shared = problemsOf((map) => {
    const second = map.objects.find(({ id }) => id === "grocer_till_2");
    required(required(second).queue_nodes)[0] = [7, 16];
  });
  expect(shared).toContain(
    "objects.grocer_till_2.queue_nodes.0: queue node of grocer_till_2 [7, 16] is a queue node of grocer_till_1",
  );
});

test("venues lie on the map, apart, with the door on the rim; homes inside theirs", () => {
  expect(problemsOf((map) => (required(map.venues[0]).rect = [41, 1, 8, 7]))).toContain(
    "venues.0.rect: alder_house reaches outside the map (48 × 48)",
  );
  expect(problemsOf((map) => (required(map.venues[1]).rect = [9, 1, 11, 7]))).toEqual([
    "venues.1.rect: birch_house overlaps alder_house",
  ]);
  expect(problemsOf((map) => (required(map.venues[0]).door = [5, 5]))).toEqual([
    "venues.0.door: door [5, 5] is not on the rim of alder_house",
  ]);
  expect(problemsOf((map) => (required(map.homes[0]).home_tile = [10, 3]))).toEqual([
    "homes.0.home_tile: home tile [10, 3] lies outside alder_house",
  ]);
  expect(problemsOf((map) => (required(map.homes[1]).bed_id = "alder_bed"))).toEqual([
    "homes.1.bed_id: 'alder_bed' is a home already",
  ]);
});

test("a letter that no row has, and ground that nobody can walk to, are warnings", () => {
  expect(problemsOf((map) => (map.legend["z"] = { tile: "grass" }))).toEqual([
    "warning legend.z: no row has the letter 'z'",
  ]);
  expect(problemsOf((map) => setLetter(map, 10, 4, "b"))).toEqual([
    "warning rows.3: nobody can walk to the 3 tiles at [10, 3]",
  ]);
});

test("an object blocks its tile for the use of another", () => {
  // The stove's use tile is moved onto the fridge.
  expect(problemsOf((map) => (required(map.objects[1]).use_tile = [8, 2]))).toEqual([
    "objects.alder_stove.use_tile: use tile of alder_stove [8, 2] is not a tile a person can stand on",
  ]);
});
