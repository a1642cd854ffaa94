import { WORDS } from "../../../preload/words/words.ts";
import type { FollowedCard } from "../../../sim/telemetry/followed-card.ts";
import type { PersonDay } from "../../../sim/telemetry/person-day.ts";
import { LOW } from "../../format/needs.ts";
import { money, percent } from "../../format/number.ts";
import { signed } from "../../format/score-terms.ts";

const { lastDay, needs, wallet } = WORDS.card;

/** One line of the last day: what it tells of, and what it says at each of its ticks. */
export interface DayCurve {
  readonly name: "hunger" | "hygiene" | "energy" | "wallet" | "reward";
  readonly label: string;
  /** As many as the day has ticks. */
  readonly values: readonly number[];
  /** What the bottom and the top of the picture stand for. */
  readonly low: number;
  readonly high: number;
  /** A level that matters: want below it, gain above it. */
  readonly mark: number | null;
  /** What one value is, as it is read. */
  readonly say: (value: number) => string;
}

type Now = Pick<FollowedCard, "tick" | "needs" | "wallet">;

/**
 * The day up to the card's tick: samples behind it are left out, and the card itself is the last one. Of rewards the
 * card knows only its own tick, so what came since the last sample is not told.
 */
export function dayUpTo(day: PersonDay, card: Now): PersonDay {
  const found = day.ticks.findIndex((tick) => tick >= card.tick);
  const count = found === -1 ? day.ticks.length : found;
  const upTo = (values: readonly number[], now: number): number[] => [
    ...values.slice(0, count),
    now,
  ];
  return {
    ...day,
    ticks: upTo(day.ticks, card.tick),
    hunger: upTo(day.hunger, card.needs.hunger),
    hygiene: upTo(day.hygiene, card.needs.hygiene),
    energy: upTo(day.energy, card.needs.energy),
    wallet: upTo(day.wallet, card.wallet),
    reward: upTo(day.reward, day.reward[count] ?? day.reward[count - 1] ?? 0),
  };
}

/** What is drawn of a day, from top to bottom. */
export function curvesOf(day: PersonDay): DayCurve[] {
  const need = (name: "hunger" | "hygiene" | "energy"): DayCurve => ({
    name,
    label: needs[name],
    values: day[name],
    low: 0,
    high: 1,
    mark: LOW,
    say: percent,
  });
  const [worst, best] = [Math.min(0, ...day.reward), Math.max(0, ...day.reward)];
  const room = Math.max(0.01, best - worst) * 0.1;
  return [
    need("hunger"),
    need("hygiene"),
    need("energy"),
    {
      name: "wallet",
      label: wallet,
      values: day.wallet,
      low: 0,
      high: Math.max(1, ...day.wallet) * 1.1,
      mark: null,
      say: money,
    },
    {
      name: "reward",
      label: lastDay.reward,
      values: day.reward,
      low: worst - room,
      high: best + room,
      mark: 0,
      say: signed,
    },
  ];
}

const NEEDS = ["hunger", "hygiene", "energy"] as const;

/** When somebody was worst off in a day, and in what: the lowest of all samples of needs. Null of no samples. */
export function lowestOf(day: PersonDay): { tick: number; word: string; level: number } | null {
  let lowest: { tick: number; word: string; level: number } | null = null;
  for (const name of NEEDS) {
    const word = lastDay.needs[name];
    day[name].forEach((level, index) => {
      const tick = day.ticks[index];
      if (tick !== undefined && level < (lowest?.level ?? Infinity)) lowest = { tick, word, level };
    });
  }
  return lowest;
}
