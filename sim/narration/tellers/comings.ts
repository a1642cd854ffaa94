import { NEEDS } from "../../config/affordances.ts";
import { EVENT_INTS } from "../../events/event-log.ts";
import { EVENT } from "../../events/kinds.ts";
import { EXIT_REASONS, type ExitReason } from "../../lifecycle/exit-reasons.ts";
import { departureText } from "../../telemetry/words.ts";
import type { Town } from "../../town.ts";
import { NONE } from "../../world/agent-table.ts";
import { slotOf } from "../../world/world.ts";
import type { Happening, Tellers } from "../happening.ts";
import { daysText, homeOf, nameOf, whereOf } from "../names.ts";
import { ask, say, sayAt } from "../say.ts";

export const comingTellers: Tellers = {
  agent_spawned: tellArrival,
  agent_exit: tellExit,
  agent_near_death: (town, { kind, a: who, b: need }) => {
    const name = NEEDS[need] === "hunger" ? "near_death" : "freezing";
    if (!ask(town, name, who)) return;
    const values = { actor: nameOf(town, who), where: whereOf(town, who) };
    say(town, name, kind, values, who);
  },
  agent_evicted: (town, { kind, a: who, c: cell }) => {
    if (!ask(town, "evicted", who)) return;
    const values = { actor: nameOf(town, who), home: homeAt(town, cell) };
    sayAt(town, "evicted", kind, values, cell, who);
  },
  agent_housed: (town, { kind, a: who, b: cell }) => {
    if (!ask(town, "rehoused", who)) return;
    const values = { actor: nameOf(town, who), home: homeAt(town, cell) };
    sayAt(town, "rehoused", kind, values, cell, who);
  },
};

/** The home whose tile that is, by name. */
function homeAt({ rules }: Town, cell: number): string {
  const venue = cell === NONE ? NONE : rules.grid.venue[cell];
  return venue === NONE ? "a home" : rules.venues[venue].name;
}

/** Somebody comes to live here, with a home or still without. */
function tellArrival(town: Town, { kind, a: who, b: cell }: Happening): void {
  const slot = slotOf(town.world, who);
  const isHoused = slot !== NONE && town.world.agents.home[slot] !== NONE;
  if (!ask(town, "arrival", who)) return;
  const actor = nameOf(town, who);
  if (isHoused) sayAt(town, "arrival", kind, { actor, home: homeOf(town, who) }, cell, who);
  else sayAt(town, "arrival_homeless", kind, { actor }, cell, who);
}

/** How a departure is told, by its reason. */
const EXITS = {
  faint: "exit_hunger",
  exposure: "exit_cold",
  eviction: "exit_rent",
  unemployment: "exit_no_work",
  chronic_neglect: "exit_neglect",
  absence: "exit_absence",
  age_out: "exit_age",
  console_kill: "exit_other",
} as const satisfies Record<ExitReason, string>;

/** Somebody leaves, and why; the reason of an operator is quoted. */
function tellExit(town: Town, { kind, a: who, b: why }: Happening): void {
  const name = EXITS[EXIT_REASONS[why]];
  if (!ask(town, name, who)) return;
  const { left } = town.people[who];
  const reason = departureText(left?.reason ?? EXIT_REASONS[why]);
  const values = { actor: nameOf(town, who), days: daysText(town, who), reason };
  sayAt(town, name, kind, values, cellOf(town, who), who);
}

/** Where somebody is, or was until this tick took them away. */
function cellOf({ world, events }: Town, who: number): number {
  const slot = slotOf(world, who);
  if (slot !== NONE) return world.agents.cell[slot];
  for (let index = 0; index < events.count; index++) {
    const at = index * EVENT_INTS;
    if (events.ints[at] === EVENT.agent_removed && events.ints[at + 2] === who) {
      return events.ints[at + 3];
    }
  }
  return NONE;
}
