import type { AgentCard } from "../../sim/telemetry/agent-card.ts";

export type TraitName = keyof AgentCard["traits"];

/** Words for a trait from one end to the other, in five steps. */
const WORDS: Readonly<Record<TraitName, readonly [string, string, string, string, string]>> = {
  extroversion: ["Very shy", "Reserved", "Sociable enough", "Outgoing", "Lives for company"],
  forgiveness: [
    "Never forgets",
    "Holds a grudge",
    "Forgives in time",
    "Forgives easily",
    "Forgives everything",
  ],
  ambition: ["Takes it easy", "Easy-going", "Does their share", "Ambitious", "Driven"],
};

export const TRAIT_NAMES: Readonly<Record<TraitName, string>> = {
  extroversion: "Outgoing",
  forgiveness: "Forgiving",
  ambition: "Ambitious",
};

/** A trait from −1 to 1 in words. */
export function traitWords(trait: TraitName, value: number): string {
  const step = value < -0.55 ? 0 : value < -0.15 ? 1 : value <= 0.15 ? 2 : value <= 0.55 ? 3 : 4;
  return WORDS[trait][step];
}
