import { expect, test } from "vitest";

import { createTown } from "../../../../sim/create-town.ts";
import { cancelDisturbance } from "../../../../sim/perturbations/disturbances.ts";
import { exitsOf } from "../../../../sim/telemetry/departures-of.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { eventsOf } from "../../../helpers/events.ts";
import { cut, leaving, people, watch } from "../../../helpers/exits.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { someone } from "../../../helpers/someone.ts";

test("[A57] thirty ticks in a row at the edge of starving end in a faint, twenty-nine do not", () => {
  const town = makeTown();
  const ann = someone(town, "ann");
  ann.set("hunger", 0.03);
  watch(town, 29);
  ann.set("hunger", 0.031);
  watch(town, 1);
  ann.set("hunger", 0.01);
  watch(town, 29);
  expect(leaving(town)).toEqual([]);
  watch(town, 1);
  expect(leaving(town)).toEqual([["faint", 60]]);
  expect(eventsOf(town, "agent_exit")).toMatchObject([
    { agent_id: "ann", reason: "faint", age_ticks: 60, wallet: 1 },
  ]);
  expect(town.world.town.starvations[0]).toBe(1);
});

test("[A61] with a streak of one tick, a hunger of 0.04 is borne and one of 0.03 is not", () => {
  const faints = (hunger: number): number => {
    const town = makeTown({ edit: ({ lifecycle }) => (lifecycle.collapse.hunger.ticks = 1) });
    someone(town, "ann").set("hunger", hunger);
    watch(town, 1);
    return leaving(town).length;
  };
  expect([faints(0.04), faints(0.03)]).toEqual([0, 1]);
});

test("near death is told once per streak, at half its ticks", () => {
  const town = makeTown();
  const ann = someone(town, "ann");
  const told: unknown[] = [];
  const goHungry = (ticks: number): void => {
    for (let i = 0; i < ticks; i++) {
      watch(town, 1);
      told.push(...eventsOf(town, "agent_near_death"));
    }
  };
  ann.set("hunger", 0.02);
  goHungry(29);
  ann.set("hunger", 1);
  goHungry(1);
  ann.set("hunger", 0);
  goHungry(20);
  const death = { event: "agent_near_death", agent_id: "ann", need: "hunger", ticks: 15 };
  expect(told).toEqual([
    { ...death, tick: 15, value: 0.02 },
    { ...death, tick: 45, value: 0 },
  ]);
});

test("cold ends a stay only where it is switched on, only outdoors, and only in cold weather", () => {
  const frozen = (enabled: boolean, row: string, weather: number): unknown[] => {
    const rows = Array.from({ length: 8 }, () => row);
    const town = makeTown({
      rows,
      edit: ({ lifecycle }) => (lifecycle.collapse.warmth.enabled = enabled),
    });
    town.world.town.weather[0] = weather;
    town.world.town.chilled[0] = 1;
    someone(town, "ann").set("warmth", 0.04);
    watch(town, 30);
    return leaving(town);
  };
  const [cold, sunny, grass, floor] = [2, 0, ",".repeat(8), ".".repeat(8)];
  expect(frozen(true, grass, cold)).toEqual([["exposure", 30]]);
  expect(frozen(false, grass, cold)).toEqual([]);
  expect(frozen(true, grass, sunny)).toEqual([]);
  expect(frozen(true, floor, cold)).toEqual([]);
});

test("a quarter of a full day below a tenth is chronic neglect, of any one need; one tick less is not", () => {
  const neglected = (ticks: number): unknown => {
    const town = makeTown();
    const ann = someone(town, "ann");
    watch(town, 999 - ticks);
    ann.set("hygiene", 0.05);
    watch(town, ticks);
    ann.set("hygiene", 1);
    ann.set("energy", 0.1);
    watch(town, 5);
    ann.set("hygiene", 0.05);
    watch(town, 1);
    return leaving(town);
  };
  // The tick after the first full day adds one bad tick to those before.
  expect(neglected(248)).toEqual([]);
  expect(neglected(249)).toEqual([["chronic_neglect", 1005]]);
});

test("neglect is judged once a full day has passed, and what lies more than a day back is forgotten", () => {
  const early = makeTown();
  someone(early, "ann").set("energy", 0.05);
  watch(early, 999);
  expect(leaving(early)).toEqual([]);
  watch(early, 1);
  expect(leaving(early)).toEqual([["chronic_neglect", 1000]]);

  const town = makeTown();
  const ann = someone(town, "ann");
  watch(town, 1000);
  for (let spell = 0; spell < 2; spell++) {
    ann.set("hunger", 0.05);
    watch(town, 200);
    ann.set("hunger", 1);
    watch(town, 1000);
  }
  expect(leaving(town)).toEqual([]);
});

/** Ann has no job in a town that has one, with as many places as given; nobody applies by themselves. */
function jobless(places: number): Town {
  return makeTown({
    jobs: {
      baker: {
        name: "Baker",
        start_tick: 300,
        end_tick: 399,
        wage_rate: 1,
        lateness_penalty: 0,
        capacity: places,
      },
    },
    jobSites: { baker: [[6, 1]] },
  });
}

test("two days without wages while there is work to be had end a stay; without work to be had they do not", () => {
  const town = jobless(1);
  watch(town, 1999);
  expect(leaving(town)).toEqual([]);
  watch(town, 1);
  expect(leaving(town)).toEqual([["unemployment", 2000]]);

  const hopeless = jobless(0);
  watch(hopeless, 3000);
  expect(leaving(hopeless)).toEqual([]);
});

test("whoever finds a job in the last moment stays, and a wage makes the days count anew", () => {
  const town = jobless(1);
  const ann = someone(town, "ann");
  watch(town, 1999);
  ann.set("job", 0);
  watch(town, 100);
  expect([leaving(town), ann.get("idleTicks")]).toEqual([[], 1999]);
});

test("nobody is blamed for idleness when the town was cut off on half of those days", () => {
  const town = jobless(1);
  watch(town, 1500);
  const event = cut(town, "blackout");
  watch(town, 1);
  cancelDisturbance(town, event);
  // The cut lies on the second day: one of the last two, up to the end of the third.
  watch(town, 1498);
  expect([leaving(town), someone(town, "ann").get("idleTicks") > 2000]).toEqual([[], true]);
  watch(town, 1);
  expect(leaving(town)).toEqual([["unemployment", 3000]]);
});

test("people grow old only where that is switched on: after a lifespan of their own, within its bounds", () => {
  const lifespans = (enabled: boolean): number[] => {
    const town = makeTown({
      ...people("ann", "bob", "cas"),
      edit: ({ lifecycle }) => (lifecycle.age_out = { enabled, min_days: 1, max_days: 2 }),
    });
    return ["ann", "bob", "cas"].map((id) => someone(town, id).get("lifespan"));
  };
  expect(lifespans(false)).toEqual([-1, -1, -1]);
  const drawn = lifespans(true);
  expect(new Set(drawn).size).toBe(3);
  for (const ticks of drawn) expect(ticks >= 1000 && ticks < 2000).toBe(true);

  const town = makeTown();
  someone(town, "ann").set("lifespan", 1234);
  watch(town, 1233);
  expect(leaving(town)).toEqual([]);
  watch(town, 1);
  expect(leaving(town)).toEqual([["age_out", 1234]]);
});

test("in the default town nobody leaves in five days, whatever the seed", () => {
  for (const seed of [1n, 2n, 3n]) {
    const town = createTown(defaultConfig(), seed);
    for (let tick = 0; tick < 5000; tick++) runTick(town);
    expect(exitsOf(town)).toEqual([]);
  }
});
