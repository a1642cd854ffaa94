import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { startWay } from "../options/commitment.ts";
import { OPTION, REASONS } from "../options/options.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { isTaken } from "../world/spatial.ts";
import { NO_WAY, costOf, headingOf, wayAt } from "../paths/flow-field.ts";

const INVITED = REASONS.indexOf("invited");

/** They have better to do: the others wait in vain. */
export function declineInvitation({ world }: Town, slot: number): void {
  world.agents.invitedUntil[slot] = 0;
}

/** Being there is what they want until it is over, whatever else they would like. */
export function takeUpInvitation({ world, events }: Town, slot: number): void {
  const { agents, town } = world;
  if (agents.option[slot] === OPTION.Socialise) return;
  agents.option[slot] = OPTION.Socialise;
  agents.optionSince[slot] = town.tick[0];
  agents.commitUntil[slot] = agents.invitedUntil[slot];
  agents.reason[slot] = INVITED;
  emit(world, events, EVENT.option_started, 0, slot, OPTION.Socialise, INVITED);
}

/** Who is this near, in tenths of a step, and finds people in the way, has come close enough. */
const NEAR = 30;

/** Makes for the meeting. True on arrival: on the tile itself, or near it behind others who stand there. */
export function isAtMeeting(town: Town, slot: number): boolean {
  const { rules, world, scratch } = town;
  const { agents } = world;
  const cell = agents.cell[slot];
  const field = rules.fields.ofCell[agents.invitedCell[slot]];
  agents.targetField[slot] = field;
  if (field !== NONE) {
    const way = wayAt(scratch.ways, field, cell);
    const ahead = headingOf(way);
    const isNear = costOf(way) <= NEAR;
    const isBlocked =
      ahead === NO_WAY || (isNear && isTaken(scratch.spatial, cell + rules.grid.steps[ahead]));
    if (!isBlocked) return false;
  }
  startWay(agents, slot);
  return true;
}
