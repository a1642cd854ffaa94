import { expect, test } from "vitest";

import type { Command } from "../../../../sim/console/commands.ts";
import type { TownConfig } from "../../../../sim/config/town-config.ts";
import { beginDeparture } from "../../../../sim/lifecycle/departures.ts";
import { EXIT } from "../../../../sim/lifecycle/exit-reasons.ts";
import { keepAway } from "../../../../sim/relationships/avoid.ts";
import { failChat, succeedChat } from "../../../../sim/relationships/chat.ts";
import { rewardCuriosity } from "../../../../sim/rewards/curiosity.ts";
import { rewardEverybody } from "../../../../sim/rewards/reward-everybody.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { NONE } from "../../../../sim/world/agent-table.ts";
import { START, bakery } from "../../../helpers/bakery.ts";
import { beginTick } from "../../../helpers/events.ts";
import { neighbours, relate } from "../../../helpers/neighbours.ts";
import { plainRewards, rewardsOf } from "../../../helpers/rewards.ts";
import { someone } from "../../../helpers/someone.ts";
import { command } from "../../../helpers/story.ts";

// Every number here is worked out by hand, from Simulation §11 and the weights of `plainRewards`.

/** Ann and Bob side by side, wanting nothing. */
function couple(edit?: (config: TownConfig) => void): Town {
  return neighbours(["ann", "bob"], {
    edit: (config) => {
      plainRewards(config);
      edit?.(config);
    },
  });
}

function want(town: Town, id: string, hunger: number, hygiene = 1, energy = 1): void {
  const person = someone(town, id);
  person.set("hunger", hunger);
  person.set("hygiene", hygiene);
  person.set("energy", energy);
}

/** A tick in which nothing happens but this. */
function tick(town: Town, happen: (ann: number, bob: number) => void = () => undefined): void {
  beginTick(town);
  happen(someone(town, "ann").slot, someone(town, "bob").slot);
  rewardEverybody(town);
}

test("who wants for nothing is rewarded for being there, from their first tick on", () => {
  const town = couple();
  runTick(town, [command("spawn", { agent_id: "zoe", position: [5, 5] })]);
  for (const id of ["ann", "bob"]) {
    expect(rewardsOf(town, id)).toEqual({ total: 0.002, survival: 0.002 });
  }
  // Newcomers begin with half of everything: −(1 + 0.6 + 0.8)/4 = −0.6; 0.002 − 0.6 + 0.398 = −0.2.
  expect(rewardsOf(town, "zoe")).toEqual({
    total: -0.2,
    survival: 0.002,
    needs_penalty: -0.6,
    clip_adjustment: 0.398,
  });
});

test("[A104] hunger costs more the more of it there is, and never more than the clip", () => {
  const town = couple();
  want(town, "ann", 0.9);
  want(town, "bob", 0);
  tick(town);
  // 0.1² = 0.01; 1² = 1.
  expect(rewardsOf(town, "ann")).toEqual({ total: -0.008, survival: 0.002, needs_penalty: -0.01 });
  expect(rewardsOf(town, "bob")).toEqual({
    total: -0.2,
    survival: 0.002,
    needs_penalty: -1,
    clip_adjustment: 0.798,
  });
});

test("[A105] what is wanted counts by the square, each need by its weight", () => {
  const town = couple((config) => (config.rewards.clip.clip_per_tick = 1));
  want(town, "ann", 0.8, 0.5, 0.5);
  tick(town);
  // 1 × 0.2² + 0.6 × 0.5² + 0.8 × 0.5² = 0.04 + 0.15 + 0.2 = 0.39.
  expect(rewardsOf(town, "ann")).toEqual({ total: -0.388, survival: 0.002, needs_penalty: -0.39 });
});

test("a potential pays for getting away from want at once, from the second tick on, and calls it in at the end", () => {
  const town = couple((config) => {
    config.shaping.use_potential = true;
    config.rewards.clip.clip_per_tick = 1;
  });
  want(town, "ann", 0.5);
  tick(town);
  expect(rewardsOf(town, "ann")).toEqual({ total: -0.248, survival: 0.002, needs_penalty: -0.25 });
  want(town, "ann", 0.9);
  tick(town);
  // φ goes from −0.5 to −0.1: 0.99 × −0.1 + 0.5 = 0.401; 0.002 − 0.01 + 0.401 = 0.393.
  expect(rewardsOf(town, "ann")).toEqual({
    total: 0.393,
    survival: 0.002,
    needs_penalty: -0.01,
    shaping: 0.401,
  });
  tick(town, (ann) => beginDeparture(town, ann, EXIT.faint, false));
  // φ(end) = 0: 0 + 0.1; 0.002 − 0.01 + 0.1 − 1 = −0.908.
  expect(rewardsOf(town, "ann")).toEqual({
    total: -0.908,
    survival: 0.002,
    needs_penalty: -0.01,
    shaping: 0.1,
    terminal_penalty: -1,
  });
  tick(town);
  expect(rewardsOf(town, "ann")).toEqual({ total: -0.008, survival: 0.002, needs_penalty: -0.01 });
});

test("who is put elsewhere or taken over starts from nothing: no potential is compared across it", () => {
  const town = couple((config) => {
    config.shaping.use_potential = true;
    config.rewards.clip.clip_per_tick = 1;
  });
  const shapedBy = (...given: readonly Command[]): number | undefined => {
    want(town, "ann", 0.5);
    runTick(town);
    want(town, "ann", 1);
    runTick(town, given);
    return rewardsOf(town, "ann")["shaping"];
  };
  // φ goes from −0.5 to 0.
  expect(shapedBy()).toBe(0.5);
  expect(shapedBy(command("teleport", { agent_id: "ann", position: [5, 5] }))).toBeUndefined();
  expect(shapedBy(command("possess", { agent_id: "ann", action: "acquire" }))).toBeUndefined();
  expect(shapedBy()).toBe(0.5);
});

test("[A106] a perfect chat between strangers is worth what they feel after it, to both", () => {
  const town = couple();
  runTick(town, [command("force_chat", { speaker: "ann", listener: "bob", quality: 1 })]);
  // Trust 0.05 and familiarity 0.1 come of it: 0.01 + 0.3 × 0.05 + 0.2 × 0.1 = 0.045.
  for (const id of ["ann", "bob"]) {
    expect(rewardsOf(town, id)).toEqual({ total: 0.047, survival: 0.002, social_bonus: 0.045 });
  }
  runTick(town);
  expect(rewardsOf(town, "ann")).toEqual({ total: 0.002, survival: 0.002 });
});

test("two chats of a tick count both, a poor one less, one with a foe against who distrusts", () => {
  const town = couple();
  relate(town, "ann", "bob", { trust: -0.5, familiarity: 0, rivalry: 0 });
  tick(town, (ann, bob) => {
    succeedChat(town, ann, bob, 0.5);
    succeedChat(town, ann, bob, 0.5);
  });
  // After the first: trust −0.475, familiarity 0.05: (0.01 − 0.1425 + 0.01) × 0.5 = −0.06125.
  // After the second: −0.45, 0.1: (0.01 − 0.135 + 0.02) × 0.5 = −0.0525. Together −0.11375.
  expect(rewardsOf(town, "ann")).toEqual({
    total: -0.11175,
    survival: 0.002,
    social_bonus: -0.11375,
  });
});

test("from C3 on a chat is worth up to a tenth more or less, by how the two get on", () => {
  const amount = (stage: "C1" | "C3", rivalry: number): number | undefined => {
    const town = couple((config) => {
      config.features.stages.social_rewards = stage;
      config.rewards.clip.clip_per_tick = 1;
    });
    relate(town, "ann", "bob", { trust: 0.475, familiarity: 0.35, rivalry });
    tick(town, (ann, bob) => succeedChat(town, ann, bob, 0.5));
    return rewardsOf(town, "ann")["social_bonus"];
  };
  // Trust 0.5, familiarity 0.4: 0.01 + 0.15 + 0.08 = 0.24, half of it for the quality: 0.12.
  expect(amount("C1", 0)).toBe(0.12);
  // 1 + 0.1 × 0.9 = 1.09; with rivalry 0.7: 1 + 0.1 × 0.2 = 1.02.
  expect(amount("C3", 0)).toBe(0.1308);
  expect(amount("C3", 0.7)).toBe(0.1224);
});

test("[A107] in dire need a chat is no comfort; a deficit of 0.85 is not yet dire", () => {
  const town = couple((config) => (config.rewards.clip.clip_per_tick = 1));
  want(town, "ann", 0.1);
  want(town, "bob", 0.15);
  tick(town, (ann, bob) => succeedChat(town, ann, bob, 1));
  // 0.9² = 0.81; 0.85² = 0.7225.
  expect(rewardsOf(town, "ann")).toEqual({ total: -0.808, survival: 0.002, needs_penalty: -0.81 });
  expect(rewardsOf(town, "bob")).toEqual({
    total: -0.6755,
    survival: 0.002,
    needs_penalty: -0.7225,
    social_bonus: 0.045,
  });
});

test("[A108] while the stage is OFF nothing between people counts, and nothing is kept for later", () => {
  const town = couple((config) => (config.features.stages.social_rewards = "OFF"));
  relate(town, "ann", "bob", { rivalry: 1 });
  tick(town, (ann, bob) => {
    succeedChat(town, ann, bob, 1);
    failChat(town, ann, bob);
    keepAway(town, ann, "chat_rival", bob, NONE);
  });
  expect(rewardsOf(town, "ann")).toEqual({ total: 0.002, survival: 0.002 });
  expect(someone(town, "ann").get("earns")).toBe(0);
});

test("[A110] a rebuff costs who spoke half a chat, and who was spoken to a quarter", () => {
  const town = couple();
  tick(town, (ann, bob) => failChat(town, ann, bob));
  expect(rewardsOf(town, "ann")).toEqual({
    total: -0.003,
    survival: 0.002,
    social_penalty: -0.005,
  });
  expect(rewardsOf(town, "bob")).toEqual({
    total: -0.0005,
    survival: 0.002,
    social_penalty: -0.0025,
  });
});

test("[A111] to keep out of a rival's way is worth something from C2 on, once in 30 ticks for each cause", () => {
  const town = couple((config) => (config.features.stages.social_rewards = "C2"));
  relate(town, "ann", "bob", { rivalry: 1 });
  const avoid = (): void => tick(town, (ann, bob) => keepAway(town, ann, "chat_rival", bob, NONE));
  avoid();
  const avoided = { total: 0.007, survival: 0.002, social_avoidance: 0.005 };
  expect(rewardsOf(town, "ann")).toEqual(avoided);
  expect(rewardsOf(town, "bob")).toEqual({ total: 0.002, survival: 0.002 });
  const since = town.world.town.tick[0] ?? 0;
  let ticks = 0;
  do {
    avoid();
    ticks += 1;
  } while (rewardsOf(town, "ann")["social_avoidance"] === undefined && ticks < 100);
  expect((town.world.town.tick[0] ?? 0) - since).toBe(30);
  const early = couple();
  relate(early, "ann", "bob", { rivalry: 1 });
  tick(early, (ann, bob) => keepAway(early, ann, "chat_rival", bob, NONE));
  expect(rewardsOf(early, "ann")).toEqual({ total: 0.002, survival: 0.002 });
});

/** Ann's first shift, from tick `from` of it on (0 = its start); she is at work from tick `comes` on. Rewards of each tick. */
function shift(comes: number, from: number, to: number, profile = "balanced") {
  const town = bakery({
    edit: (config) => {
      plainRewards(config);
      config.personalities.overrides = { ann: profile };
    },
  });
  const ann = someone(town, "ann");
  ann.set("possessed", 1);
  const seen = new Map<number, ReturnType<typeof rewardsOf>>();
  beginTick(town, START + from - 1);
  for (let late = from; late <= to; late++) {
    if (late >= comes) ann.put(6, 1);
    else ann.put(0, 7);
    runTick(town);
    seen.set(late, rewardsOf(town, "ann"));
  }
  return seen;
}

test("[A113] wages come on top of being there, and who comes on the dot is rewarded for it once", () => {
  const seen = shift(0, -2, 2);
  expect(seen.get(-1)).toEqual({ total: 0.002, survival: 0.002 });
  // A wage of 0.25 at a rate of 0.01; 0.002 + 0.0025 + 0.05.
  expect(seen.get(0)).toEqual({
    total: 0.0545,
    survival: 0.002,
    wage: 0.0025,
    punctuality: 0.05,
  });
  expect(seen.get(1)).toEqual({ total: 0.0045, survival: 0.002, wage: 0.0025 });
});

test("half an hour too early or too late there is nothing left of punctuality, and less and less until then", () => {
  // Half an hour is 1000/48 ticks: of each tick away, 0.048 of the whole.
  const share = (comes: number): number | undefined => {
    const seen = shift(comes, -40, 25);
    return seen.get(Math.max(0, comes))?.["punctuality"];
  };
  expect(share(-10)).toBe(0.026);
  expect(share(5)).toBe(0.038);
  expect(share(20)).toBe(0.002);
  expect([share(21), share(-21), share(-40)]).toEqual([undefined, undefined, undefined]);
});

test("what is not earned because of being late and away counts against, tick by tick", () => {
  const seen = shift(10, 0, 12);
  // Within the grace of five ticks nothing is paid and nothing withheld.
  expect(seen.get(5)).toEqual({ total: 0.002, survival: 0.002 });
  expect(seen.get(6)).toEqual({ total: -0.0005, survival: 0.002, wage: -0.0025 });
  // 1 − 10 × 0.048 = 0.52 of 0.05.
  expect(seen.get(10)).toEqual({
    total: 0.0305,
    survival: 0.002,
    wage: 0.0025,
    punctuality: 0.026,
  });
});

test("a profile that likes a thing more gains more by it and loses less, and hunger hurts all the same", () => {
  // Industrious: × 1.25, or ÷ 1.25 where it costs.
  const seen = shift(6, 0, 6, "industrious");
  expect(seen.get(6)?.["wage"]).toBe(0.003125);
  expect(shift(7, 0, 6, "industrious").get(6)?.["wage"]).toBe(-0.002);
  const town = couple((config) => {
    config.personalities.overrides = { ann: "socialite", bob: "stoic" };
    config.features.relationship_modifiers = false;
  });
  tick(town, (ann, bob) => succeedChat(town, ann, bob, 1));
  expect(rewardsOf(town, "ann")["social_bonus"]).toBe(0.054);
  expect(rewardsOf(town, "bob")).toEqual({ total: 0.0472, survival: 0.0022, social_bonus: 0.045 });
  want(town, "ann", 0.9);
  want(town, "bob", 0.9);
  tick(town, (ann, bob) => failChat(town, ann, bob));
  // 0.005 ÷ 1.2.
  expect(rewardsOf(town, "ann")["social_penalty"]).toBe(-0.004166666667);
  expect(rewardsOf(town, "bob")["social_penalty"]).toBe(-0.0025);
  expect(rewardsOf(town, "ann")["needs_penalty"]).toBe(-0.01);
  expect(rewardsOf(town, "bob")["needs_penalty"]).toBe(-0.01);
});

test("curiosity fades from step to step of the curriculum, and ends where anything social begins", () => {
  const bonus = (stage: TownConfig["curriculum"]["stage"], error: number, on = true) => {
    const town = couple((config) => {
      config.curriculum.stage = stage;
      config.features.stages.social_rewards = on ? "OFF" : "C1";
    });
    tick(town, (ann) => rewardCuriosity(town, ann, error));
    return rewardsOf(town, "ann")["curiosity"] ?? 0;
  };
  // 0.02 at M0, half of it at M1, nothing from M2 on.
  expect([bonus("M0", 0.5), bonus("M0", 7), bonus("M0", -1)]).toEqual([0.01, 0.02, 0]);
  expect([bonus("M1", 0.5), bonus("M2", 0.5), bonus("M5", 1)]).toEqual([0.005, 0, 0]);
  expect(bonus("M0", 0.5, false)).toBe(0);
});
