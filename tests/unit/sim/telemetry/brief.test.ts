import { describe, expect, test } from "vitest";

import { withPeople } from "../../../../main/cli/bench-crowd.ts";
import { loadConfig } from "../../../../main/config/load-config.ts";
import { Lately } from "../../../../main/telemetry/lately.ts";
import { telemetrySnapshot } from "../../../../main/telemetry/snapshot.ts";
import { createTown } from "../../../../sim/create-town.ts";
import { release, request } from "../../../../sim/queues/reservations.ts";
import { BriefSections, briefSections } from "../../../../sim/telemetry/sections/brief.ts";
import { TownSections, townSections } from "../../../../sim/telemetry/sections/town-sections.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { bakery, work } from "../../../helpers/bakery.ts";
import { beginTick } from "../../../helpers/events.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { neighbours, relate } from "../../../helpers/neighbours.ts";
import { setStock } from "../../../helpers/stock.ts";
import { someone } from "../../../helpers/someone.ts";
import { TILL, tillTown } from "../../../helpers/till-town.ts";

const ALL: ReadonlySet<string> = new Set(Object.keys(BriefSections.shape));

function briefOf(town: Town, lately = new Lately(town)): BriefSections {
  return BriefSections.parse(briefSections(town, lately.look(), ALL).sections);
}

test("people stand in the order of what they have, with the middle between them", () => {
  const people = [5, 1, 3].map((wallet, at) => ({ id: `person_${at}`, wallet }));
  const { means } = briefOf(makeTown({ people }));
  expect(means).toMatchObject({ least: { id: "person_1", wallet: 1 }, median: 3 });
  expect(means.most).toEqual({ id: "person_0", wallet: 5 });
  expect(means.sample.map(({ wallet }) => wallet)).toEqual([1, 3, 5]);
  expect(briefOf(makeTown({ people: people.slice(0, 2) })).means.median).toBe(3);
});

test("where nobody lives nobody has anything", () => {
  const { means, crews, closest_pairs } = briefOf(emptied(makeTown()));
  const nothing = { least: null, most: null, median: 0, earned: 0, withheld: 0, sample: [] };
  expect(means).toEqual(nothing);
  expect(crews.without).toEqual({ workers: [], all: 0, here: 0 });
  expect(closest_pairs).toEqual({ any: false, friends: [], rivals: [] });
});

function emptied(town: Town): Town {
  town.world.town.liveCount[0] = 0;
  return town;
}

test("homes and shops are counted apart", () => {
  const town = tillTown(["ann"]);
  setStock(town, "till", "meals", 3);
  setStock(town, "till", "food_raw", 0);
  expect(briefOf(town).stock).toEqual({ homes: {}, shops: { meals: 3 } });
});

test("a job has its people, those at work first", () => {
  const plan = {
    edit: ({ jobs }: Town["config"]): void => {
      for (const job of Object.values(jobs)) job.capacity = 3;
    },
  };
  const town = bakery(plan, [300, 399], ["ann", "ben", "cleo"]);
  work(town, (_, id) => id === "cleo", [270, 350]);
  const { crews, means } = briefOf(town);
  expect(crews.by_job["baker"]).toMatchObject({ all: 3, here: 1 });
  expect(crews.by_job["baker"]?.workers.map(({ id }) => id)).toEqual(["cleo", "ann", "ben"]);
  expect(crews.without.all).toBe(0);
  expect(means.earned).toBeGreaterThan(0);
});

test("a line has whoever has the thing, and those who wait, whose turn is next in front", () => {
  const town = tillTown(["ann", "bob", "cat"]);
  expect(briefOf(town).lines).toEqual({});
  for (const [index, id] of ["cat", "ann", "bob"].entries()) {
    beginTick(town, index + 5);
    request(town, someone(town, id).slot, TILL);
  }
  const ann = { agent_id: "ann", joined_tick: 6 };
  const bob = { agent_id: "bob", joined_tick: 7 };
  expect(briefOf(town).lines).toEqual({ till: { holders: ["cat"], waiting: [ann, bob] } });
  release(town, someone(town, "cat").slot, true);
  expect(briefOf(town).lines).toEqual({ till: { holders: ["ann"], waiting: [bob] } });
});

describe("pairs", () => {
  test("a pair is one, as strong as both feel on the mean; what is faint is none", () => {
    const town = neighbours(["zoe", "bob", "ann", "eve"]);
    relate(town, "zoe", "bob", { trust: 0.8, familiarity: 0.8, rivalry: 0 });
    relate(town, "ann", "bob", { trust: 0, familiarity: 0, rivalry: 0.6 });
    relate(town, "ann", "eve", { trust: 0.04, familiarity: 0.04 });
    expect(briefOf(town).closest_pairs).toEqual({
      any: true,
      friends: [{ a: "bob", b: "zoe", strength: 0.8 }],
      rivals: [{ a: "ann", b: "bob", strength: 0.6 }],
    });
  });

  test("the four strongest are told, and of those that look alike who came first", () => {
    const trust = { ann: 0.3, ben: 0.701, cleo: 0.9, dan: 0.704, eve: 0.5, fay: 0.1 };
    const town = neighbours([...Object.keys(trust), "zoe"]);
    for (const [id, one] of Object.entries(trust))
      relate(town, id, "zoe", { trust: one, familiarity: one });
    const { friends } = briefOf(town).closest_pairs;
    const told = friends.map(({ a, b, strength }) => `${a} ${b} ${strength}`);
    expect(told).toEqual(["cleo zoe 0.9", "ben zoe 0.7", "dan zoe 0.7", "eve zoe 0.5"]);
  });
});

test("a whole snapshot has none of them; they are told to whoever asks by name", () => {
  const town = neighbours(["ann", "bob"]);
  const told = (only?: ReadonlySet<string>) =>
    telemetrySnapshot(town, { stream: "s", epoch: 0, recent: null, host: {}, only });
  expect(Object.keys(told()).filter((section) => ALL.has(section))).toEqual([]);
  expect(told()["not_available"]).not.toContainEqual(
    expect.objectContaining({ section: "quarrels" }),
  );
  expect(told(new Set(["means"]))["means"]).toMatchObject({ least: { id: "ann" } });
  const missing = [{ section: "quarrels" }, { section: "latest_events" }];
  expect(told(ALL)["not_available"]).toMatchObject(missing);
});

test("without ties there are no pairs, and it says why", () => {
  const town = neighbours(["ann", "bob"], {
    edit: ({ features }) => (features.stages.relationships = "OFF"),
  });
  const { sections, missing } = briefSections(town, null, new Set(["closest_pairs"]));
  expect(sections).toEqual({});
  expect(missing).toMatchObject([{ section: "closest_pairs", reason: /relationships is OFF/u }]);
});

test.each([8, 80])("of %i people they say what the long sections say of each", (people) => {
  const town = createTown(withPeople(crowd(), { people, side: null }), 7n);
  const lately = new Lately(town);
  for (let tick = 0; tick < 400; tick++) {
    runTick(town);
    lately.hear(town);
    if (tick % 50 !== 0) continue;
    const told = townSections(town, lately.look(), () => true);
    expectSame(briefOf(town, lately), TownSections.parse(told.sections));
  }
});

/** The same by plain arithmetic on what is told of each. */
function expectSame(
  { means, crews, stock, lines, quarrels, closest_pairs }: BriefSections,
  long: TownSections,
) {
  const people = Object.values(long.jobs);
  const wallets = people.map(({ wallet }) => wallet).toSorted((a, b) => a - b);
  const every = Math.ceil(wallets.length / 60);
  expect(means.sample.map(({ wallet }) => wallet)).toEqual(
    wallets.filter((_, at) => at % every === 0),
  );
  expect([means.least?.wallet, means.most?.wallet]).toEqual([wallets[0], wallets.at(-1)]);
  expect(means.earned).toBeCloseTo(sum(people.map(({ wages_earned }) => wages_earned)), 3);

  for (const [job, crew] of [...Object.entries(crews.by_job), [null, crews.without] as const]) {
    const own = people.filter((one) => one.job_id === job);
    const here = own.filter(({ on_shift }) => on_shift);
    expect([crew.all, crew.here]).toEqual([own.length, here.length]);
  }
  const holders = Object.values(long.economy);
  const units = sum(holders.map((one) => one.stock.meals ?? 0));
  expect((stock.homes.meals ?? 0) + (stock.shops.meals ?? 0)).toBe(units);

  const { waiting, active_reservations } = long.affordance_runtime;
  expect(Object.keys(lines).toSorted()).toEqual(Object.keys(waiting).toSorted());
  for (const [object, line] of Object.entries(lines))
    expect(line).toEqual({ holders: active_reservations[object] ?? [], waiting: waiting[object] });
  expect(quarrels).toEqual(long.conflict.rivalry_events);

  const ties = Object.values(long.relationship_snapshot).flatMap((own) => Object.values(own));
  expect(closest_pairs.any).toBe(ties.length > 0);
  const worst = Math.max(0, ...ties.map(({ rivalry }) => rivalry));
  for (const { a, b, strength } of closest_pairs.rivals) {
    const both = [long.relationship_snapshot[a]?.[b], long.relationship_snapshot[b]?.[a]];
    expect(strength).toBeCloseTo(sum(both.map((one) => one?.rivalry ?? 0)) / 2, 2);
    expect(strength).toBeLessThanOrEqual(worst + 0.005);
  }
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

function crowd(): Parameters<typeof withPeople>[0] {
  const loaded = loadConfig("crowd");
  if (!loaded.ok) throw new Error(loaded.error.map(({ message }) => message).join("\n"));
  return loaded.value.config;
}
