import { nextUint32 } from "../rng/rng.ts";
import type { Town } from "../town.ts";

/**
 * Somebody new is to come for a person who has left, after a delay drawn from the `world` stream:
 * uniform, in whole ticks. There is always room for the ticket: who has left had a slot.
 */
export function addTicket(town: Town, origin: number): void {
  const { tickets, town: counters, streams } = town.world;
  const [fewest, most] = counters.spawnDelay;
  const delay = fewest + (nextUint32(streams.world) % (most - fewest + 1));
  const at = counters.tickets[0];
  tickets.due[at] = counters.tick[0] + delay;
  tickets.origin[at] = origin;
  tickets.blocked[at] = 0;
  counters.tickets[0] = at + 1;
}

/** The newcomer of this ticket has come. */
export function forgetTicket({ world: { tickets, town } }: Town, at: number): void {
  const last = town.tickets[0] - 1;
  for (const column of [tickets.due, tickets.origin, tickets.blocked]) {
    column.copyWithin(at, at + 1, last + 1);
    column[last] = 0;
  }
  town.tickets[0] = last;
}

/** Ticks that newcomers take to come, from the next departure on. */
export function setSpawnDelay({ world: { town } }: Town, fewest: number, most: number): void {
  town.spawnDelay[0] = fewest;
  town.spawnDelay[1] = most;
}
