import { expect, test } from "vitest";

import { removeAgent } from "../../../../sim/lifecycle/remove-agent.ts";
import { decayTies } from "../../../../sim/relationships/decay-ties.ts";
import { type TieTag, modifyDeltas } from "../../../../sim/relationships/modifiers.ts";
import { rankTies } from "../../../../sim/relationships/rank-ties.ts";
import { changeTies, rivalryOf } from "../../../../sim/relationships/ties.ts";
import type { TownConfig } from "../../../../sim/config/town-config.ts";
import { type Town, slotOfId } from "../../../../sim/town.ts";
import { checkWorld } from "../../../../sim/world/check-world.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { move, neighbours, relate, tie } from "../../../helpers/neighbours.ts";
import { at, someone } from "../../../helpers/someone.ts";

const PEOPLE = ["ann", "bob", "cat", "dan", "eve", "fay", "gus", "hal"];

/** Eight people of whom each has room for so many ties; decay as given, none where left out. */
function town(ties = 6, edit: (config: TownConfig) => void = () => undefined): Town {
  return neighbours(PEOPLE, {
    edit: (config) => {
      config.conflict.rivalry.max_edges = ties;
      config.conflict.rivalry.decay_per_tick = 0;
      config.conflict.rivalry.eviction_threshold = 0;
      config.relationships.decay_per_hour = { trust: 0, familiarity: 0 };
      edit(config);
    },
  });
}

/** Decays the ties of the next full hour. */
function nextHour(place: Town): void {
  const tick = at(place.world.town.tick);
  beginTick(place, tick + 42 - (tick % 42));
  decayTies(place);
}

const known = (place: Town, id: string): string[] =>
  PEOPLE.filter((other) => {
    const lives = slotOfId(place, other) >= 0;
    return lives && other !== id && tie(place, id, other) !== null;
  });

test("[A83] what happens between two people changes both of their ties alike, and nobody's with themselves", () => {
  const place = town();
  move(place, "ann", "bob", [0.3, 0.1, 0]);
  expect(tie(place, "ann", "bob")).toEqual({ trust: 0.3, familiarity: 0.1, rivalry: 0 });
  expect(tie(place, "bob", "ann")).toEqual(tie(place, "ann", "bob"));
  move(place, "ann", "ann", [0.3, 0.1, 0]);
  expect(known(place, "ann")).toEqual(["bob"]);
  expect(checkWorld(place)).toEqual([]);
});

test("[A79] with room for two, a third strong tie takes the place of the weakest; trust never exceeds 1", () => {
  const place = town(2);
  move(place, "ann", "bob", [0.3, 0, 0]);
  move(place, "ann", "cat", [0.9, 0.2, 0]);
  move(place, "ann", "cat", [0.9, 0, 0]);
  move(place, "ann", "dan", [0.5, 0, 0]);
  expect(known(place, "ann")).toEqual(["cat", "dan"]);
  expect(tie(place, "ann", "cat")?.trust).toBe(1);
  expect(tie(place, "bob", "ann")?.trust).toBe(0.3);
});

test("who has no room forgets somebody only for what moves them more than the admission threshold", () => {
  const place = town(1);
  move(place, "ann", "bob", [0.1, 0, 0]);
  move(place, "ann", "cat", [0.1, 0.1, 0]);
  expect(known(place, "ann")).toEqual(["bob"]);
  move(place, "ann", "cat", [0, 0, 0.25]);
  expect(known(place, "ann")).toEqual(["cat"]);
});

test("the best three friends and the strongest three rivals outlast those in between", () => {
  const place = town(4, (config) => {
    config.relationships.friends_kept = 1;
    config.relationships.rivals_kept = 1;
  });
  move(place, "ann", "bob", [0.3, 0, 0]);
  move(place, "ann", "cat", [0, 0, 0.25]);
  move(place, "ann", "dan", [-0.35, 0, 0]);
  move(place, "ann", "eve", [0.25, 0, 0.2]);
  move(place, "ann", "fay", [0.5, 0, 0]);
  // Dan is the weakest who is neither: Cat, weaker still, is the strongest rival.
  expect(known(place, "ann")).toEqual(["bob", "cat", "eve", "fay"]);
});

test("[A80] ties lose trust and familiarity every hour, rivalry every tick, and end when nothing is left", () => {
  const place = town(6, (config) => {
    config.relationships.decay_per_hour = { trust: 0.2, familiarity: 0.2 };
    config.conflict.rivalry.decay_per_tick = 0.2;
    config.features.relationship_modifiers = false;
  });
  move(place, "ann", "bob", [0.6, 0.4, 0.3]);
  nextHour(place);
  const first = tie(place, "ann", "bob");
  expect([first?.trust, first?.familiarity].map((value) => value?.toFixed(9))).toEqual([
    "0.400000000",
    "0.200000000",
  ]);
  expect(first?.rivalry).toBeCloseTo(0.1, 12);
  nextHour(place);
  expect(tie(place, "ann", "bob")?.trust).toBeCloseTo(0.2, 12);
  nextHour(place);
  expect(tie(place, "ann", "bob")).toBeNull();
  expect(eventsOf(place, "tie_removed")).toEqual([
    { event: "tie_removed", tick: 126, owner: "ann", other: "bob", reason: "decay" },
    { event: "tie_removed", tick: 126, owner: "bob", other: "ann", reason: "decay" },
  ]);
});

test("[A80] who is forgotten for want of room is told as such, the weaker one first", () => {
  const place = town(1);
  move(place, "ann", "bob", [0.3, 0, 0]);
  move(place, "ann", "cat", [0.6, 0, 0]);
  expect(eventsOf(place, "tie_removed")).toMatchObject([
    { owner: "ann", other: "bob", reason: "capacity" },
  ]);
});

test("trust decays on the hour alone, rivalry in every tick", () => {
  const place = town(6, (config) => {
    config.relationships.decay_per_hour = { trust: 0.1, familiarity: 0.1 };
    config.conflict.rivalry.decay_per_tick = 0.01;
  });
  move(place, "ann", "bob", [-0.5, 0, 0.5]);
  beginTick(place, 41);
  decayTies(place);
  expect(tie(place, "ann", "bob")?.trust).toBe(-0.5);
  expect(tie(place, "ann", "bob")?.rivalry).toBeCloseTo(0.49, 12);
  nextHour(place);
  expect(tie(place, "ann", "bob")?.trust).toBeCloseTo(-0.4, 12);
});

test("[A81] rivalry grows to its limit, fades, and is over at its threshold", () => {
  const place = town(6, (config) => {
    config.conflict.rivalry = {
      ...config.conflict.rivalry,
      max_value: 0.5,
      avoid_threshold: 0.5,
      decay_per_tick: 0.2,
      eviction_threshold: 0.1,
    };
  });
  move(place, "ann", "bob", [0.5, 0, 0.4]);
  move(place, "ann", "bob", [0, 0, 0.4]);
  expect(tie(place, "ann", "bob")?.rivalry).toBe(0.5);
  beginTick(place, 1);
  decayTies(place);
  expect(tie(place, "ann", "bob")?.rivalry).toBeCloseTo(0.3, 12);
  beginTick(place, 2);
  decayTies(place);
  expect(tie(place, "ann", "bob")?.rivalry).toBe(0);
});

test("the forgiving let go of a rivalry sooner", () => {
  const place = town(6, (config) => (config.conflict.rivalry.decay_per_tick = 0.1));
  someone(place, "ann").set("forgiveness", 1);
  move(place, "ann", "bob", [0, 0, 0.5]);
  beginTick(place, 1);
  decayTies(place);
  expect(tie(place, "ann", "bob")?.rivalry).toBeCloseTo(0.35, 12);
  expect(tie(place, "bob", "ann")?.rivalry).toBeCloseTo(0.4, 12);
});

test("[A86] what was set in a tick does not decay in it, but from the next on", () => {
  const place = town(6, (config) => {
    config.conflict.rivalry.decay_per_tick = 0.1;
    config.relationships.decay_per_hour = { trust: 0.1, familiarity: 0.1 };
  });
  beginTick(place, 42);
  relate(place, "ann", "bob", { trust: 0.5, rivalry: 0.5 });
  decayTies(place);
  expect(tie(place, "ann", "bob")).toEqual({ trust: 0.5, familiarity: 0, rivalry: 0.5 });
  beginTick(place, 43);
  decayTies(place);
  expect(tie(place, "ann", "bob")?.rivalry).toBeCloseTo(0.4, 12);
});

function modified(
  [forgiveness, extroversion, ambition]: readonly [number, number, number],
  tag: TieTag,
  deltas: readonly [number, number, number],
  on = true,
): number[] {
  const place = town(6, (config) => (config.features.relationship_modifiers = on));
  const ann = someone(place, "ann");
  ann.set("forgiveness", forgiveness);
  ann.set("extroversion", extroversion);
  ann.set("ambition", ambition);
  const changed = Float64Array.from(deltas);
  modifyDeltas(place, ann.slot, tag, changed);
  return Array.from(changed, (value) => Number(value.toFixed(9)));
}

test("[A85] forgiveness halves what is bad and hastens reconciliation; its lack makes both worse", () => {
  expect(modified([1, 0, 0], "generic", [-0.4, -0.2, -0.1])).toEqual([-0.2, -0.1, -0.15]);
  expect(modified([-1, 0, 0], "generic", [-0.2, 0.3, -0.1])).toEqual([-0.3, 0.3, -0.05]);
  expect(modified([1, 1, 1], "conflict_at_work", [-0.4, 0, 0.2], false)).toEqual([-0.4, 0, 0.2]);
});

test("[A85] extroversion adds to familiarity in a chat, ambition to rivalry at work and nowhere else", () => {
  expect(modified([0, 1, 0], "chat_success", [0.05, 0.1, 0])).toEqual([0.05, 0.12, 0]);
  expect(modified([0, -1, 0], "chat_success", [0.05, 0.1, 0])).toEqual([0.05, 0.08, 0]);
  expect(modified([0, 0, 1], "conflict_at_work", [0, 0, 0.2])).toEqual([0, 0, 0.26]);
  expect(modified([0, 0, 1], "employment_shift_taken", [0, 0, 0.2])).toEqual([0, 0, 0.26]);
  expect(modified([0, 0, 1], "conflict", [0, 0, 0.2])).toEqual([0, 0, 0.2]);
  expect(modified([0, 0, 1], "conflict_at_work", [0, 0, 0.9])).toEqual([0, 0, 1]);
});

test("[A81] friends and rivals are ranked by what is felt, and what is missing is padded", () => {
  const place = town();
  move(place, "ann", "bob", [0, 0, 0.3]);
  move(place, "ann", "cat", [0.4, 0.2, 0.7]);
  move(place, "ann", "dan", [0.7, 0.1, 0.2]);
  move(place, "ann", "eve", [-0.5, 0, 0]);
  const rows = (order: "friends" | "rivals", most: number): (string | undefined)[] => {
    const out = new Int32Array(most);
    const found = rankTies(place.world, someone(place, "ann").slot, order, out);
    expect(out.filter((row) => row < 0)).toHaveLength(most - found);
    return Array.from(out.subarray(0, found), (row) => PEOPLE[at(place.world.ties.other, row)]);
  };
  expect(rows("rivals", 5)).toEqual(["cat", "bob", "dan"]);
  expect(rows("friends", 1)).toEqual(["dan"]);
  expect(rows("friends", 4)).toEqual(["dan", "cat"]);
});

test("nobody keeps a tie to somebody who has left, and each lost one is told", () => {
  const place = town();
  move(place, "ann", "bob", [0.3, 0, 0]);
  move(place, "ann", "cat", [0.3, 0, 0]);
  beginTick(place);
  removeAgent(place, someone(place, "ann").slot, "moved");
  expect([known(place, "bob"), known(place, "cat")]).toEqual([[], []]);
  expect(eventsOf(place, "tie_removed").map(({ reason }) => reason)).toEqual(
    Array.from({ length: 4 }, () => "removed"),
  );
  expect(checkWorld(place)).toEqual([]);
});

test("while the stage is OFF nothing that happens makes a tie", () => {
  const place = town(6, (config) => (config.features.stages.relationships = "OFF"));
  changeTies(place, 0, 1, "shared_meal", 0.1, 0.25, 0);
  expect(rivalryOf(place.world, 0, 1)).toBe(0);
  expect(known(place, "ann")).toEqual([]);
});
