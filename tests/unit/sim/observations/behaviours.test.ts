import { expect, test } from "vitest";

import { startUse } from "../../../../sim/affordances/start-use.ts";
import { Affordance } from "../../../../sim/config/manifest.ts";
import { Command } from "../../../../sim/console/commands.ts";
import { TRANSPORT_TICKS, beginDeparture } from "../../../../sim/lifecycle/departures.ts";
import { EXIT } from "../../../../sim/lifecycle/exit-reasons.ts";
import { resetAtMidnight } from "../../../../sim/lifecycle/nightly-reset.ts";
import { hashOfId } from "../../../../sim/observations/last-action.ts";
import { observationMetadata } from "../../../../sim/observations/metadata.ts";
import { request } from "../../../../sim/queues/reservations.ts";
import { setTies } from "../../../../sim/relationships/ties.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { beginTick } from "../../../helpers/events.ts";
import { homeTown } from "../../../helpers/home-town.ts";
import { type TownPlan, makeTown } from "../../../helpers/make-town.ts";
import { marks, observerOf, picture, seenBy } from "../../../helpers/observed.ts";
import { someone } from "../../../helpers/someone.ts";
import { tillTown } from "../../../helpers/till-town.ts";

/** Ann at (3, 3), Bob beside her, and a stove two tiles east of her on which a meal cooks for four ticks. */
function kitchen(edit?: TownPlan["edit"]): Town {
  return makeTown({
    objects: [{ id: "stove", type: "stove", position: [5, 3], use_tile: [5, 4] }],
    people: [
      { id: "ann", position: [3, 3], needs: { hunger: 0.4, hygiene: 1, energy: 1 }, wallet: 2 },
      { id: "bob", position: [4, 3] },
    ],
    edit: (config) => {
      config.observations_config.hybrid.include_targets = true;
      config.affordances.require_presence = false;
      config.manifest = [
        Affordance.parse({
          id: "stir",
          object_type: "stove",
          duration: 4,
          effects: { hygiene: 0.1 },
        }),
      ];
      edit?.(config);
    },
  });
}

/** One tick in which an operator asks for something, and gets it. */
function give(town: Town, command: Readonly<Record<string, unknown>>): void {
  const [answer] = runTick(town, [Command.parse(command)]);
  expect(answer).toMatchObject({ ok: true });
}

test("hybrid shows the observer in the middle, people and things around them [A117]", () => {
  const seen = seenBy(observerOf(kitchen(), "hybrid", 1), "ann");
  expect(seen.observer.layout.map).toMatchObject({ window: 11, size: 4 * 11 * 11 });
  expect(seen.plane("self")).toEqual(marks(11, [5, 5]));
  expect(seen.plane("agents")).toEqual(marks(11, [5, 6]));
  expect(seen.plane("objects")).toEqual(marks(11, [5, 7]));
});

test("features tell of needs, money, shift, the last action and where things are [A118]", () => {
  const town = kitchen();
  const observer = observerOf(town, "hybrid", 1);
  seenBy(observer, "ann");
  beginTick(town);
  const { slot } = someone(town, "ann");
  request(town, slot, 0);
  expect(startUse(town, slot, 0)).toBe(true);
  const { feature } = seenBy(observer, "ann");
  expect(feature("need_hunger")).toBeCloseTo(0.4, 6);
  expect(feature("wallet")).toBe(2);
  expect(feature("shift_pre")).toBe(1);
  expect(feature("ctx_reset_flag")).toBe(0);
  expect(feature("last_action_success")).toBe(1);
  expect(feature("last_action_duration")).toBe(4);
  // "start".
  expect(feature("last_action_id_hash")).toBeCloseTo(0.259_883_31, 6);
  expect(["dx", "dy", "dist"].map((part) => feature(`stove_${part}`))).toEqual([1, 0, 2]);
  const { landmark_slices, feature_names } = observationMetadata(observer, slot);
  const [from = 0, to = 0] = landmark_slices["stove"] ?? [];
  expect(feature_names.slice(from, to)).toEqual(["stove_dx", "stove_dy", "stove_dist"]);
});

test("full has two planes more, that point away from the observer [A119]", () => {
  const town = kitchen((config) => {
    Object.assign(config.observations_config.social_snippet, { top_friends: 0, top_rivals: 0 });
  });
  const observer = observerOf(town, "full", 1);
  const { plane, slot } = seenBy(observer, "ann");
  expect(observer.layout.map.channels).toHaveLength(6);
  expect([plane("path_dx")[5]?.[6], plane("path_dy")[5]?.[6]]).toEqual([1, 0]);
  expect([plane("path_dx")[5]?.[5], plane("path_dy")[2]?.[5]]).toEqual([0, -1]);
  expect(observationMetadata(observer, slot)).not.toHaveProperty("social_context");
  expect(observer.layout.features.some(({ name }) => name.startsWith("social"))).toBe(false);
});

test("compact shows where a step can go, and types of objects by themselves [A120]", () => {
  const town = kitchen((config) => {
    config.observations_config.compact.object_channels = ["Stove", "stove"];
  });
  const observer = observerOf(town, "compact", 1);
  const { plane, feature, slot } = seenBy(observer, "ann");
  expect(observer.layout.map.channels.map(({ name }) => name)).toEqual([
    "self",
    "agents",
    "objects",
    "reservations",
    "object:stove",
    "walkable",
  ]);
  expect(plane("agents")[3]?.[3]).toBe(0);
  expect(plane("walkable")[3]?.slice(3, 7)).toEqual([0, 0, 0, 1]);
  expect(plane("object:stove")).toEqual(marks(7, [3, 5]));
  expect(feature("path_hint_east")).toBe(1);
  const { compact } = town.config.observations_config;
  expect(observationMetadata(observer, slot).compact).toEqual(compact);
});

test("whoever has to leave is told so once, and their row of identities is given back [A121]", () => {
  const town = makeTown({ people: [{ id: "ann" }, { id: "bob" }] });
  const observer = observerOf(town);
  seenBy(observer, "ann");
  beginTick(town);
  const ann = someone(town, "ann");
  expect(seenBy(observer, "ann").feature("ctx_reset_flag")).toBe(0);
  beginTick(town);
  beginDeparture(town, ann.slot, EXIT.faint, false);
  expect(seenBy(observer, "ann").feature("ctx_reset_flag")).toBe(1);
  const row = ann.get("embedding");
  for (let tick = 0; tick <= TRANSPORT_TICKS; tick++) runTick(town);
  expect(town.world.embeddings.tenant[row]).toBe(-1);
});

test("a rivalry is felt, and counted where it is strong enough to keep apart [A122]", () => {
  const town = makeTown({
    people: [{ id: "ann" }, { id: "bob" }],
    edit: (config) => {
      config.conflict.rivalry.avoid_threshold = 0.1;
    },
  });
  setTies(town, 0, 1, { rivalry: 0.15 });
  const { feature } = seenBy(observerOf(town, "hybrid", 1), "ann");
  expect(feature("rivalry_max")).toBeCloseTo(0.15, 6);
  expect(feature("rivalry_avoid_count")).toBe(1);
});

test("holding and waiting are told apart [A123]", () => {
  const town = tillTown(["ann", "bob"]);
  request(town, 0, 0);
  request(town, 1, 0);
  const observer = observerOf(town);
  const told = ["ann", "bob"].map((id) => {
    const { feature } = seenBy(observer, id);
    return [feature("reservation_active"), feature("in_queue")];
  });
  expect(told).toEqual([
    [1, 0],
    [0, 1],
  ]);
});

test("moving somebody, taking them over or changing them is told once; giving them back is not [A124]", () => {
  const town = makeTown({ people: [{ id: "ann", position: [3, 3] }] });
  const observer = observerOf(town);
  const flag = (): number => seenBy(observer, "ann").feature("ctx_reset_flag");
  // They have just come.
  expect([flag(), flag()]).toEqual([1, 0]);
  give(town, { name: "teleport", kwargs: { agent_id: "ann", position: [5, 5] } });
  expect([flag(), flag()]).toEqual([1, 0]);
  give(town, { name: "possess", kwargs: { agent_id: "ann", action: "acquire" } });
  expect([flag(), flag()]).toEqual([1, 0]);
  give(town, { name: "possess", kwargs: { agent_id: "ann", action: "release" } });
  expect(flag()).toBe(0);
  give(town, { name: "setneed", kwargs: { agent_id: "ann", needs: { hunger: 0.5 } } });
  expect([flag(), flag()]).toEqual([1, 0]);
  give(town, { name: "spawn", kwargs: { agent_id: "cat", position: [0, 0] } });
  expect(flag()).toBe(0);
  expect(seenBy(observer, "cat").feature("ctx_reset_flag")).toBe(1);
});

test("whoever is put to bed at midnight starts anew, whoever walks home does not", () => {
  const flags = (["jump", "walk"] as const).map((nightly_return) => {
    const town = homeTown({
      edit: (config) => Object.assign(config.lifecycle, { nightly_return }),
    });
    const observer = observerOf(town);
    someone(town, "ann").put(6, 6);
    seenBy(observer, "ann");
    beginTick(town, 1000);
    resetAtMidnight(town);
    return seenBy(observer, "ann").feature("ctx_reset_flag");
  });
  expect(flags).toEqual([1, 0]);
});

test("personality adds three features before the social block, and is among the metadata [A125]", () => {
  const person = { id: "ann", position: [3, 3] as [number, number] };
  const plain = makeTown({ people: [person] });
  const shown = makeTown({
    people: [person],
    edit: (config) => {
      config.features.observations.personality_channels = true;
      config.personalities.overrides = { ann: "stoic" };
    },
  });
  expect(observerOf(plain, "hybrid", 1).layout.features).toHaveLength(81);
  const observer = observerOf(shown, "hybrid", 1);
  const names = observer.layout.features.map(({ name }) => name);
  expect(names).toHaveLength(84);
  expect(names.slice(33, 37)).toEqual([
    "personality_extroversion",
    "personality_forgiveness",
    "personality_ambition",
    "social_slot0_d0",
  ]);
  const { feature, slot } = seenBy(observer, "ann");
  expect(feature("personality_extroversion")).toBeCloseTo(-0.3, 6);
  expect(feature("personality_forgiveness")).toBeCloseTo(0.5, 6);
  expect(feature("personality_ambition")).toBeCloseTo(-0.2, 6);
  expect(observationMetadata(observer, slot).personality).toMatchObject({
    profile: "stoic",
    multipliers: { conflict_tolerance: 0.6 },
  });
});

test("without relationships nobody is seen as themselves, and it is said why [A126]", () => {
  const town = makeTown({
    people: [{ id: "ann" }, { id: "bob" }],
    edit: (config) => {
      config.features.stages.relationships = "OFF";
    },
  });
  setTies(town, 0, 1, { trust: 0.9 });
  const observer = observerOf(town);
  const { feature, slot } = seenBy(observer, "ann");
  const social = observer.layout.features.filter(({ name }) => name.startsWith("social"));
  expect(social.length).toBe(48);
  expect(social.map(({ name }) => feature(name))).toEqual(social.map(() => 0));
  expect(observationMetadata(observer, slot).social_context).toMatchObject({
    relation_source: "disabled",
    has_data: false,
  });
});

test("without aggregates none are listed [A127]", () => {
  const town = makeTown({
    edit: (config) => {
      config.observations_config.social_snippet.include_aggregates = false;
    },
  });
  const observer = observerOf(town, "hybrid", 1);
  const { slot } = seenBy(observer, "ann");
  expect(observationMetadata(observer, slot).social_context).toEqual({
    configured_slots: 4,
    slot_dim: 11,
    aggregates: [],
    filled_slots: 0,
    relation_source: "empty",
    has_data: false,
  });
  expect(observer.layout.features).toHaveLength(77);
});

test("what somebody did last is told by name, and how it went", () => {
  const town = tillTown(["ann", "bob"], {
    edit: (config) => Object.assign(config.affordances, { require_presence: false }),
  });
  const observer = observerOf(town, "hybrid", 1);
  const deed = (id: string): number[] => {
    const { feature } = seenBy(observer, id);
    return [feature("last_action_id_hash"), feature("last_action_success")];
  };
  const told = (name: string, success: number): unknown[] => [
    expect.closeTo(hashOfId(name), 6),
    success,
  ];
  expect(deed("ann")).toEqual([0, 0]);
  for (const agent_id of ["ann", "bob"]) {
    give(town, { name: "possess", kwargs: { agent_id, action: "acquire" } });
  }
  runTick(town);
  expect(deed("ann")).toEqual(told("noop", 0));
  const drive = (agent_id: string, primitive: object): void =>
    give(town, { name: "drive", kwargs: { agent_id, primitive } });
  drive("ann", { kind: "move", direction: "E" });
  expect(deed("ann")).toEqual(told("move", 1));
  // Bob stands in the way below.
  drive("bob", { kind: "move", direction: "N" });
  expect(deed("bob")).toEqual(told("move", 1));
  drive("ann", { kind: "move", direction: "W" });
  expect(deed("ann")).toEqual(told("move", 0));
  const buy = { kind: "interact", object_id: "till", affordance_id: "buy_meal" };
  drive("ann", buy);
  expect(deed("ann")).toEqual(told("start", 1));
  drive("bob", buy);
  expect(deed("bob")).toEqual(told("request", 0));
  drive("ann", { kind: "release" });
  expect(deed("ann")).toEqual(told("release", 0));
});

test("another person on the same tile is seen, the observer is not", () => {
  const town = kitchen();
  const observer = observerOf(town);
  someone(town, "bob").put(3, 3);
  expect(seenBy(observer, "ann").plane("agents")).toEqual(marks(11, [5, 5]));
  someone(town, "bob").put(6, 6);
  expect(seenBy(observer, "ann").plane("agents")).toEqual(marks(11, [8, 8]));
});

test("people who share a tile count as many where counts are not evened out", () => {
  const town = makeTown({
    people: ["ann", "bob", "cat"].map((id, index) => ({ id, position: [3 + index, 3] })),
    edit: (config) => {
      config.observations_config.compact.normalize_counts = false;
      config.observations_config.compact.map_window = 3;
    },
  });
  someone(town, "cat").put(4, 3);
  const { plane, feature } = seenBy(observerOf(town, "compact"), "ann");
  expect(plane("agents")).toEqual(marks(3, [1, 2, 2]));
  expect(plane("walkable")).toEqual(picture(["###", "#..", "###"]));
  expect(feature("neighbor_agent_ratio")).toBeCloseTo(2 / 8, 6);
  expect(feature("nearest_agent_distance")).toBe(1);
});
