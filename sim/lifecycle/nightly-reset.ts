import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { SHIFT } from "../jobs/shift-states.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { timeOfDay } from "../world/calendar.ts";

/** At midnight the working day is forgotten. People walk home by themselves; nobody is moved. */
export function resetAtMidnight({ config, rules, world, events }: Town): void {
  if (timeOfDay(world.town.tick[0], rules.ticksPerDay) !== 0) return;
  const { agents, live } = world;
  const floor = config.lifecycle.nightly_need_floor;
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    const slot = live[place];
    for (const level of world.needs) level[slot] = Math.max(level[slot], floor);
    // A shift that starts at midnight has just begun.
    if (agents.shiftStarted[slot] === NONE) {
      agents.shiftState[slot] = SHIFT.preShift;
      agents.lateTicksToday[slot] = 0;
    }
    const home = agents.home[slot] === NONE ? NONE : rules.homes[agents.home[slot]].cell;
    emit(world, events, EVENT.agent_nightly_reset, 0, slot, 0, home);
  }
}
