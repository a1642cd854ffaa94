import { writeFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import { stderrLog } from "../../../main/log.ts";
import { RecentTowns } from "../../../main/recent-towns.ts";
import { openMemory } from "../../../main/settings.ts";
import { noPlaces, type Place } from "../../../preload/places.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

const place: Place = { view: "flat", sight: [12.5, 30.25, 16, 0, 0, 0] };
const third = noPlaces().with(2, place);
const townOf = (file: string) => ({ file, title: "Town", tick: 1, ticks_per_day: 1000 });
const townsIn = (folder: string) =>
  new RecentTowns(folder, openMemory(folder), stderrLog("silent"));

test("places are there again at the next start, each town's own", () => {
  const folder = temporaryFolder();
  expect(townsIn(folder).keepPlaces("/a.townlet", third)).toBeNull();
  expect(townsIn(folder).places("/a.townlet")).toEqual(third);
  expect(townsIn(folder).places("/b.townlet")).toEqual(noPlaces());
});

test("a town that is taken off the list takes its places along, and no others", () => {
  const towns = townsIn(temporaryFolder());
  for (const file of ["/a.townlet", "/b.townlet"]) {
    towns.note(townOf(file));
    towns.keepPlaces(file, third);
  }
  towns.forget("/a.townlet");
  expect(towns.places("/a.townlet")).toEqual(noPlaces());
  expect(towns.places("/b.townlet")).toEqual(third);
});

test("only towns of the list have places: whoever falls off it has none any more", () => {
  const towns = townsIn(temporaryFolder());
  for (let index = 0; index < 14; index++) {
    towns.note(townOf(`/${index}.townlet`));
    towns.keepPlaces(`/${index}.townlet`, third);
  }
  expect(towns.places("/0.townlet")).toEqual(noPlaces());
  expect(towns.places("/1.townlet")).toEqual(noPlaces());
  expect(towns.places("/2.townlet")).toEqual(third);
});

test("a memory from before there were places still remembers the rest", () => {
  const folder = temporaryFolder();
  const known = { last_file: "/a.townlet", recent: [townOf("/a.townlet")] };
  writeFileSync(path.join(folder, "memory.json"), JSON.stringify(known));
  const towns = townsIn(folder);
  expect(towns.list(null, { pictures: false })).toHaveLength(1);
  expect(towns.places("/a.townlet")).toEqual(noPlaces());
});
