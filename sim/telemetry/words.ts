import { NEEDS } from "../config/affordances.ts";
import { type Utility, UTILITIES } from "../config/blocks/world.ts";
import { FAIL_REASONS, type FailReason } from "../events/kinds.ts";
import { isLeaving } from "../lifecycle/is-leaving.ts";
import { SHIFT_STATES } from "../jobs/shift-states.ts";
import { MASKS, type Mask, OPTION, REASONS } from "../options/options.ts";
import type { Town } from "../town.ts";
import { ACTIVITIES } from "../world/activities.ts";
import { NONE, TALKS } from "../world/agent-table.ts";
import { clockText } from "../world/calendar.ts";
import { isOn } from "../world/utilities.ts";
import { activityOf, linePlace } from "./activity.ts";
import { companyOf } from "./company.ts";

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

/** An object as people call it; a till by its shop, because there are several. */
export function thingText({ rules }: Town, object: number): string {
  const { type, venue } = rules.objects[object];
  const thing = THINGS[rules.types[type]] ?? `the ${rules.types[type]}`;
  return rules.types[type] === "till" && venue !== NONE
    ? `the till of ${rules.venues[venue].name}`
    : thing;
}

const HOME = "home";

/** A venue by its name, or "own home" for the person who lives there. */
export function placeName(town: Town, venue: number, slot: number = NONE): string {
  if (venue === NONE) return "the street";
  return isHome(town, venue, slot) ? HOME : town.rules.venues[venue].name;
}

function isHome({ rules, world }: Town, venue: number, slot: number): boolean {
  const home = slot === NONE ? NONE : world.agents.home[slot];
  return home !== NONE && rules.homes[home].venue === venue;
}

/** Where somebody is, to be read after what they do: "in Fountain Park", "at home". */
export function whereText(town: Town, slot: number): string {
  const { rules, world } = town;
  const venue = rules.grid.venue[world.agents.cell[slot]];
  if (venue === NONE) return "in the street";
  return isHome(town, venue, slot) ? "at home" : rules.venues[venue].where;
}

/** What a person does right now, for the card: "Walking to Café Fountain", "Chatting with Bob in the street". */
export function doingText(town: Town, slot: number): string {
  if (isLeaving(town.world, slot)) return "Leaving town";
  const company = companyOf(town.world, slot);
  if (company !== NONE) return talkText(town, slot, company);
  const { world, rules } = town;
  const { agents } = world;
  const here = rules.grid.venue[agents.cell[slot]];
  const object = agents.targetObject[slot];
  const thing = object === NONE ? "" : (THINGS[rules.types[rules.objects[object].type]] ?? "it");
  const missing = object === NONE ? null : outageAt(town, object);
  const outage = missing === null ? "" : `; ${missing}`;
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
      return `${ORDINALS[linePlace(town, slot)] ?? "Far back"} in line for ${thing}${outage}`;
    case "walk":
      return walkText(goalName(town, slot));
    default:
      return object === NONE ? `At ${placeName(town, here, slot)}` : `At ${thing}${outage}`;
  }
}

function talkText(town: Town, slot: number, company: number): string {
  const { world, rules, people } = town;
  const { agents } = world;
  const { name } = people[agents.person[company]];
  const where = whereText(town, slot);
  switch (TALKS[agents.talkKind[slot]]) {
    case "chat":
      return `Chatting with ${name} ${where}`;
    case "rebuff":
      return `Cold words with ${name} ${where}`;
    default: {
      const held = agents.heldObject[slot];
      const object = held === NONE ? agents.queuedObject[slot] : held;
      const thing = object === NONE ? undefined : THINGS[rules.types[rules.objects[object].type]];
      return `Arguing with ${name} ${thing === undefined ? where : `at ${thing}`}`;
    }
  }
}

const walkText = (goal: string): string => (goal === HOME ? "Walking home" : `Walking to ${goal}`);

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
    case "invited":
      return "Asked to come and meet somebody.";
    case "new_day":
      return "A new day, and clean clothes in the wardrobe.";
    case "policy":
      return "A policy chose it.";
    case "company":
      return "Free time, and somebody to talk to.";
    default:
      return "Free time, and a bench in the park.";
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
  rival_there: "Somebody they keep away from is there",
  hands_full: "Hands are full",
  committed: "Has just chosen something else",
  busy: "Busy",
  possessed: "Somebody else is in charge",
  leaving: "On the way out of town",
};

/** What a person without work does about it, null for everybody else. */
export function outOfWorkText(town: Town, slot: number): string | null {
  const { agents, town: counters } = town.world;
  if (agents.job[slot] !== NONE || isLeaving(town.world, slot)) return null;
  const applied = agents.appliedJob[slot];
  if (applied !== NONE) return `Waiting for a place as ${town.rules.jobs[applied].name}`;
  return counters.tick[0] < agents.rehireFrom[slot] ? "Has just quit" : "Looking for work";
}

/** Things without which an option has no place. */
const THINGS_OF_OPTION: Readonly<Record<number, readonly string[]>> = {
  [OPTION.GetFed]: ["stove", "till"],
  [OPTION.GetClean]: ["shower"],
  [OPTION.ShopGroceries]: ["till"],
};

/** Why an option could not be chosen at the last decision; null when it could. */
export function maskText(town: Town, option: number, mask: number): string | null {
  if (MASKS[mask] === "no_place") {
    const { rules } = town;
    for (const thing of THINGS_OF_OPTION[option] ?? []) {
      const missing = outageText(town, rules.utilities[rules.types.indexOf(thing)] ?? 0);
      if (missing !== null) return capitalised(missing);
    }
  }
  return MASK_WORDS[MASKS[mask]];
}

const OUTAGE_WORDS: Readonly<Record<Utility, string>> = {
  power: "the power is out",
  water: "the water is off",
};

/** Which of some utilities (bits by UTILITIES) is off now; null when all of them are on. */
function outageText({ world }: Town, needed: number): string | null {
  const off = UTILITIES.find(
    (_, utility) => (needed & (1 << utility)) !== 0 && !isOn(world, utility),
  );
  return off === undefined ? null : OUTAGE_WORDS[off];
}

function outageAt(town: Town, object: number): string | null {
  return outageText(town, town.rules.utilities[town.rules.objects[object].type]);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const FAIL_WORDS: Readonly<Record<FailReason, string>> = {
  not_at_object: "not there in time",
  insufficient_funds: "not enough money",
  insufficient_stock: "nothing left",
  no_items: "nothing to do it with",
  hands_full: "hands full",
  no_home: "no home for it",
  incompatible_object: "not made for that",
  abandoned: "something else comes first",
  unreachable: "no way there",
  ghost_step: "no room there",
  reservation_timeout: "the turn was missed",
  power_off: OUTAGE_WORDS.power,
  water_off: OUTAGE_WORDS.water,
  already_dressed: "dressed already",
  fridge_full: "the fridge is full",
  bed_unavailable: "no bed free",
  hook_cancelled: "it was called off",
  missing_spec: "nobody knows how any more",
  precondition_failed: "not possible just now",
  rebuffed: "no wish to talk",
};

/** Why the use of an object failed, to be read after what failed. */
export function failText(town: Town, object: number, reason: number): string {
  // What a manifest demands is most often power or water.
  const missing = FAIL_REASONS[reason] === "precondition_failed" ? outageAt(town, object) : null;
  return missing ?? FAIL_WORDS[FAIL_REASONS[reason]];
}

const SHIFT_WORDS: Readonly<Record<(typeof SHIFT_STATES)[number], string>> = {
  pre_shift: "from the next one on",
  idle: "not begun yet",
  await_start: "begins soon",
  on_time: "on time",
  late: "late",
  absent: "missed",
  post_shift: "over",
};

/** How today's shift goes. */
export function shiftText(state: number): string {
  return SHIFT_WORDS[SHIFT_STATES[state]];
}

const DEPARTURES: Readonly<Record<string, string>> = {
  console_kill: "was taken out of the town.",
  faint: "collapsed from hunger and was taken away.",
  exposure: "collapsed in the cold and was taken away.",
  eviction: "lost the home over unpaid rent and moved away.",
  unemployment: "found no work and moved away.",
  chronic_neglect: "could not go on like this and moved away.",
  absence: "missed too many shifts and had to go.",
  age_out: "had a long life here and has left.",
};

/** Why somebody left, to be read after their name; a reason of somebody's own is quoted. */
export function departureText(reason: string): string {
  return DEPARTURES[reason] ?? `left the town: ${reason}.`;
}
