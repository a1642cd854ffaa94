import { expect, test } from "vitest";

import { beginDeparture } from "../../../../sim/lifecycle/departures.ts";
import { EXIT } from "../../../../sim/lifecycle/exit-reasons.ts";
import { REWARD } from "../../../../sim/rewards/components.ts";
import { rewardEverybody } from "../../../../sim/rewards/reward-everybody.ts";
import { rewardFigures } from "../../../../sim/telemetry/reward-figures.ts";
import { RewardRecord, rewardRecordOf } from "../../../../sim/telemetry/reward-record.ts";
import { beginTick } from "../../../helpers/events.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { earn, plainRewards } from "../../../helpers/rewards.ts";
import { someone } from "../../../helpers/someone.ts";

test("[A116] the record of whoever has not been rewarded is all zeros, and takes nothing but numbers and answers", () => {
  const town = makeTown();
  const record = RewardRecord.parse(rewardRecordOf(town, someone(town, "ann").slot));
  const { guardrail_active, clipped, ...numbers } = record;
  expect([guardrail_active, clipped]).toEqual([false, false]);
  expect(new Set(Object.values(numbers))).toEqual(new Set([0]));
  expect(RewardRecord.safeParse({ ...record, wage: "0" }).success).toBe(false);
  expect(RewardRecord.safeParse({ ...record, clipped: 0 }).success).toBe(false);
  expect(RewardRecord.safeParse({ ...record, luck: 1 }).success).toBe(false);
  expect(rewardFigures(town)).toEqual({ mean: null, deviation: null, reward_clip_events: 0 });
});

test("the record says what a reward was made of, in sums and in single, and what the guardrails did", () => {
  const town = makeTown({ edit: plainRewards });
  const ann = someone(town, "ann");
  ann.set("hunger", 0.9);
  for (const [component, amount] of [
    [REWARD.social_bonus, 0.5],
    [REWARD.social_penalty, -0.25],
    [REWARD.social_avoidance, 0.125],
    [REWARD.wage, 0.0625],
    [REWARD.punctuality, 0.03125],
  ] as const) {
    earn(town.world, ann.slot, component, amount);
  }
  beginTick(town);
  rewardEverybody(town);
  const record = rewardRecordOf(town, ann.slot);
  expect(record).toMatchObject({ social: 0.375, work: 0.09375, guardrail_active: false });
  expect(record).toMatchObject({ total: 0.2, clipped: true, mean: 0.2, deviation: 0 });
  expect(record.homeostasis).toBeCloseTo(-0.008, 12);
  const { homeostasis, shaping, social, work, curiosity } = record;
  expect(
    homeostasis +
      shaping +
      social +
      work +
      curiosity +
      record.terminal_penalty +
      record.clip_adjustment,
  ).toBeCloseTo(record.total, 12);
  beginTick(town);
  beginDeparture(town, ann.slot, EXIT.age_out, false);
  rewardEverybody(town);
  beginTick(town);
  ann.set("hunger", 1);
  rewardEverybody(town);
  expect(rewardRecordOf(town, ann.slot)).toMatchObject({
    total: 0,
    guardrail_active: true,
    clipped: false,
  });
  expect(rewardFigures(town).reward_clip_events).toBe(2);
});
