import { EXIT_REASONS } from "../lifecycle/exit-reasons.ts";
import { isLeaving } from "../lifecycle/is-leaving.ts";
import type { Person, Town } from "../town.ts";
import type { TownFigures } from "./town-figures.ts";
import { departureText } from "./words.ts";

/** Departures that the town panel tells of. */
const SHOWN = 5;

/** Somebody who has left town, or is on their way out. */
export interface Exit {
  /** When they set out. */
  readonly tick: number;
  readonly agent_id: string;
  /** By EXIT_REASONS, or an operator's own word. */
  readonly reason: string;
  readonly days_lived: number;
}

/** Everybody who has left, in the order in which they set out. */
export function exitsOf(town: Town): Exit[] {
  const { world, people } = town;
  const { agents, live } = world;
  const onTheWay = Array.from(live.subarray(0, world.town.liveCount[0])).flatMap((slot) => {
    if (!isLeaving(world, slot)) return [];
    const reason = EXIT_REASONS[agents.leavingReason[slot]];
    return [exitOf(town, people[agents.person[slot]], agents.leavingSince[slot], reason)];
  });
  const gone = people.flatMap((person) =>
    person.left === null ? [] : [exitOf(town, person, person.left.tick, person.left.reason)],
  );
  return [...gone, ...onTheWay].toSorted((a, b) => a.tick - b.tick);
}

function exitOf({ rules }: Town, { id, arrived }: Person, tick: number, reason: string): Exit {
  return { tick, agent_id: id, reason, days_lived: (tick - arrived) / rules.ticksPerDay };
}

/** The last who have gone, newest first. */
export function lastDepartures({ people, rules }: Town): TownFigures["departures"] {
  return people
    .flatMap(({ id, name, arrived, left }) =>
      left === null ? [] : [{ id, name, arrived, tick: left.tick, reason: left.reason }],
    )
    .toSorted((a, b) => b.tick - a.tick)
    .slice(0, SHOWN)
    .map(({ id, name, arrived, tick, reason }) => ({
      id,
      name,
      tick,
      reason: departureText(reason),
      days_lived: (tick - arrived) / rules.ticksPerDay,
    }));
}
