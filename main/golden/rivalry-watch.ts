import { shouldAvoid } from "../../sim/relationships/avoid.ts";
import { rivalryOf } from "../../sim/relationships/ties.ts";
import type { Town } from "../../sim/town.ts";

/** What was seen of one person, over the ticks in which they were there. */
interface Seen {
  ticks: number;
  /** Highest rivalry of a tick: its highest and its sum; sum of the mean rivalry towards all others. */
  highest: number;
  highestSum: number;
  meanSum: number;
  /** People avoided in a tick: most and sum. */
  mostAvoided: number;
  avoidedSum: number;
}

/** Rivalry and avoidance of everybody, tick by tick. */
export class RivalryWatch {
  private readonly town: Town;
  private readonly seen = new Map<string, Seen>();

  constructor(town: Town) {
    this.town = town;
  }

  look(): void {
    const { world, people } = this.town;
    const live = Array.from(world.live.subarray(0, world.town.liveCount[0]));
    for (const slot of live) {
      const others = live.filter((other) => other !== slot);
      const rivalry = others.map((other) => rivalryOf(world, slot, other));
      const highest = Math.max(0, ...rivalry);
      const avoided = others.filter((other) => shouldAvoid(this.town, slot, other)).length;
      const seen = this.of(people[world.agents.person[slot] ?? 0]?.id ?? "");
      seen.ticks += 1;
      seen.highest = Math.max(seen.highest, highest);
      seen.highestSum += highest;
      seen.meanSum += rivalry.reduce((sum, one) => sum + one, 0) / Math.max(1, others.length);
      seen.mostAvoided = Math.max(seen.mostAvoided, avoided);
      seen.avoidedSum += avoided;
    }
  }

  private of(id: string): Seen {
    const known = this.seen.get(id);
    if (known !== undefined) return known;
    const fresh: Seen = {
      ticks: 0,
      highest: 0,
      highestSum: 0,
      meanSum: 0,
      mostAvoided: 0,
      avoidedSum: 0,
    };
    this.seen.set(id, fresh);
    return fresh;
  }

  metrics(): Record<string, number> {
    return Object.fromEntries(
      [...this.seen].flatMap(([id, seen]) => [
        [`rivalry_max.${id}`, seen.highest],
        [`rivalry_max_mean.${id}`, seen.highestSum / seen.ticks],
        [`rivalry_mean.${id}`, seen.meanSum / seen.ticks],
        [`avoid_max.${id}`, seen.mostAvoided],
        [`avoid_mean.${id}`, seen.avoidedSum / seen.ticks],
      ]),
    );
  }
}
