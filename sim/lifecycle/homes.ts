import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";

/** The first home in which nobody lives and which is kept for nobody; NONE when there is none. */
export function freeHome({ world, rules }: Town): number {
  const { agents, live, town } = world;
  for (let home = 0; home < rules.homes.length; home++) {
    let isFree = true;
    for (let place = 0; place < town.liveCount[0] && isFree; place++) {
      const slot = live[place];
      isFree = agents.home[slot] !== home && agents.evictedHome[slot] !== home;
    }
    if (isFree) return home;
  }
  return NONE;
}

/** Homes that have become free go to those who wait for one, who came first first. */
export function giveOutHomes(town: Town): void {
  const { agents, live, town: counters } = town.world;
  if (counters.homeFreed[0] === 0) return;
  counters.homeFreed[0] = 0;
  for (let place = 0; place < counters.liveCount[0]; place++) {
    const slot = live[place];
    if (agents.seeksHome[slot] === 0) continue;
    const home = freeHome(town);
    if (home === NONE) return;
    agents.home[slot] = home;
    agents.seeksHome[slot] = 0;
    emit(town.world, town.events, EVENT.agent_housed, 0, slot, town.rules.homes[home].cell);
  }
}

/** A person gives up the home they have, that is kept for them, or that they wait for. */
export function leaveHome({ world: { agents, town } }: Town, slot: number): void {
  if (agents.home[slot] !== NONE || agents.evictedHome[slot] !== NONE) town.homeFreed[0] = 1;
  agents.home[slot] = NONE;
  agents.evictedHome[slot] = NONE;
  agents.evictedTick[slot] = NONE;
  agents.rentUnpaidDays[slot] = 0;
  agents.seeksHome[slot] = 0;
}
