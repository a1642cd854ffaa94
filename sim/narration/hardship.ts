import { NEEDS, type Need } from "../config/affordances.ts";
import { type Utility, UTILITIES } from "../config/blocks/world.ts";
import { isCityEvent } from "../perturbations/city-events.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { timeOfDay } from "../world/calendar.ts";
import { UTILITY, isOn } from "../world/utilities.ts";
import { listText, shareText, sinceText } from "./names.ts";
import { ask, say, textOf } from "./say.ts";

/** A need that is no higher has come to its end. */
const FLOOR = 0.05;

const CUTS = { power: "no_power", water: "no_water" } as const satisfies Record<Utility, string>;

/** What people suffer from, the gravest of equals first. */
const SUFFERED = [
  ["hunger", "all_hungry"],
  ["energy", "all_tired"],
  ["hygiene", "all_dirty"],
] as const satisfies readonly (readonly [Need, string])[];

/**
 * What weighs on everybody now, in one clause: power or water that is off, and the need that has come to
 * its end for most people. Empty where there is nothing, or no words for it.
 */
export function hardshipText(town: Town): string {
  if (town.rules.narration.hardshipAt < 0) return "";
  const clauses = UTILITIES.flatMap((name) => {
    const start = cutSince(town, UTILITY[name]);
    if (start === NONE) return [];
    return textOf(town, CUTS[name], UTILITY[name], { since: sinceText(town, start) });
  });
  const misery = miseryText(town);
  return listText(misery === "" ? clauses : [...clauses, misery]);
}

/** In the morning, as long as it lasts: what has been off since before this day, or what most people suffer from. */
export function tellHardship(town: Town): void {
  const { tick } = town.world.town;
  const midnight = tick[0] - timeOfDay(tick[0], town.rules.ticksPerDay);
  const isLasting = UTILITIES.some((name) => {
    const start = cutSince(town, UTILITY[name]);
    return start !== NONE && start < midnight;
  });
  if (!isLasting && miseryText(town) === "") return;
  const name = isLasting ? "still_out" : "worn_out";
  if (ask(town, name)) say(town, name, "day", { what: hardshipText(town) });
}

/** The tick since which a utility is off, by the first of the disturbances that cut it now; NONE = it is on. */
function cutSince({ rules, world }: Town, utility: number): number {
  const { town: state } = world;
  if (isOn(world, utility)) return NONE;
  let since: number = NONE;
  for (let at = 0; at < state.disturbances[0]; at++) {
    const { kind } = rules.events.specs[state.disturbanceSpec[at]];
    if (state.disturbanceOn[at] === 0 || state.disturbanceAim[at] !== utility) continue;
    if (!isCityEvent(kind)) continue;
    const start = state.disturbanceStart[at];
    if (since === NONE || start < since) since = start;
  }
  return since;
}

/** The need that has come to its end for the most people, if these are more than half of several. */
function miseryText(town: Town): string {
  const { live, needs, town: state } = town.world;
  const all = state.liveCount[0];
  let most = Math.max(1, Math.floor(all / 2));
  let text = "";
  for (const [need, name] of SUFFERED) {
    const level = needs[NEEDS.indexOf(need)];
    let count = 0;
    for (let place = 0; place < all; place++) if (level[live[place]] <= FLOOR) count += 1;
    if (count <= most) continue;
    most = count;
    text = textOf(town, name, count, { who: shareText(count, all) });
  }
  return text;
}
