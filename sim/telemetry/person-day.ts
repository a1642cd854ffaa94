import { z } from "zod";

import { tieCount } from "../relationships/ties.ts";
import { REWARD, REWARD_PARTS, type RewardComponent } from "../rewards/components.ts";
import { rewardOf } from "../rewards/reward-everybody.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { slotOf } from "../world/world.ts";

/** One column of samples per name, as long as `ticks`. */
const Column = z.array(z.number());

/** How somebody fared for a while: samples, the first and the last tick among them. */
export const PersonDay = z.strictObject({
  id: z.string(),
  /** When each sample was taken, rising; empty where they were not in town. */
  ticks: z.array(z.int()),
  /** Satisfaction, 0 to 1. */
  hunger: Column,
  hygiene: Column,
  energy: Column,
  /** In meals. */
  wallet: Column,
  /** Sum of the rewards since the sample before; 0 for the first. */
  reward: Column,
  /** Sums over the whole time. */
  parts: z.strictObject({
    needs: z.number(),
    social: z.number(),
    work: z.number(),
    other: z.number(),
  }),
  /** Whom they knew at the first sample. */
  ties: z.array(
    z.strictObject({
      id: z.string(),
      trust: z.number(),
      familiarity: z.number(),
      rivalry: z.number(),
    }),
  ),
});
export type PersonDay = z.infer<typeof PersonDay>;

/** Whether somebody does well, as it is told to people: which part of a reward counts as what. */
const PARTS: readonly (readonly [RewardComponent, keyof PersonDay["parts"]])[] = [
  ["survival", "needs"],
  ["needs_penalty", "needs"],
  ["social_bonus", "social"],
  ["social_penalty", "social"],
  ["social_avoidance", "social"],
  ["wage", "work"],
  ["punctuality", "work"],
  ["shaping", "other"],
  ["curiosity", "other"],
  ["terminal_penalty", "other"],
  ["clip_adjustment", "other"],
];

/** Looks at one person of a town after each tick. `person` is their number in the register. */
export class DayRecorder {
  readonly #person: number;
  readonly #every: number;
  readonly #day: PersonDay;
  #reward = 0;

  /** Takes a sample at every multiple of `every` ticks. */
  constructor(person: number, id: string, every: number) {
    this.#person = person;
    this.#every = every;
    this.#day = {
      id,
      ticks: [],
      hunger: [],
      hygiene: [],
      energy: [],
      wallet: [],
      reward: [],
      parts: { needs: 0, social: 0, work: 0, other: 0 },
      ties: [],
    };
  }

  /** To be called after every tick; `isEdge` takes a sample whichever tick it is. Nothing while they are not in town. */
  note(town: Town, isEdge = false): void {
    const slot = slotOf(town.world, this.#person);
    if (slot === NONE) return;
    const isFirst = this.#day.ticks.length === 0;
    if (isFirst) this.#day.ties = tiesOf(town, slot);
    else this.#addReward(town, slot);
    const tick = town.world.town.tick[0];
    if (isFirst || isEdge || tick % this.#every === 0) this.#sample(town, slot, tick);
  }

  get day(): PersonDay {
    return this.#day;
  }

  #addReward({ world }: Town, slot: number): void {
    this.#reward += rewardOf(world, slot);
    const { parts } = this.#day;
    for (const [name, group] of PARTS) {
      parts[group] += world.agents.rewardParts[slot * REWARD_PARTS + REWARD[name]];
    }
  }

  #sample({ world: { agents } }: Town, slot: number, tick: number): void {
    const day = this.#day;
    day.ticks.push(tick);
    day.hunger.push(agents.hunger[slot]);
    day.hygiene.push(agents.hygiene[slot]);
    day.energy.push(agents.energy[slot]);
    day.wallet.push(agents.wallet[slot]);
    day.reward.push(this.#reward);
    this.#reward = 0;
  }
}

function tiesOf({ world, people }: Town, slot: number): PersonDay["ties"] {
  const { ties, agents, capacity } = world;
  return Array.from({ length: tieCount(world, slot) }, (_, index) => {
    const row = slot * capacity.ties + index;
    const { id } = people[agents.person[ties.other[row]]];
    const [trust, familiarity] = [ties.trust[row], ties.familiarity[row]];
    return { id, trust, familiarity, rivalry: ties.rivalry[row] };
  });
}
