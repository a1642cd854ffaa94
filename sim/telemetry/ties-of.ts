import { tieCount } from "../relationships/ties.ts";
import type { Town } from "../town.ts";
import type { AgentCard } from "./agent-card.ts";

/** Whom somebody knows, strongest ties first. */
export function tiesOf({ world, people }: Town, slot: number): AgentCard["ties"] {
  const { ties, agents, capacity } = world;
  const strength = ({ trust, familiarity, rivalry }: AgentCard["ties"][number]): number =>
    Math.abs(trust) + Math.abs(familiarity) + rivalry;
  return Array.from({ length: tieCount(world, slot) }, (_, index) => {
    const row = slot * capacity.ties + index;
    const { id, name, colour } = people[agents.person[ties.other[row]]];
    const [trust, familiarity, rivalry] = [
      ties.trust[row],
      ties.familiarity[row],
      ties.rivalry[row],
    ];
    return { id, name, colour, trust, familiarity, rivalry };
  }).toSorted((a, b) => strength(b) - strength(a));
}
