import { rivalryOf, tieCount } from "../relationships/ties.ts";
import type { Town } from "../town.ts";

/** Two people, and how much the one who minds it more has against the other, in [0, 1]. */
export interface RivalPair {
  readonly agent_a: string;
  readonly agent_b: string;
  readonly intensity: number;
}

/** The last quarrel of two people, and what is left of it between them now. */
export interface LastQuarrel {
  readonly tick: number;
  readonly agent_a: string;
  readonly agent_b: string;
  readonly rivalry: number;
}

/** Every pair of rivals once, strongest first. */
export function rivalPairs(town: Town): RivalPair[] {
  return pairsOf(town)
    .filter(({ rivalry }) => rivalry > 0)
    .map(({ agent_a, agent_b, rivalry }) => ({ agent_a, agent_b, intensity: rivalry }))
    .toSorted((a, b) => b.intensity - a.intensity);
}

/** Whom somebody has something against, strongest first. */
export function rivalsOf(town: Town, slot: number): { agent_id: string; intensity: number }[] {
  return tiesFrom(town, slot)
    .filter(({ rivalry }) => rivalry > 0)
    .map(({ other, rivalry }) => ({ agent_id: other, intensity: rivalry }))
    .toSorted((a, b) => b.intensity - a.intensity);
}

/** The last quarrel of every two who have had one and know each other still, newest first. */
export function lastQuarrels(town: Town): LastQuarrel[] {
  return pairsOf(town)
    .filter(({ tick }) => tick > 0)
    .toSorted((a, b) => b.tick - a.tick);
}

interface Tie {
  readonly owner: string;
  readonly other: string;
  readonly otherSlot: number;
  readonly rivalry: number;
  readonly quarrelled: number;
}

function tiesFrom({ world, people }: Town, slot: number): Tie[] {
  const { agents, ties, capacity } = world;
  const from = slot * capacity.ties;
  return Array.from({ length: tieCount(world, slot) }, (_, place) => ({
    owner: people[agents.person[slot]].id,
    other: people[agents.person[ties.other[from + place]]].id,
    otherSlot: ties.other[from + place],
    rivalry: ties.rivalry[from + place],
    quarrelled: ties.quarrelled[from + place],
  }));
}

/** Every two of whom one has a tie to the other, once, in the order of the ties. */
function pairsOf(town: Town): LastQuarrel[] {
  const { live, town: counters } = town.world;
  const pairs = new Map<string, LastQuarrel>();
  for (const slot of live.subarray(0, counters.liveCount[0])) {
    for (const { owner, other, otherSlot, rivalry, quarrelled } of tiesFrom(town, slot)) {
      const key = slot < otherSlot ? `${slot} ${otherSlot}` : `${otherSlot} ${slot}`;
      if (pairs.has(key)) continue;
      const strongest = Math.max(rivalry, rivalryOf(town.world, otherSlot, slot));
      pairs.set(key, { tick: quarrelled, agent_a: owner, agent_b: other, rivalry: strongest });
    }
  }
  return [...pairs.values()];
}
