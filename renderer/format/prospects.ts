import { WORDS } from "../../preload/words/words.ts";
import type { OptionName } from "../../sim/options/options.ts";
import type { AgentCard } from "../../sim/telemetry/agent-card.ts";
import { percent } from "./number.ts";
import { dayOf, timeOfDay } from "./time.ts";

const { needs, prospects: words } = WORDS.vocabulary;

const NEED_WORDS: Partial<Readonly<Record<OptionName, string>>> = {
  GetFed: needs.fed,
  GetClean: needs.clean,
  Sleep: needs.rested,
};

/** "0.31 short of first place", or that it was as good. */
export const shortfallWords = (lacking: number): string =>
  lacking < 0.005 ? words.equal : words.short(lacking.toFixed(2));

/** "From 20:40 on, or at 38 % rested": what would make an option come first, as seen at `now`. */
export function prospectWords(
  { name, from_tick, below }: AgentCard["scores"][number],
  now: number,
  ticksPerDay: number,
): string {
  const need = NEED_WORDS[name];
  const level = below === null || need === undefined ? null : words.level(percent(below), need);
  if (from_tick !== null && from_tick - now <= 1) return words.atOnce;
  if (from_tick === null) return level === null ? words.never : words.at(level);
  const isTomorrow = dayOf(from_tick, ticksPerDay) > dayOf(now, ticksPerDay);
  return words.from(timeOfDay(from_tick, ticksPerDay), isTomorrow, level);
}
