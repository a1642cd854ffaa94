import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { undress } from "../economy/wardrobe.ts";
import { SHIFT } from "../jobs/shift-states.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { timeOfDay } from "../world/calendar.ts";
import { isTaken } from "../world/spatial.ts";
import { relocate } from "./relocate.ts";

/**
 * At midnight the working day is forgotten, worn clothes go back to the wardrobe, and needs below
 * the nightly floor are lifted to it. People walk home by themselves unless the configuration makes
 * them jump. Who is waiting to leave town goes on waiting.
 */
export function resetAtMidnight(town: Town): void {
  const { config, rules, world, events } = town;
  if (timeOfDay(world.town.tick[0], rules.ticksPerDay) !== 0) return;
  const { agents, live } = world;
  const floor = config.lifecycle.nightly_need_floor;
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    const slot = live[place];
    const home = agents.home[slot] === NONE ? NONE : rules.homes[agents.home[slot]].cell;
    const moved = config.lifecycle.nightly_return === "jump" && jump(town, slot, home);
    undress(town, slot);
    for (const level of world.needs) level[slot] = Math.max(level[slot], floor);
    // A shift that starts at midnight has just begun.
    if (agents.shiftStarted[slot] === NONE) {
      agents.shiftState[slot] = SHIFT.preShift;
      agents.lateTicksToday[slot] = 0;
      agents.wagesToday[slot] = 0;
    }
    emit(world, events, EVENT.agent_nightly_reset, 0, slot, moved ? 1 : 0, home);
  }
}

/** Puts a person on their home tile, out of everything they had going; false, with nothing changed, when they are there or somebody else is. */
function jump(town: Town, slot: number, home: number): boolean {
  const { world, scratch } = town;
  if (home === NONE || world.agents.cell[slot] === home) return false;
  if (isTaken(scratch.spatial, home)) return false;
  relocate(town, slot, home);
  return true;
}
