import { letGo } from "../affordances/let-go.ts";
import { undress } from "../economy/wardrobe.ts";
import { emit, highWord, lowWord } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { clearEmployment } from "../jobs/employment.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { countExit } from "./exit-caps.ts";
import { EXIT, EXIT_REASONS } from "./exit-reasons.ts";
import { fitnessOf } from "./fitness.ts";
import { leaveHome } from "./homes.ts";
import { removeAgent } from "./remove-agent.ts";
import { isLifecycleOn } from "./switches.ts";
import { addTicket } from "./tickets.ts";

/** Ticks for which the body of somebody who leaves stays where it is. Simulation §12.3. */
export const TRANSPORT_TICKS = 10;

/**
 * A person leaves town, by a rule or because an operator let them go (`forced`): they give up
 * everything at once, home and job included, and are gone TRANSPORT_TICKS later.
 */
export function beginDeparture(town: Town, slot: number, reason: number, forced: boolean): void {
  const { agents, town: counters } = town.world;
  countExit(town, forced);
  tellExit(town, slot, reason);
  letGo(town, slot);
  undress(town, slot);
  clearEmployment(town, slot);
  leaveHome(town, slot);
  agents.possessed[slot] = 0;
  agents.schedule[slot] = NONE;
  agents.exitSince.fill(NONE, slot * EXIT_REASONS.length, (slot + 1) * EXIT_REASONS.length);
  agents.exitTold[slot] = 0;
  agents.exitHeld[slot] = 0;
  agents.leavingSince[slot] = counters.tick[0];
  agents.resetTick[slot] = counters.tick[0];
  agents.leavingReason[slot] = reason;
  counters.leaving[0] += 1;
}

/** At the end of a tick those whose time is over are gone; somebody new will take the place of each. */
export function finaliseDepartures(town: Town): void {
  const { agents, live, town: counters } = town.world;
  if (counters.leaving[0] === 0) return;
  // From the end, for whoever is removed makes the others move up.
  for (let place = counters.liveCount[0] - 1; place >= 0; place--) {
    const slot = live[place];
    const since = agents.leavingSince[slot];
    if (since === NONE || counters.tick[0] - since < TRANSPORT_TICKS) continue;
    depart(town, slot, EXIT_REASONS[agents.leavingReason[slot]]);
  }
}

/** An operator takes a person out of the town here and now, whatever the caps. `reason` is for the register. */
export function kill(town: Town, slot: number, reason: string): void {
  countExit(town, true);
  emit(town.world, town.events, EVENT.agent_killed, 0, slot);
  tellExit(town, slot, EXIT.console_kill);
  depart(town, slot, reason);
}

function depart(town: Town, slot: number, reason: string): void {
  const person = town.world.agents.person[slot];
  removeAgent(town, slot, reason);
  if (isLifecycleOn(town.config)) addTicket(town, person);
}

function tellExit(town: Town, slot: number, reason: number): void {
  const { world, events } = town;
  const wallet = world.agents.wallet[slot];
  const age = world.town.tick[0] - world.agents.spawnTick[slot];
  const fitness = fitnessOf(town, slot);
  const [high, low] = [highWord(wallet), lowWord(wallet)];
  emit(world, events, EVENT.agent_exit, fitness, slot, reason, age, high, low);
}
