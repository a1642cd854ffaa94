import { EVENT_INTS } from "../events/event-log.ts";
import { EVENT_KINDS } from "../events/kinds.ts";
import type { Town } from "../town.ts";
import { timeOfDay } from "../world/calendar.ts";
import { factTellers, tellDay } from "./digest.ts";
import { type Teller, type Tellers, happeningAt } from "./happening.ts";
import { tellHardship } from "./hardship.ts";
import { arrangedTellers } from "./tellers/arranged.ts";
import { cityTellers } from "./tellers/city.ts";
import { comingTellers } from "./tellers/comings.ts";
import { dailyTellers } from "./tellers/daily-life.ts";
import { forgetSquabbles, queueTellers, tellSquabbles } from "./tellers/queues.ts";
import { alertTellers, personalityTellers } from "./tellers/social.ts";
import { workTellers } from "./tellers/work.ts";
import { tellTies } from "./tie-lines.ts";

/** By kind of event, undefined where it is routine. */
const byKind = (tellers: Tellers): readonly (Teller | undefined)[] =>
  EVENT_KINDS.map(({ event }) => tellers[event]);

const WORLD = byKind({
  ...queueTellers,
  ...workTellers,
  ...dailyTellers,
  ...cityTellers,
  ...comingTellers,
  ...arrangedTellers,
});
const FACTS = byKind(factTellers);
const ALERTS = byKind(alertTellers);
const PERSONALITY = byKind(personalityTellers);

/** Rounds in which an event of a kind is told, as bits. Most kinds are told in none. */
const ROUNDS = Uint8Array.from(
  EVENT_KINDS,
  (_, kind) =>
    (WORLD[kind] === undefined ? 0 : 1) |
    (ALERTS[kind] === undefined ? 0 : 2) |
    (PERSONALITY[kind] === undefined ? 0 : 4) |
    (FACTS[kind] === undefined ? 0 : 8),
);

/**
 * Tells what of this tick is worth it, as far as the limits allow: what happened, in order; then what
 * became of ties, friendly first; then what went wrong between people; then what shows their
 * personality; in the morning what weighs on everybody; at midnight the sum of the day. What operators tell stands before all of it. Simulation §14.2.
 */
export function narrate(town: Town): void {
  const { events, world } = town;
  let rounds = 0;
  for (let index = 0, at = 0; index < events.count; index++, at += EVENT_INTS) {
    rounds |= ROUNDS[events.ints[at]];
  }
  if ((rounds & 1) !== 0) tellRound(town, WORLD);
  if (town.scratch.tieChanges.count > 0) tellTies(town);
  if ((rounds & 2) !== 0) tellRound(town, ALERTS);
  if ((rounds & 4) !== 0) tellRound(town, PERSONALITY);
  if (world.town.squabbles[0] > 0) tellSquabbles(town);
  if ((rounds & 8) !== 0) tellRound(town, FACTS);
  const time = timeOfDay(world.town.tick[0], town.rules.ticksPerDay);
  if (time === town.rules.narration.hardshipAt) tellHardship(town);
  if (time === 0) {
    forgetSquabbles(town);
    tellDay(town);
  }
}

function tellRound(town: Town, tellers: readonly (Teller | undefined)[]): void {
  for (let index = 0; index < town.events.count; index++) {
    tellers[town.events.ints[index * EVENT_INTS]]?.(town, happeningAt(town, index));
  }
}
