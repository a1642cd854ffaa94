import type { OptionName } from "../../sim/options/options.ts";
import type { AgentCard } from "../../sim/telemetry/agent-card.ts";
import { percent } from "./number.ts";
import { dayOf, timeOfDay } from "./time.ts";

const NEED_WORDS: Partial<Readonly<Record<OptionName, string>>> = {
  GetFed: "fed",
  GetClean: "clean",
  Sleep: "rested",
};

/** "0.31 short of first place", or that it was as good. */
export const shortfallWords = (lacking: number): string =>
  lacking < 0.005 ? "Just as good" : `${lacking.toFixed(2)} short of first place`;

/** "From 20:40 on, or at 38 % rested": what would make an option come first, as seen at `now`. */
export function prospectWords(
  { name, from_tick, below }: AgentCard["scores"][number],
  now: number,
  ticksPerDay: number,
): string {
  const need = NEED_WORDS[name];
  const level = below === null || need === undefined ? null : `${percent(below)} ${need}`;
  if (from_tick !== null && from_tick - now <= 1) return "As soon as nothing else presses";
  if (from_tick === null) return level === null ? "Not within a day" : `At ${level}`;
  const tomorrow = dayOf(from_tick, ticksPerDay) > dayOf(now, ticksPerDay) ? "tomorrow " : "";
  const time = `From ${tomorrow}${timeOfDay(from_tick, ticksPerDay)} on`;
  return level === null ? time : `${time}, or at ${level}`;
}
