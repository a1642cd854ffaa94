import { expect, test } from "vitest";

import { emit } from "../../../../sim/events/event-log.ts";
import { EVENT, GUARD } from "../../../../sim/events/kinds.ts";
import { narrate } from "../../../../sim/narration/narrate.ts";
import { storiesOf } from "../../../../sim/narration/stories-of.ts";
import type { Story } from "../../../../sim/narration/story.ts";
import { dropTie, tieRow } from "../../../../sim/relationships/ties.ts";
import type { TownConfig } from "../../../../sim/config/town-config.ts";
import type { Town } from "../../../../sim/town.ts";
import { beginTick } from "../../../helpers/events.ts";
import { NO_LIMITS } from "../../../helpers/limited-town.ts";
import { move, neighbours, relate } from "../../../helpers/neighbours.ts";
import { someone } from "../../../helpers/someone.ts";

type Thresholds = Partial<TownConfig["narration"]["relationship_narration"]>;

/** Ann, Bob and Cy side by side, who may tell whatever they like. */
function threeTown(thresholds: Thresholds = {}, edit?: (config: TownConfig) => void): Town {
  return neighbours(["ann", "bob", "cy"], {
    edit: (config) => {
      config.narration.limiter = NO_LIMITS;
      Object.assign(config.narration.relationship_narration, thresholds);
      edit?.(config);
    },
  });
}

/** What the next tick tells when that happens in it. */
function tellingOf(town: Town, happen: () => void): readonly Story[] {
  beginTick(town);
  happen();
  narrate(town);
  return storiesOf(town);
}

const namesOf = (stories: readonly Story[]): string[] => stories.map(({ category }) => category);

test("[A142] two who begin to like each other are told of once, with priority, though both sides feel it", () => {
  const town = threeTown();
  const told = tellingOf(town, () => move(town, "ann", "bob", [0.05, 0.1, 0]));
  expect(told).toMatchObject([
    {
      category: "relationship_friendship",
      topic: "people",
      priority: true,
      agents: ["ann", "bob"],
    },
  ]);
});

test("two who begin by falling out are no friends", () => {
  const town = threeTown();
  const told = tellingOf(town, () => move(town, "ann", "bob", [-0.1, -0.2, 0.3]));
  expect(namesOf(told)).not.toContain("relationship_friendship");
});

test("[A142] trust below the threshold that grows a little is not told, above it is", () => {
  const town = threeTown({
    friendship_trust_threshold: 0.9,
    friendship_priority_threshold: 0.95,
  });
  relate(town, "ann", "bob", { trust: 0.83, familiarity: 0.2 });
  expect(tellingOf(town, () => move(town, "ann", "bob", [0.05, 0, 0]))).toEqual([]);
  expect(tellingOf(town, () => move(town, "ann", "bob", [0.04, 0, 0]))).toMatchObject([
    { category: "relationship_friendship", priority: false },
  ]);
  expect(tellingOf(town, () => move(town, "ann", "bob", [0.05, 0, 0]))).toMatchObject([
    { category: "relationship_friendship", priority: true },
  ]);
});

test("trust that leaps is told wherever it starts", () => {
  const town = threeTown();
  relate(town, "ann", "bob", { trust: 0, familiarity: 0.1 });
  expect(namesOf(tellingOf(town, () => move(town, "ann", "bob", [0.3, 0, 0])))).toEqual([
    "relationship_friendship",
  ]);
});

test("[A143] a rivalry of 0.92 is told with priority, below its threshold it is not", () => {
  const rivalry = (threshold: number) => {
    const town = threeTown({
      rivalry_avoid_threshold: threshold,
      rivalry_escalation_threshold: Math.max(0.9, threshold),
    });
    return tellingOf(town, () => relate(town, "ann", "bob", { rivalry: 0.92 }));
  };
  expect(rivalry(0.7)).toMatchObject([
    { category: "relationship_rivalry", priority: true, agents: ["ann", "bob"] },
  ]);
  expect(rivalry(0.95)).toEqual([]);
});

test("[A144] a failed chat and somebody who keeps away make two alerts, one of them with priority", () => {
  const town = threeTown();
  const [ann, bob, cy] = ["ann", "bob", "cy"].map((id) => someone(town, id).slot);
  const told = tellingOf(town, () => {
    emit(town.world, town.events, EVENT.chat_failure, 0, ann, bob);
    emit(town.world, town.events, EVENT.policy_guardrail_block, 0, cy, GUARD.chat_rival, bob);
  });
  expect(told).toMatchObject([
    { category: "relationship_social_alert", priority: false, agents: ["ann", "bob"] },
    { category: "relationship_social_alert", priority: true, agents: ["cy", "bob"] },
  ]);
});

test("[A145] a good talk of somebody outgoing shows their personality, unless that is switched off", () => {
  const talk = (enabled: boolean) => {
    const town = threeTown({}, (config) => {
      config.narration.personality_narration.enabled = enabled;
    });
    const ann = someone(town, "ann");
    ann.set("extroversion", 0.82);
    return tellingOf(town, () => {
      emit(town.world, town.events, EVENT.chat_success, 0.65, ann.slot, someone(town, "bob").slot);
    });
  };
  expect(talk(true)).toMatchObject([
    { category: "personality_event", priority: true, agents: ["ann", "bob"] },
  ]);
  expect(talk(false)).toEqual([]);
});

test("a first quarrel is told as one, a second as another", () => {
  const town = threeTown({}, (config) => {
    config.map.objects = [{ id: "stove", type: "stove", position: [4, 4], use_tile: [4, 5] }];
  });
  relate(town, "ann", "bob", { familiarity: 0.3 });
  const [ann, bob] = [someone(town, "ann").slot, someone(town, "bob").slot];
  const quarrel = () =>
    tellingOf(town, () => {
      move(town, "ann", "bob", [0, -0.05, 0.2]);
      emit(town.world, town.events, EVENT.queue_conflict, 1.5, ann, 0, bob, 1, 1);
    });
  expect(namesOf(quarrel())).toEqual(["first_clash"]);
  expect(namesOf(quarrel())).toEqual(["queue_conflict"]);
});

test("who quarrelled and has let go of most of it is told to have made it up, once", () => {
  const town = threeTown();
  relate(town, "ann", "bob", { familiarity: 0.3 });
  tellingOf(town, () => move(town, "ann", "bob", [0, 0, 0.4]));
  const kindness = () => tellingOf(town, () => move(town, "ann", "bob", [0.05, 0, -0.15]));
  expect(kindness()).toEqual([]);
  expect(kindness()).toMatchObject([{ category: "reconciliation", priority: true }]);
  expect(kindness()).toEqual([]);
});

test("somebody new who finds a first friend is told as such, the newcomer first", () => {
  const town = threeTown();
  const cy = town.people[2];
  if (cy !== undefined) town.people[2] = { ...cy, arrived: 1 };
  beginTick(town, 3100);
  const told = tellingOf(town, () => move(town, "ann", "cy", [0.1, 0.1, 0]));
  expect(told).toMatchObject([{ category: "relationship_friendship", agents: ["cy", "ann"] }]);
});

test("what brought two together is the cause of their line", () => {
  const town = threeTown();
  const told = tellingOf(town, () => {
    const [ann, bob] = [someone(town, "ann").slot, someone(town, "bob").slot];
    emit(town.world, town.events, EVENT.employment_helped_when_late, 0, ann, bob);
    move(town, "ann", "bob", [0.2, 0.1, 0]);
  });
  expect(told.map(({ cause }) => cause)).toEqual([
    "employment_helped_when_late",
    "employment_helped_when_late",
  ]);
});

test("who is only forgotten by one of two is no stranger to the other", () => {
  const town = threeTown();
  relate(town, "ann", "bob", { trust: 0.1, familiarity: 0.1 });
  dropTie(
    town,
    tieRow(town.world, someone(town, "ann").slot, someone(town, "bob").slot),
    "capacity",
  );
  expect(tellingOf(town, () => move(town, "ann", "bob", [0.05, 0.1, 0]))).toEqual([]);
});
