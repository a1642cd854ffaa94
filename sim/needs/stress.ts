import { NEEDS } from "../config/affordances.ts";
import type { Town } from "../town.ts";

/** Share of itself that stress loses in a tick, and of the mean deficit that it gains. */
const PACE = 0.002;

/** Everybody's stress follows the mean deficit of their needs, slowly. Runs after needs have fallen. */
export function feelStress({ world }: Town): void {
  const { agents, live } = world;
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    const slot = live[place];
    let satisfied = 0;
    for (let need = 0; need < NEEDS.length; need++) satisfied += world.needs[need][slot];
    const stress = agents.stress[slot];
    agents.stress[slot] = stress + PACE * (1 - satisfied / NEEDS.length - stress);
  }
}

/** Adds to a person's stress at once, as a quarrel does; it stays within [0, 1]. */
export function addStress({ world: { agents } }: Town, slot: number, amount: number): void {
  agents.stress[slot] = Math.min(1, Math.max(0, agents.stress[slot] + amount));
}
