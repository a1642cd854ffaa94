import { expect, test } from "vitest";

import { loadConfig } from "../../../main/config/load-config.ts";
import { sideOf } from "../../../sim/config/crowd.ts";
import { TownFile } from "../../../sim/config/town-file.ts";
import { withPeople } from "../../../main/cli/bench-crowd.ts";
import { createTown } from "../../../sim/create-town.ts";
import { runTick } from "../../../sim/tick.ts";
import { livingPeople } from "../../../sim/town.ts";
import { checkWorld } from "../../../sim/world/check-world.ts";
import { mistakesOf, scenarioFile } from "../../helpers/scenario-file.ts";

function crowdConfig() {
  const loaded = loadConfig("crowd");
  if (!loaded.ok) throw new Error(loaded.error.map(({ message }) => message).join("\n"));
  return loaded.value.config;
}

test.each([
  [1, null],
  [8, null],
  [50, 48],
  [333, null],
  [1000, 96],
])("a crowd of %i on a side of %s passes every check of a town", (people, side) => {
  const config = withPeople(crowdConfig(), { people, side });
  const parsed = TownFile.safeParse(config);
  expect(parsed.error?.issues ?? []).toEqual([]);
  expect(config.scenario.agents).toHaveLength(people);
});

test("the shipped crowd lives: people sleep, eat and work, and every law holds", () => {
  const town = createTown(crowdConfig());
  expect(livingPeople(town)).toBe(50);
  for (let tick = 0; tick < 700; tick++) runTick(town);
  expect(checkWorld(town)).toEqual([]);
  const { finishes } = town.world.town;
  const done = (id: string) => finishes[town.rules.affordances.findIndex((one) => one.id === id)];
  for (const id of ["rest_sleep", "eat_meal", "buy_meal", "use_shower", "sit_down"]) {
    expect([id, (done(id) ?? 0) > 5]).toEqual([id, true]);
  }
});

test("a crowd is fed, rested and at work, and nobody is without home or job to begin with", () => {
  const town = createTown(crowdConfig());
  const { agents, town: counters } = town.world;
  const sums = { hunger: 0, hygiene: 0, energy: 0 };
  const hours = 100;
  for (let hour = 0; hour < hours; hour++) {
    for (let tick = 0; tick < 20; tick++) runTick(town);
    for (const need of ["hunger", "hygiene", "energy"] as const) {
      for (let slot = 0; slot < 50; slot++) sums[need] += agents[need][slot] ?? 0;
    }
  }
  for (const [need, sum] of Object.entries(sums)) {
    expect([need, sum / (50 * hours) > 0.55]).toEqual([need, true]);
  }
  expect(livingPeople(town)).toBe(50);
  expect(counters.shiftsEnded[0]).toBeGreaterThanOrEqual(95);
  expect((counters.attendanceSum[0] ?? 0) / (counters.shiftsEnded[0] ?? 1)).toBeGreaterThan(0.75);
  const thousand = withPeople(crowdConfig(), { people: 1000, side: 96 }).scenario.agents;
  expect(thousand.filter(({ home, job }) => home === null || job === null)).toEqual([]);
});

test("a map grows with its people, from that of the default town up to 384 tiles", () => {
  const sides = [8, 50, 200, 1000, 5000].map((people) => sideOf({ people, side: null }));
  // ⌈√(37 · people) / 8⌉ · 8, at least 48, at most 384.
  expect(sides).toEqual([48, 48, 88, 200, 384]);
  expect(sideOf({ people: 5000, side: 100 })).toBe(100);
});

test("a crowd that does not hold is refused at its key, and so are agents beside it", () => {
  const world = { map_file: null };
  const wrong = { people: 9000, side: 7 };
  expect(mistakesOf(scenarioFile({ world }, { agents: undefined, crowd: wrong }))).toEqual([
    expect.stringMatching(/^scenario\.crowd\.people: /),
    expect.stringMatching(/^scenario\.crowd\.side: /),
  ]);
  const both = mistakesOf(scenarioFile({ world }, { crowd: { people: 9, side: null } }));
  expect(both).toContain("scenario.crowd: a crowd comes without agents of one's own");
});
