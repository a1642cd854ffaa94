import { expect, test } from "vitest";

import type { TownConfig } from "../../../../sim/config/town-config.ts";
import { beginDeparture } from "../../../../sim/lifecycle/departures.ts";
import { EXIT, type ExitReason } from "../../../../sim/lifecycle/exit-reasons.ts";
import { brokenRewardLaws } from "../../../../sim/rewards/check-rewards.ts";
import { REWARD } from "../../../../sim/rewards/components.ts";
import { rewardEverybody } from "../../../../sim/rewards/reward-everybody.ts";
import { decodeSnapshot, encodeSnapshot } from "../../../../sim/snapshot/snapshot.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { checkWorld } from "../../../../sim/world/check-world.ts";
import { beginTick } from "../../../helpers/events.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { earn, plainRewards, rewardsOf } from "../../../helpers/rewards.ts";
import { runUntil } from "../../../helpers/run-town.ts";
import { someone } from "../../../helpers/someone.ts";

function plainTown(edit?: (config: TownConfig) => void): Town {
  return makeTown({
    edit: (config) => {
      plainRewards(config);
      edit?.(config);
    },
  });
}

/** Ann, who wants for nothing, leaves. Rewards of the tick of it. */
function leave(town: Town, reason: ExitReason): ReturnType<typeof rewardsOf> {
  beginTick(town);
  beginDeparture(town, someone(town, "ann").slot, EXIT[reason], false);
  rewardEverybody(town);
  expect(checkWorld(town)).toEqual([]);
  return rewardsOf(town, "ann");
}

test("[A114] a life that ends costs what its end is worth, and the clip makes a fifth of it", () => {
  // 0.002 − 1 = −0.998, to −0.2; 0.002 − 2 = −1.998, to −0.2.
  expect(leave(plainTown(), "faint")).toEqual({
    total: -0.2,
    survival: 0.002,
    terminal_penalty: -1,
    clip_adjustment: 0.798,
  });
  expect(leave(plainTown(), "eviction")).toEqual({
    total: -0.2,
    survival: 0.002,
    terminal_penalty: -2,
    clip_adjustment: 1.798,
  });
});

test("where the clips spare the cost of a life all of it counts, and the rest is clipped as ever", () => {
  const spared = (hunger: number): ReturnType<typeof rewardsOf> => {
    const town = plainTown((config) => (config.rewards.clip.exempt_terminal = true));
    someone(town, "ann").set("hunger", hunger);
    return leave(town, "faint");
  };
  expect(spared(1)).toEqual({ total: -0.998, survival: 0.002, terminal_penalty: -1 });
  // 0.002 − 1 = −0.998, to −0.2; −0.2 − 1 = −1.2.
  expect(spared(0)).toEqual({
    total: -1.2,
    survival: 0.002,
    needs_penalty: -1,
    terminal_penalty: -1,
    clip_adjustment: 0.798,
  });
});

test("to lose one's work costs as much as to lose one's home, every other end what the town says", () => {
  const cost = (reason: ExitReason): number | undefined =>
    leave(
      plainTown((config) => (config.lifecycle.terminal_penalty = -0.5)),
      reason,
    )["terminal_penalty"];
  expect([cost("unemployment"), cost("absence")]).toEqual([-2, -2]);
  expect([cost("exposure"), cost("chronic_neglect"), cost("age_out")]).toEqual([-0.5, -0.5, -0.5]);
});

test("[A109] [A115] who has left gains nothing within the window after it, and loses as ever; then all is as before", () => {
  const town = plainTown((config) => (config.rewards.clip.no_positive_within_death_ticks = 4));
  const ann = someone(town, "ann");
  const totals: (number | undefined)[] = [];
  runTick(town);
  expect(rewardsOf(town, "ann")["total"]).toBe(0.002);
  leave(town, "age_out");
  for (let after = 1; after <= 6; after++) {
    ann.set("hunger", after === 3 ? 0.9 : 1);
    beginTick(town);
    rewardEverybody(town);
    totals.push(rewardsOf(town, "ann")["total"]);
    expect(ann.get("rewardMarks")).toBe(after <= 4 && after !== 3 ? 1 : 0);
  }
  expect(totals).toEqual([0, 0, -0.008, 0, 0.002, 0.002]);
});

test("a good last tick is worth nothing, however good", () => {
  const town = plainTown((config) => {
    config.rewards.clip.clip_per_tick = 1;
    config.lifecycle.terminal_penalty = -0.25;
  });
  earn(town.world, someone(town, "ann").slot, REWARD.social_bonus, 0.5);
  // 0.002 + 0.5 − 0.25 = 0.252, which is taken off.
  expect(leave(town, "age_out")).toEqual({
    total: 0,
    survival: 0.002,
    social_bonus: 0.5,
    terminal_penalty: -0.25,
    clip_adjustment: -0.252,
  });
});

test("[A112] an episode brings no more than its clip, whichever way, and a new one begins with the end and with every day of a life", () => {
  const town = plainTown((config) => {
    config.rewards.clip.clip_per_episode = 1;
    config.time.ticks_per_day = 30;
    Object.assign(config.behavior, { wake_tick: 1, bed_tick: 29, habit_spread: 0 });
    config.lifecycle.training_mode = "off";
  });
  const ann = someone(town, "ann");
  ann.set("hunger", 0);
  const day = (until: number): number[] => {
    const totals: number[] = [];
    while ((town.world.town.tick[0] ?? 0) < until) {
      runTick(town);
      totals.push(rewardsOf(town, "ann")["total"] ?? 0);
    }
    return totals;
  };
  const lost = [-0.2, -0.2, -0.2, -0.2, -0.2];
  const nothing = (ticks: number): number[] => Array.from({ length: ticks }, () => 0);
  // From tick 1 to 29, and from 30 on.
  expect(day(29)).toEqual([...lost, ...nothing(24)]);
  expect(day(40)).toEqual([...lost, ...nothing(6)]);
  expect(town.world.town.rewardClips[0]).toBe(40);
  expect(leave(town, "age_out")["total"]).toBe(-0.2);
  // What was lost makes room for gains.
  ann.set("hunger", 1);
  beginTick(town, 60);
  rewardEverybody(town);
  expect([rewardsOf(town, "ann")["total"], ann.get("episodeReward")]).toEqual([0.002, 0.002]);
});

test("what the clip of an episode leaves of a loss is never a gain, however little is left", () => {
  const town = plainTown((config) => {
    config.rewards.clip.clip_per_episode = 1;
    config.rewards.clip.clip_per_tick = 0.9999999999999997;
    config.rewards.survival_tick = 0;
    // The second loss of 3 may count for 3.3e-16, which is finer than numbers are near 3.
    config.rewards.needs_weights = {
      hunger: 1.9365994991385467,
      hygiene: 0.6634005008614527,
      energy: 0.40000000000000063,
    };
  });
  const ann = someone(town, "ann");
  for (const need of ["hunger", "hygiene", "energy"] as const) ann.set(need, 0);
  const totals = [1, 2, 3].map((tick) => {
    beginTick(town, tick);
    rewardEverybody(town);
    return ann.get("reward");
  });
  expect(Math.max(...totals)).toBe(0);
  expect(ann.get("episodeReward")).toBe(-1);
  expect(brokenRewardLaws(town)).toEqual([]);
});

test("mean and variance are those of all rewards, and a town that is loaded goes on with them", () => {
  const town = plainTown((config) => (config.rewards.clip.clip_per_tick = 1));
  const ann = someone(town, "ann");
  // 0.002 − d²: −0.248, −0.998, 0.002 and so on; mean −0.248, squares 0, 0.5625, 0.0625 and so on.
  const levels = [0.5, 0, 1, 0.5];
  for (const level of levels) {
    ann.set("hunger", level);
    runTick(town);
  }
  // Mean of 0.25, 1, 0 and 0.25 is 0.375; of their squared distances 0.015625, 0.390625, 0.140625, 0.015625 the sum is 0.5625.
  const { rewardMean, rewardSquares, rewardSamples } = town.world.town;
  expect(rewardSamples[0]).toBe(4);
  expect(rewardMean[0]).toBeCloseTo(0.002 - 0.375, 12);
  expect(rewardSquares[0]).toBeCloseTo(0.5625, 12);
  expect(ann.get("rewardMean")).toBeCloseTo(0.002 - 0.375, 12);
  expect(ann.get("rewardSquares")).toBeCloseTo(0.5625, 12);
  expect(ann.get("rewardSum")).toBeCloseTo(4 * (0.002 - 0.375), 12);
  const loaded = decodeSnapshot(town.config, encodeSnapshot(town));
  if (!loaded.ok) throw new Error(loaded.error.message);
  expect(rewardsOf(loaded.value, "ann")).toEqual(rewardsOf(town, "ann"));
  for (const going of [town, loaded.value]) runUntil(going, 40);
  expect(loaded.value.world.agents.rewardParts).toEqual(town.world.agents.rewardParts);
  expect(loaded.value.world.town.rewardMean).toEqual(town.world.town.rewardMean);
});
