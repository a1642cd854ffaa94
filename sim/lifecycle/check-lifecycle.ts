import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { isLeaving } from "./is-leaving.ts";
import { EXIT_REASONS } from "./exit-reasons.ts";

/** Every law of coming and going that does not hold now, in words; empty in a sound town. */
export function brokenLifecycleLaws(town: Town): string[] {
  return [
    ...brokenCounts(town),
    ...brokenTickets(town),
    ...brokenLeavers(town),
    ...brokenHomes(town),
    ...brokenEmbeddings(town),
  ];
}

function living({ world }: Town): number[] {
  return Array.from(world.live.subarray(0, world.town.liveCount[0]));
}

/** Rules let no more go in a day than its cap allowed. What operators want is counted, and asks for no room. */
function brokenCounts({ world: { town } }: Town): string[] {
  const byRule = town.exitsToday[0] - town.exitsForced[0];
  const cap = town.exitCapToday[0];
  const broken: string[] = [];
  if (byRule < 0 || town.queueExits[0] > town.exitsToday[0]) broken.push("exits are miscounted");
  if (cap !== NONE && byRule > cap) broken.push(`${byRule} have left today, of ${cap} who may`);
  return broken;
}

/** Everybody on their way in takes the place of somebody who has left, and there is room for all. */
function brokenTickets(town: Town): string[] {
  const { tickets, town: counters, capacity } = town.world;
  const count = counters.tickets[0];
  const broken: string[] = [];
  if (count < 0 || counters.liveCount[0] + count > capacity.agents) {
    broken.push(`${count} are on their way into a town that has no room for them`);
  }
  for (let at = 0; at < count; at++) {
    const origin = town.people[tickets.origin[at]];
    if (origin === undefined || origin.left === null) broken.push("somebody follows nobody");
    if (tickets.due[at] < 0) broken.push("a newcomer is due before time began");
  }
  return broken;
}

/** Who is on the way out has given up everything. */
function brokenLeavers(town: Town): string[] {
  const { agents, town: counters } = town.world;
  const leavers = living(town).filter((slot) => isLeaving(town.world, slot));
  const broken: string[] = [];
  if (leavers.length !== counters.leaving[0]) {
    broken.push(`${counters.leaving[0]} are said to be leaving, ${leavers.length} are`);
  }
  for (const slot of leavers) {
    const { id } = town.people[agents.person[slot]];
    const held = [agents.heldObject, agents.queuedObject, agents.runningAffordance, agents.option];
    const kept = [agents.home, agents.evictedHome, agents.job, agents.appliedJob];
    if ([...held, ...kept].some((column) => column[slot] !== NONE)) {
      broken.push(`${id} leaves without letting go`);
    }
    if (EXIT_REASONS[agents.leavingReason[slot]] === undefined) {
      broken.push(`${id} leaves for no reason`);
    }
  }
  return broken;
}

/** Nobody is at home in two places, and none waits while a home has not been given out. */
function brokenHomes(town: Town): string[] {
  const { agents } = town.world;
  return living(town).flatMap((slot) => {
    const { id } = town.people[agents.person[slot]];
    const isEvicted = agents.evictedTick[slot] !== NONE;
    if (isEvicted && agents.home[slot] !== NONE) return [`${id} is evicted and at home`];
    if (!isEvicted && agents.evictedHome[slot] !== NONE) return [`a home is kept for ${id}`];
    if (agents.seeksHome[slot] === 1 && agents.home[slot] !== NONE) {
      return [`${id} has a home and waits for one`];
    }
    return [];
  });
}

/** Everybody has a row of the table of identities, and each row one tenant at most. */
function brokenEmbeddings(town: Town): string[] {
  const { agents, embeddings, capacity } = town.world;
  const broken: string[] = [];
  let held = 0;
  for (let row = 0; row < capacity.embeddings; row++) {
    const tenant = embeddings.tenant[row];
    if (tenant === NONE) continue;
    held += 1;
    if (agents.embedding[tenant] !== row) broken.push(`row ${row} has a tenant who does not know`);
  }
  const people = living(town);
  for (const slot of people) {
    const row = agents.embedding[slot];
    if (row === NONE || embeddings.tenant[row] !== slot) {
      broken.push(`${town.people[agents.person[slot]].id} has no row of their own`);
    }
  }
  if (held !== people.length) broken.push(`${held} rows are taken by ${people.length} people`);
  return broken;
}
