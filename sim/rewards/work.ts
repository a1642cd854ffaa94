import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { REWARD } from "./components.ts";
import { earning } from "./earn.ts";

/** The wage of a tick counts, and one that was missed (`sign` = −1) counts against. Simulation §11.4. */
export function rewardWage({ world, rules }: Town, slot: number, sign: 1 | -1): void {
  const { agents, town } = world;
  const wage = sign * town.wage[agents.job[slot]];
  agents.earned[earning(world, slot, REWARD.wage)] += rules.rewards.wageRate * wage;
}

/** Whether somebody is where they work: noted every tick from shortly before a shift on, to know since when they are. */
export function noteAttendance({ world }: Town, slot: number, present: boolean): void {
  const { cameToWork } = world.agents;
  if (!present) cameToWork[slot] = NONE;
  else if (cameToWork[slot] === NONE) cameToWork[slot] = world.town.tick[0];
}

/**
 * A shift has begun for somebody, `late` ticks after its start: the nearer to it they have come to
 * where they are, the more it is worth. Once per shift. Simulation §11.4.
 */
export function rewardPunctuality({ world, rules }: Town, slot: number, late: number): void {
  const { punctuality, punctualTicks } = rules.rewards;
  const start = world.town.tick[0] - late;
  const away = Math.abs(world.agents.cameToWork[slot] - start);
  const share = Math.max(0, 1 - away / punctualTicks);
  if (share <= 0) return;
  world.agents.earned[earning(world, slot, REWARD.punctuality)] += punctuality * share;
}
