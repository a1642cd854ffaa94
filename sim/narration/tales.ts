import { numbered } from "../world/ids.ts";
import type { Category } from "./categories.ts";

/**
 * One kind of line: its name, what it is filed under, what its wordings may name, and whether it is
 * told whatever was told just before.
 */
const tale = <const Name extends string, const Knows extends readonly string[]>(
  name: Name,
  category: Category,
  knows: Knows,
  priority = false,
) => ({ name, category, knows, priority });

const dayPart = <const Name extends string>(name: Name) =>
  tale(name, "digest", ["count", "name", "other", "object", "goods"]);

/** What the sum of a day is made of: never told by themselves. */
const DAY_PARTS = [
  dayPart("day_left"),
  dayPart("day_left_many"),
  dayPart("day_came"),
  dayPart("day_came_many"),
  dayPart("day_near_death"),
  dayPart("day_evicted"),
  dayPart("day_blackout"),
  dayPart("day_outage"),
  dayPart("day_argument"),
  dayPart("day_argument_many"),
  dayPart("day_quarrel"),
  dayPart("day_quarrel_many"),
  dayPart("day_friends"),
  dayPart("day_friends_many"),
  dayPart("day_made_up"),
  dayPart("day_dear"),
  dayPart("day_dear_many"),
  dayPart("day_hired"),
  dayPart("day_quit"),
  dayPart("day_late"),
  dayPart("day_late_many"),
  dayPart("day_met"),
  dayPart("day_met_many"),
  dayPart("day_tables"),
  dayPart("day_rain"),
  dayPart("day_best"),
] as const;

const topic = <const Name extends string>(name: Name) => tale(name, "personality_event", ["about"]);

/** What people talk about: never told by themselves. */
const TOPICS = [
  topic("topic_any"),
  topic("topic_rain"),
  topic("topic_cold"),
  topic("topic_power"),
  topic("topic_water"),
  topic("topic_dear"),
  topic("topic_quarrel"),
  topic("topic_left"),
  topic("topic_came"),
  topic("topic_rival"),
] as const;

/** Clauses about what weighs on everybody: never told by themselves. */
const lacks = <const Name extends string>(name: Name) => tale(name, "digest", ["since"]);
const suffers = <const Name extends string>(name: Name) => tale(name, "digest", ["who"]);

/** What weighs on everybody, and the lines that say so. A town may have no words for it: older ones have none. */
const HARDSHIPS = [
  lacks("no_power"),
  lacks("no_water"),
  suffers("all_hungry"),
  suffers("all_dirty"),
  suffers("all_tired"),
  tale("still_out", "utility_outage", ["what"], true),
  tale("worn_out", "need", ["what"], true),
] as const;

const EVERYDAY = [
  // Queues.
  tale("quarrel", "queue_conflict", ["actor", "rival", "object", "waiting"]),
  tale("impatient", "queue_conflict", ["actor", "rival", "object", "waiting"]),
  tale("shoved", "queue_conflict", ["actor", "rival", "object", "waiting"], true),
  tale("squabbles", "queue_conflict", ["count", "object"]),
  tale("first_clash", "first_clash", ["actor", "rival", "object"], true),
  tale("long_wait", "queue", ["actor", "object", "minutes"]),
  tale("closed", "closure", ["object", "until"], true),
  tale("reopened", "closure", ["object"]),

  // People.
  tale("argument", "argument", ["actor", "rival", "where", "object"], true),
  tale("met", "relationship_friendship", ["actor", "other", "where"], true),
  tale("met_in_line", "relationship_friendship", ["actor", "other", "where"], true),
  tale("met_at_table", "relationship_friendship", ["actor", "other", "where"], true),
  tale("met_at_work", "relationship_friendship", ["actor", "other", "where"], true),
  tale("first_friend", "relationship_friendship", ["actor", "other", "where", "age"], true),
  tale("friends", "relationship_friendship", ["actor", "other", "where"]),
  tale("close_friends", "relationship_friendship", ["actor", "other", "where"], true),
  tale("warmed_up", "relationship_friendship", ["actor", "other", "where"]),
  tale("rivals", "relationship_rivalry", ["actor", "rival", "where"]),
  tale("bitter_rivals", "relationship_rivalry", ["actor", "rival", "where"], true),
  tale("crossed", "relationship_rivalry", ["actor", "rival", "where"], true),
  tale("reconciled", "reconciliation", ["actor", "rival"], true),
  tale("rebuffed", "relationship_social_alert", ["actor", "other", "where"]),
  tale("keeps_away", "relationship_social_alert", ["actor", "rival", "where"], true),
  tale("keen_talk", "personality_event", ["actor", "other", "where", "topic"]),
  tale("star_talk", "personality_event", ["actor", "other", "where", "topic"], true),
  tale("touchy", "personality_event", ["actor", "rival", "where"]),
  tale("lunch_bond", "lunch_bond", ["actor", "other", "where"]),
  tale("shared_table", "company", ["actor", "other", "where"]),
  tale("full_table", "company", ["actor", "company", "where"]),
  tale("in_the_park", "company", ["actor", "other", "where", "topic"]),
  tale("covered", "help", ["actor", "helper", "place"]),
  tale("took_shift", "help", ["actor", "helper", "place"]),
  tale("meet", "meet", ["actor", "company", "place"], true),

  // Coming and going.
  tale("arrival", "arrival", ["actor", "home"], true),
  tale("arrival_homeless", "arrival", ["actor"], true),
  tale("exit_hunger", "exit_starvation", ["actor", "days"], true),
  tale("exit_rent", "exit_rent", ["actor", "days"], true),
  tale("exit_neglect", "exit_generic", ["actor", "days"], true),
  tale("exit_no_work", "exit_generic", ["actor", "days"], true),
  tale("exit_absence", "exit_generic", ["actor", "days"], true),
  tale("exit_cold", "exit_generic", ["actor", "days"], true),
  tale("exit_age", "exit_generic", ["actor", "days"], true),
  tale("exit_other", "exit_generic", ["actor", "days", "reason"], true),
  tale("near_death", "near_death", ["actor", "where"], true),
  tale("freezing", "near_death", ["actor", "where"], true),
  tale("evicted", "eviction", ["actor", "home"], true),
  tale("rehoused", "eviction", ["actor", "home"], true),

  // Work.
  tale("opening", "work", ["actor", "place"]),
  tale("late", "work", ["actor", "place", "minutes"]),
  tale("late_blocked", "late_blocked", ["actor", "rival", "object", "place"]),
  tale("absent", "work", ["actor", "place"]),
  tale("walked_out", "work", ["actor", "place"]),
  tale("short_day", "work", ["actor", "place", "percent"]),
  tale("warned", "work", ["actor", "place"], true),
  tale("on_notice", "work", ["actor"], true),
  tale("reprieved", "work", ["actor"]),
  tale("hired", "hired", ["actor", "place", "job"], true),
  tale("applied", "hired", ["actor", "place"]),
  tale("quit", "job_quit", ["actor", "place"], true),

  // Home and money.
  tale("cooked", "home", ["actor", "where"]),
  tale("groceries", "home", ["actor", "place"]),
  tale("slept", "sleep_complete", ["actor"]),
  tale("showered", "shower_complete", ["actor"]),
  tale("sold_out", "money", ["actor", "goods", "place"]),
  tale("week_of_work", "work", ["actor", "place", "weeks"]),
  tale("rent_missed", "money", ["actor", "home", "rent"], true),
  tale("new_price", "money", ["goods", "price"]),
  tale("price_spike", "price_spike", ["goods", "until"], true),
  tale("price_back", "price_spike", ["goods"]),
  tale("empty_handed", "money", ["actor", "object", "reason"]),

  // Needs.
  tale("hungry", "need", ["actor", "where"]),
  tale("dirty", "need", ["actor", "where"]),
  tale("tired", "need", ["actor", "where"]),
  tale("gave_up", "need", ["actor", "object", "reason"]),
  tale("bad_day", "need", ["actor"]),
  tale("bad_day_over", "need", ["actor"]),

  // The town.
  tale("sun", "town", ["park"]),
  tale("stars", "town", ["park"]),
  tale("night_rain", "town", ["park"]),
  tale("rain", "town", ["park"]),
  tale("cold", "town", ["park"]),
  tale("truck", "town", ["goods", "place"]),
  tale("blackout", "blackout", ["until"], true),
  tale("power_back", "blackout", []),
  tale("outage", "outage", ["until"], true),
  tale("water_back", "outage", []),
  tale("cold_shower", "utility_outage", ["object"], true),

  // The day as a whole, and what its sum is made of.
  tale("digest", "digest", ["day", "sum"], true),
  tale("quiet_day", "digest", ["day"], true),
  ...DAY_PARTS,
  ...TOPICS,
] as const;

/** Every kind of line that the town can tell; the wordings are in `configs/narration.yaml`. Index = the number stored. */
export const TALES = [...EVERYDAY, ...HARDSHIPS] as const;
type Tale = (typeof TALES)[number];
export type TaleName = Tale["name"];

export const TALE_NAMES = TALES.map(({ name }) => name);
export const EVERYDAY_NAMES = EVERYDAY.map(({ name }) => name);
export const HARDSHIP_NAMES = HARDSHIPS.map(({ name }) => name);
export const TALE = numbered(TALE_NAMES);

/** A text for everything that a wording of this kind of line may name. */
export type Values<Name extends TaleName> = Readonly<
  Record<Extract<Tale, { name: Name }>["knows"][number], string>
>;

/** A name in a wording. */
export const PLACEHOLDER = /\{(\w+)\}/g;

/** Names in a wording that this kind of line does not know. */
export function unknownNames(name: TaleName, wording: string): string[] {
  const knows: readonly string[] = TALES[TALE[name]].knows;
  return Array.from(wording.matchAll(PLACEHOLDER), ([, word]) => word).filter(
    (word) => !knows.includes(word),
  );
}
