import { setImmediate as others } from "node:timers/promises";

import { err, ok } from "../../sim/result.ts";
import { DayRecorder, type PersonDay } from "../../sim/telemetry/person-day.ts";
import { refuse } from "../problem.ts";
import type { Outcome } from "../problem.ts";
import { personCalled } from "./person-called.ts";
import type { TownHost } from "./town-host.ts";
import { guestOf, otherRules } from "./travel.ts";

/** A day has so many samples. */
const SAMPLES = 100;
/** The town that is shown lives on meanwhile: so long at a time may pass without it. */
const SLICE_MS = 4;

/**
 * How somebody fared in the day up to the tick that is shown, or since the record begins: the day is simulated once
 * more, beside the town. Null without a file, and when `isWanted` says no. Refused: an id that nobody has, and a
 * record that does not repeat itself.
 */
export async function personDay(
  host: TownHost,
  agentId: string,
  isWanted: () => boolean,
): Promise<Outcome<PersonDay | null>> {
  const { home, tick: until } = host;
  const { people, rules } = host.town;
  const person = personCalled(people, agentId);
  if (person < 0) {
    return refuse("not_found", `Nobody here is called '${agentId}'.`, "Choose a person.");
  }
  if (home === null) return ok(null);
  const from = Math.max(home.firstTick, until - rules.ticksPerDay);
  const guest = await guestOf(host, home.timeline, from);
  if (!guest.ok) return guest;
  const again = guest.value;
  const recorder = new DayRecorder(person, agentId, Math.ceil(rules.ticksPerDay / SAMPLES));
  recorder.note(again.town, true);
  again.onTick((town, tick) => recorder.note(town, tick === until));
  while (again.tick < until) {
    if (!isWanted()) return ok(null);
    const pause = performance.now() + SLICE_MS;
    again.advance(until - again.tick, () => performance.now() < pause);
    if (again.problem !== null) return err(again.problem);
    await others();
  }
  return again.divergedAt === null ? ok(recorder.day) : otherRules(home.store.file, until);
}
