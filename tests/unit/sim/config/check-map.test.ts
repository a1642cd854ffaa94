import { expect, test } from "vitest";

import { checkMap } from "../../../../sim/config/check-map.ts";
import type { MapFile } from "../../../../sim/config/map.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { required } from "../../../helpers/required.ts";

/** What is wrong with the default map once it has been changed: `path: message`. */
function problemsOf(change: (map: MapFile) => void): string[] {
  const { map } = defaultConfig();
  change(map);
  return checkMap(map).map(({ path, message }) => `${path.join(".")}: ${message}`);
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
    "objects.0.use_tile: use tile of alder_bed [3, 3] cannot be reached from the entry tile",
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
    "objects.1.id: duplicate id 'alder_bed'",
  );
  expect(problemsOf((map) => (required(map.objects[1]).id = "gym"))).toContain(
    "objects.1.id: duplicate id 'gym'",
  );
});

test("references to venues and beds must lead somewhere", () => {
  expect(problemsOf((map) => (required(map.objects[0]).venue = "nowhere"))).toEqual([
    "objects.0.venue: unknown venue 'nowhere'",
  ]);
  expect(problemsOf((map) => (required(map.homes[0]).venue_id = "nowhere"))).toEqual([
    "homes.0.venue_id: unknown venue 'nowhere'",
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

test("an object stands neither in a wall nor outside", () => {
  expect(problemsOf((map) => (required(map.objects[0]).position = [2, 1]))).toEqual([
    "objects.0.position: alder_bed stands in a wall or outside the map",
  ]);
  expect(problemsOf((map) => (required(map.objects[0]).position = [99, 1]))).toEqual([
    "objects.0.position: alder_bed stands in a wall or outside the map",
  ]);
});

test("an object blocks its tile for the use of another", () => {
  // The stove's use tile is moved onto the fridge.
  expect(problemsOf((map) => (required(map.objects[1]).use_tile = [8, 2]))).toEqual([
    "objects.1.use_tile: use tile of alder_stove [8, 2] is not a tile a person can stand on",
  ]);
});
