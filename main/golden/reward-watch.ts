import { rewardOf } from "../../sim/rewards/reward-everybody.ts";
import type { Town } from "../../sim/town.ts";

/** What everybody was rewarded with, tick by tick: people leave, and take their sums with them. */
export class RewardWatch {
  private readonly town: Town;
  private readonly seen = new Map<string, { ticks: number; sum: number }>();

  constructor(town: Town) {
    this.town = town;
  }

  look(): void {
    const { world, people } = this.town;
    for (const slot of world.live.subarray(0, world.town.liveCount[0])) {
      const id = people[world.agents.person[slot] ?? 0]?.id ?? "";
      const seen = this.seen.get(id) ?? { ticks: 0, sum: 0 };
      this.seen.set(id, { ticks: seen.ticks + 1, sum: seen.sum + rewardOf(world, slot) });
    }
  }

  metrics(): Record<string, number> {
    const { rewardClips } = this.town.world.town;
    return {
      reward_clip_events: rewardClips[0] ?? 0,
      ...Object.fromEntries(
        [...this.seen].flatMap(([id, { ticks, sum }]) => [
          [`reward_sum.${id}`, sum],
          [`reward_mean.${id}`, sum / ticks],
        ]),
      ),
    };
  }
}
