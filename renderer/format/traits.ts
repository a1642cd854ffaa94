import { WORDS } from "../../preload/words/words.ts";
import type { AgentCard } from "../../sim/telemetry/agent-card.ts";

export type TraitName = keyof AgentCard["traits"];

export const TRAIT_NAMES: Readonly<Record<TraitName, string>> = WORDS.vocabulary.traits;

/** A trait from −1 to 1 in words. */
export function traitWords(trait: TraitName, value: number): string {
  const step = value < -0.55 ? 0 : value < -0.15 ? 1 : value <= 0.15 ? 2 : value <= 0.55 ? 3 : 4;
  return WORDS.vocabulary.traitSteps[trait][step];
}
