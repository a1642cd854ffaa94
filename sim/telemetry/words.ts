import { NEEDS } from "../config/affordances.ts";
import { MASKS, type Mask, OPTION, REASONS } from "../options/options.ts";
import type { Town } from "../town.ts";
import { ACTIVITIES } from "../world/activities.ts";
import { NONE } from "../world/agent-table.ts";
import { clockText } from "../world/calendar.ts";
import { activityOf, linePlace } from "./activity.ts";

const ORDINALS = ["", "Next", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth"];

const THINGS: Readonly<Record<string, string>> = {
  bed: "the bed",
  fridge: "the fridge",
  stove: "the stove",
  chair: "a chair",
  till: "the till",
  desk: "a desk",
  shower: "the shower",
  bench: "a bench",
  wardrobe: "the wardrobe",
};

/** A venue by its name, or "own home" for the person who lives there. */
export function placeName(town: Town, venue: number, slot: number = NONE): string {
  if (venue === NONE) return "the street";
  const home = slot === NONE ? NONE : town.world.agents.home[slot];
  if (home !== NONE && town.rules.homes[home].venue === venue) return "home";
  return town.rules.venues[venue].name;
}

/** What a person does right now, for the card: "Walking to Café Fountain". */
export function doingText(town: Town, slot: number): string {
  const { world, rules } = town;
  const { agents } = world;
  const here = rules.grid.venue[agents.cell[slot]];
  const object = agents.targetObject[slot];
  const thing = object === NONE ? "" : (THINGS[rules.types[rules.objects[object].type]] ?? "it");
  switch (ACTIVITIES[activityOf(town, slot)]) {
    case "sleep":
      return "Asleep";
    case "shower":
      return "Taking a shower";
    case "cook":
      return "Cooking";
    case "eat":
      return `Eating at ${placeName(town, here, slot)}`;
    case "shop":
      return `Paying at ${placeName(town, here)}`;
    case "desk":
      return "At the desk";
    case "serve":
      return `Serving at ${placeName(town, here)}`;
    case "sit":
      return "Sitting on a bench";
    case "queue":
      return `${ORDINALS[linePlace(town, slot)] ?? "Far back"} in line for ${thing}`;
    case "walk":
      return `Walking to ${goalName(town, slot)}`;
    default:
      return object === NONE ? `At ${placeName(town, here, slot)}` : `At ${thing}`;
  }
}

function goalName(town: Town, slot: number): string {
  const { agents } = town.world;
  const object = agents.targetObject[slot];
  if (object !== NONE) return placeName(town, town.rules.objects[object].venue, slot);
  const field = agents.targetField[slot];
  const cell = field === NONE ? agents.cell[slot] : town.rules.fields.target[field];
  return placeName(town, town.rules.grid.venue[cell], slot);
}

const NEED_OF_OPTION: Readonly<Record<number, number>> = {
  [OPTION.GetFed]: NEEDS.indexOf("hunger"),
  [OPTION.GetClean]: NEEDS.indexOf("hygiene"),
  [OPTION.Sleep]: NEEDS.indexOf("energy"),
};
/** As on the bars of the card: a need is satisfied to so many percent. */
const NEED_WORDS = ["fed", "clean", "rested"];

/** Why the option was chosen, in words. */
export function reasonText({ world, rules }: Town, slot: number): string {
  const { agents } = world;
  const need = NEED_OF_OPTION[agents.option[slot]];
  const level =
    need === undefined ? "" : `${Math.round(world.needs[need][slot] * 100)} % ${NEED_WORDS[need]}`;
  const job = agents.job[slot];
  const shift = job === NONE ? "" : clockText(rules.jobs[job].start, rules.ticksPerDay);
  const end = job === NONE ? "" : clockText(rules.jobs[job].end, rules.ticksPerDay);
  switch (REASONS[agents.reason[slot]]) {
    case "need_low":
      return `${level}.`;
    case "need_low_ahead":
      return `${level}, and there will be no time later.`;
    case "shift_soon":
      return `The shift begins at ${shift}.`;
    case "shift_on":
      return `On shift until ${end}.`;
    case "pantry_low":
      return "Little food is left at home.";
    case "night":
      return `It is night. ${level}.`;
    case "seeking_work":
      return "Out of work, and going to ask for some.";
    case "exhausted":
      return `Exhausted. ${level}.`;
    case "new_day":
      return "A new day, and clean clothes in the wardrobe.";
    default:
      return "Free time, and company in the park.";
  }
}

const MASK_WORDS: Readonly<Record<Mask, string | null>> = {
  open: null,
  satisfied: "No need for it now",
  no_place: "Nothing free or in stock within reach",
  no_money: "Not enough money",
  no_home: "No home for it",
  no_job: "No job",
  off_shift: "The shift is over",
  stocked: "Enough food at home",
  too_early: "Too early to leave",
  no_time: "Not enough time before work",
  night: "Not at night",
  works_anywhere: "The work needs no way",
  rehire_blocked: "Has just quit a job",
  waiting_for_work: "Waiting for a place",
};

/** What a person without work does about it, null for everybody else. */
export function outOfWorkText(town: Town, slot: number): string | null {
  const { agents, town: counters } = town.world;
  if (agents.job[slot] !== NONE) return null;
  const applied = agents.appliedJob[slot];
  if (applied !== NONE) return `Waiting for a place as ${town.rules.jobs[applied].name}`;
  return counters.tick[0] < agents.rehireFrom[slot] ? "Has just quit" : "Looking for work";
}

/** Why an option could not be chosen at the last decision; null when it could. */
export function maskText(mask: number): string | null {
  return MASK_WORDS[MASKS[mask]];
}

const DEPARTURES: Readonly<Record<string, string>> = {
  console_kill: "was taken out of the town.",
  faint: "collapsed from hunger and was taken away.",
  eviction: "lost the home and moved away.",
  chronic_neglect: "could not go on like this and moved away.",
};

/** Why somebody left, to be read after their name; a reason of somebody's own is quoted. */
export function departureText(reason: string): string {
  return DEPARTURES[reason] ?? `left the town: ${reason}.`;
}
