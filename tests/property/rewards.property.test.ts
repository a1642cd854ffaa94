import * as fc from "fast-check";
import { expect, test } from "vitest";

import { createTown } from "../../sim/create-town.ts";
import { beginDeparture } from "../../sim/lifecycle/departures.ts";
import { EXIT_REASONS } from "../../sim/lifecycle/exit-reasons.ts";
import { isLeaving } from "../../sim/lifecycle/is-leaving.ts";
import { EARNED_PARTS, FIRST_EARNED, REWARD } from "../../sim/rewards/components.ts";
import { brokenRewardLaws } from "../../sim/rewards/check-rewards.ts";
import { rewardEverybody, rewardOf } from "../../sim/rewards/reward-everybody.ts";
import { Rewards } from "../../sim/config/blocks/rewards.ts";
import type { Town } from "../../sim/town.ts";
import { defaultConfig } from "../helpers/default-config.ts";
import { earn } from "../helpers/rewards.ts";
import { beginTick } from "../helpers/events.ts";
import { everyTick } from "../helpers/every-tick.ts";
import { makeTown } from "../helpers/make-town.ts";
import { runUntil } from "../helpers/run-town.ts";
import { at, everyone, someone } from "../helpers/someone.ts";

const within = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** Rewards anywhere in their ranges, clips narrow enough to bite. */
const anyRewards = fc.record({
  hunger: within(0.5, 2),
  hygiene: within(0.2, 1),
  energy: within(0.4, 1.5),
  survival: within(0, 0.01),
  terminal: within(-5, 0),
  perTick: fc.oneof(fc.constantFrom(0.01, 0.2, 1), within(0.01, 1)),
  perEpisode: fc.oneof(fc.constantFrom(1, 200), within(1, 5)),
  deathTicks: fc.nat(12),
  exempt: fc.boolean(),
  shaped: fc.boolean(),
  gamma: within(0, 1),
});

/** What a tick brings: a level of every need, something earned, and sometimes the end. */
const anyTick = fc.record({
  needs: fc.tuple(within(0, 1), within(0, 1), within(0, 1)),
  part: fc.nat(EARNED_PARTS - 1),
  amount: fc.oneof(fc.constant(0), within(-1, 1), within(-100, 100)),
  ends: fc.oneof({ weight: 19, arbitrary: fc.constant(-1) }, fc.nat(EXIT_REASONS.length - 1)),
});

function townOf(random: typeof anyRewards extends fc.Arbitrary<infer T> ? T : never): Town {
  return makeTown({
    edit: (config) => {
      config.rewards = Rewards.parse({
        ...config.rewards,
        needs_weights: { hunger: random.hunger, hygiene: random.hygiene, energy: random.energy },
        survival_tick: random.survival,
        faint_penalty: random.terminal,
        clip: {
          clip_per_tick: random.perTick,
          clip_per_episode: random.perEpisode,
          no_positive_within_death_ticks: random.deathTicks,
          exempt_terminal: random.exempt,
        },
      });
      config.shaping.use_potential = random.shaped;
      config.ppo.gamma = random.gamma;
    },
  });
}

test("whatever happens, the parts add up to the last bit, the clips hold, and the window after an end is closed", () => {
  fc.assert(
    fc.property(
      anyRewards,
      fc.array(anyTick, { minLength: 30, maxLength: 60 }),
      (random, ticks) => {
        const town = townOf(random);
        const { world } = town;
        const ann = someone(town, "ann");
        let episode = 0;
        const totals: number[] = [];
        for (const { needs, part, amount, ends } of ticks) {
          beginTick(town);
          needs.forEach((level, need) => world.needs[need]?.fill(level));
          if (amount !== 0) earn(world, ann.slot, FIRST_EARNED + part, amount);
          const isEnd = ends >= 0 && !isLeaving(world, ann.slot);
          if (isEnd) beginDeparture(town, ann.slot, ends, false);
          rewardEverybody(town);
          const total = rewardOf(world, ann.slot);
          totals.push(total);
          expect(brokenRewardLaws(town)).toEqual([]);
          if (isEnd) episode = 0;
          const spared = random.exempt ? ann.get("rewardParts", REWARD.terminal_penalty) : 0;
          episode += total - spared;
          expect(Math.abs(episode)).toBeLessThanOrEqual(random.perEpisode + 1e-9);
          const since = ann.get("leavingSince");
          if (since >= 0 && at(world.town.tick) - since <= random.deathTicks) {
            expect(total).toBeLessThanOrEqual(0);
          }
        }
        const mean = totals.reduce((sum, total) => sum + total, 0) / totals.length;
        const squares = totals.reduce((sum, total) => sum + (total - mean) ** 2, 0);
        expect(at(world.town.rewardMean)).toBeCloseTo(mean, 9);
        expect(at(world.town.rewardSquares)).toBeCloseTo(squares, 9);
        expect(ann.get("rewardMean")).toBeCloseTo(mean, 9);
        expect(ann.get("rewardSquares")).toBeCloseTo(squares, 9);
      },
    ),
    { numRuns: 100 },
  );
});

test("in a town that lives, with all that operators do to it, everybody's rewards are sound after every tick", () => {
  everyTick(
    (town) => () => () => {
      expect(brokenRewardLaws(town)).toEqual([]);
      for (const person of everyone(town)) {
        const since = person.get("leavingSince");
        const cost = person.get("rewardParts", REWARD.terminal_penalty);
        const isEnd = since === at(town.world.town.tick);
        if (cost < 0 !== isEnd || (since >= 0 && person.get("reward") > 0)) {
          expect.fail(`left in ${since}, and was charged ${cost} of ${person.get("reward")}`);
        }
      }
    },
    { numRuns: 2 },
  );
});

test("no ordinary day of the default town is cut off by a clip", () => {
  for (const seed of [1n, 2n, 3n, 4n]) {
    const town = runUntil(createTown(defaultConfig(), seed), 3000);
    expect([seed, town.world.town.rewardClips[0]]).toEqual([seed, 0]);
  }
});
