import { z } from "zod";

import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { slotOf } from "../world/world.ts";
import { AgentCard } from "./agent-card.ts";
import { rewardRecordOf } from "./reward-record.ts";
import { tiesOf } from "./ties-of.ts";

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
  ties: AgentCard.shape.ties,
});
export type PersonDay = z.infer<typeof PersonDay>;

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

  #addReward(town: Town, slot: number): void {
    const { total, homeostasis, social, work } = rewardRecordOf(town, slot);
    const { parts } = this.#day;
    parts.needs += homeostasis;
    parts.social += social;
    parts.work += work;
    parts.other += total - homeostasis - social - work;
    this.#reward += total;
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
