import { expect, test } from "vitest";

import { createTown } from "../../../../sim/create-town.ts";
import { exitsOf } from "../../../../sim/telemetry/departures-of.ts";
import type { Town } from "../../../../sim/town.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { homeTown } from "../../../helpers/home-town.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { everyone, someone } from "../../../helpers/someone.ts";
import { Story, command } from "../../../helpers/story.ts";

const leavers = ({ town }: Story): unknown[] =>
  exitsOf(town).map(({ agent_id, reason, tick }) => [agent_id, reason, tick]);

type Tile = [number, number];

/** A house three tiles wide with bed, fridge and chair side by side, each used from the tile below. */
function house(id: string, x: number, meals: number) {
  const furniture = (type: string, column: number, stock: Record<string, number> = {}) => ({
    id: `${id}_${type}`,
    type,
    position: [x + column, 0] as Tile,
    use_tile: [x + column, 1] as Tile,
    venue: id,
    stock,
  });
  return {
    venue: {
      id,
      name: id,
      type: "home" as const,
      rect: [x, 0, 3, 3] as [...Tile, ...Tile],
      door: [x + 1, 2] as Tile,
    },
    home: { venue_id: id, bed_id: `${id}_bed`, home_tile: [x, 1] as Tile },
    objects: [furniture("bed", 0), furniture("fridge", 1, { meals }), furniture("chair", 2)],
  };
}

/** Ann and Bob have money and a house each, but only Bob's fridge is full, and the shop is empty for good. */
function emptyShop(): Town {
  const [ash, briar] = [house("ash", 0, 0), house("briar", 4, 12)];
  const till = {
    id: "till",
    type: "till",
    position: [3, 5] as Tile,
    use_tile: [3, 6] as Tile,
    stock: { meals: 0, food_raw: 0 },
  };
  return makeTown({
    venues: [ash.venue, briar.venue],
    homes: [ash.home, briar.home],
    objects: [...ash.objects, ...briar.objects, till],
    people: [
      { id: "ann", home: "ash", wallet: 20 },
      { id: "bob", home: "briar", wallet: 20 },
    ],
    edit: (config) => {
      config.rewards.decay_rates.hunger = 0.002;
      config.economy.shop_restock = {};
      config.map.entry_tiles = [[0, 7]];
    },
  });
}

test("[A57] [A62] card: the shop is empty and so is Ann's fridge; she collapses, somebody moves in, and Bob notices nothing", () => {
  const story = new Story(emptyShop());
  const { town } = story;
  const bob = someone(town, "bob");
  story.until(() => story.all("agent_exit").length === 1, 900);
  const died = story.tick;
  expect(story.all("agent_near_death")).toMatchObject([{ agent_id: "ann", tick: died - 15 }]);
  expect(leavers(story)).toEqual([["ann", "faint", died]]);

  // Ten ticks on the spot, then five to twenty until somebody else is there.
  story.until(() => story.all("agent_spawned").length === 1, 40);
  expect(story.tick - died).toBeGreaterThanOrEqual(15);
  expect(story.tick - died).toBeLessThanOrEqual(10 + 20);
  const newcomer = someone(town, "ann#1");
  expect([newcomer.get("home"), newcomer.get("hunger") > 0.4]).toEqual([0, true]);

  expect(bob.get("hunger")).toBeGreaterThan(0.3);
  expect([bob.get("home"), bob.get("wallet")]).toEqual([1, 20]);
  expect(
    story.told.filter(({ agent_id, event }) => agent_id === "bob" && /fail|exit|near/.test(event)),
  ).toEqual([]);
});

/** Ann works at home for a rent and a half a day, and buys her meals. Rent 1.75. */
function tenant(): Story {
  return new Story(
    homeTown({
      jobs: {
        tailor: {
          name: "Tailor",
          start_tick: 100,
          end_tick: 299,
          wage_rate: 0.013,
          lateness_penalty: 0,
          location: null,
        },
      },
      people: [{ id: "ann", home: "house", job: "tailor", wallet: 1 }],
      edit: (config) => {
        config.rewards.decay_rates.hunger = 0.0003;
        for (const { type, stock } of config.map.objects) {
          if (type === "fridge" && stock !== undefined) stock["meals"] = 0;
        }
        config.map.objects.push({
          id: "till",
          type: "till",
          position: [6, 0],
          use_tile: [6, 1],
          stock: { meals: 20 },
        });
        config.manifest = defaultConfig().manifest;
      },
    }),
  );
}

/** Her wage is cut and meals cost three times as much, on the first day: from then on she cannot pay the rent. */
function ruin(story: Story): void {
  story.till(310);
  story.give("set_employment_param", { job_id: "tailor", value: 0.0005 });
  story.give("perturbation_trigger", {
    spec: "price_spike",
    magnitude: 3,
    duration: 2600,
    targets: ["cafe"],
  });
  story.till(320);
  someone(story.town, "ann").set("hunger", 0.3);
}

test("card: dear meals and a cut wage cost Ann the home on the second day and the stay on the third", () => {
  const story = tenant();
  ruin(story);
  story.till(2999);
  expect(story.all("item_bought").map(({ price }) => Number(price) > 1)).toContain(true);
  expect(story.all("rent_missed").map(({ tick }) => tick)).toEqual([1000, 2000]);
  expect(story.all("agent_evicted")).toMatchObject([{ tick: 2000, agent_id: "ann" }]);
  expect(leavers(story)).toEqual([]);
  story.live();
  expect(leavers(story)).toEqual([["ann", "eviction", 3000]]);
});

test("card: a fair wage within the day after the eviction buys the home back", () => {
  const story = tenant();
  ruin(story);
  story.till(2050);
  expect(someone(story.town, "ann").get("home")).toBe(-1);
  story.give("set_employment_param", { job_id: "tailor", value: 0.02 });
  story.until(() => story.all("agent_housed").length === 1, 300);
  expect(story.all("rent_paid").at(-1)?.["tick"]).toBe(story.tick);
  expect(someone(story.town, "ann").get("home")).toBe(0);
  story.till(3500);
  expect(leavers(story)).toEqual([]);
});

test("[A157] card: a blackout over the end of the day after the eviction keeps Ann until 60 ticks after it", () => {
  const story = tenant();
  ruin(story);
  story.till(2979);
  story.give("perturbation_trigger", { spec: "blackout", duration: 40 });
  expect(story.all("exits_suppressed")).toEqual([
    { event: "exits_suppressed", tick: 2980, event_id: "evt_2", until_tick: 3020 + 60 },
  ]);
  story.till(3020 + 60);
  expect(leavers(story)).toEqual([]);
  story.live();
  expect(leavers(story)).toEqual([["ann", "eviction", 3081]]);
});

test("card: three collapse in one tick; two leave that day, 120 ticks apart, the third on the next", () => {
  const story = new Story(
    makeTown({
      people: ["ann", "bob", "cas", "dan"].map((id) => ({ id })),
      edit: ({ map }) =>
        (map.entry_tiles = [
          [0, 7],
          [2, 7],
          [4, 7],
        ]),
    }),
  );
  story.till(499);
  story.live(
    ...["ann", "bob", "cas"].map((agent_id) =>
      command("setneed", { agent_id, needs: { hunger: 0 } }),
    ),
  );
  story.till(1100);
  expect(leavers(story)).toEqual([
    ["ann", "faint", 529],
    ["bob", "faint", 649],
    ["cas", "faint", 1000],
  ]);
  expect(everyone(story.town)).toHaveLength(4);
});

test.each([1n, 2n, 3n])(
  "card: three newcomers within five ticks have a tile each, and nobody gets stuck [A158] (seed %s)",
  (seed) => {
    const story = new Story(createTown(defaultConfig(), seed));
    const { town } = story;
    story.till(400);
    story.give("set_spawn_delay", { min: 5 });
    for (const agent_id of ["alice", "bob", "carmen"]) {
      expect(story.give("kill", { agent_id }).ok).toBe(true);
    }
    const before = story.told.length;
    story.until(() => newcomers(town).length === 3, 10);
    const arrivals = story.told
      .slice(before)
      .filter(({ event }) => event === "agent_spawned")
      .map(({ position, tick }) => [String(position), tick] as const);
    expect(new Set(arrivals.map(([position]) => position)).size).toBe(3);
    expect(
      Math.max(...arrivals.map(([, tick]) => tick)) - Math.min(...arrivals.map(([, tick]) => tick)),
    ).toBeLessThan(5);
    story.till(story.tick + 200);
    for (const person of newcomers(town)) {
      expect(person.get("stuckTicks")).toBeLessThan(town.config.behavior.path_timeout_ticks);
      expect(person.get("stats", 0) + person.get("movedTick")).toBeGreaterThan(400);
    }
    expect(story.all("spawn_blocked")).toEqual([]);
  },
);

const newcomers = (town: Town) =>
  everyone(town).filter((person) => town.people[person.get("person")]?.id.includes("#"));
