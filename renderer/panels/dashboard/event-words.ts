import { type EventName, PERSON_ROLES } from "../../../sim/events/kinds.ts";
import type { TownEvent } from "../../stream/known-events.ts";

/** What events can be chosen by. */
export const EVENT_GROUPS = [
  "people",
  "work",
  "home",
  "money",
  "queue",
  "town",
  "routine",
] as const;
export type EventGroup = (typeof EVENT_GROUPS)[number];

export const GROUP_WORDS: Readonly<Record<EventGroup, string>> = {
  people: "Friends and rivals",
  work: "Work",
  home: "Needs and home",
  money: "Money and goods",
  queue: "Queues",
  town: "The town",
  routine: "Routine",
};

/** The group of each event, and how it is told: what stands in braces is filled in from the event. */
const WORDS: Readonly<Record<EventName, readonly [EventGroup, string]>> = {
  agent_spawned: ["town", "{agent_id} comes to live here"],
  option_started: ["routine", "{agent_id} decides: {option}"],
  affordance_start: ["routine", "{agent_id} begins at {object_id}"],
  affordance_finish: ["routine", "{agent_id} is done at {object_id}"],
  affordance_fail: ["home", "{agent_id} fails at {object_id}: {reason}"],
  sleep_complete: ["home", "{agent_id} has slept"],
  shower_complete: ["home", "{agent_id} has showered"],
  item_bought: ["money", "{agent_id} buys {item}"],
  stock_replenish: ["money", "{object_id} is filled with {item}"],
  economy_price_update: ["money", "A price changes: {key}"],
  rent_paid: ["money", "{agent_id} pays the rent"],
  rent_missed: ["money", "{agent_id} cannot pay the rent"],
  agent_nightly_reset: ["routine", "A new day for {agent_id}"],
  need_threshold: ["home", "{agent_id} runs low: {need}"],
  shift_started: ["work", "{agent_id} begins a shift as {job_id}"],
  shift_late_start: ["work", "{agent_id} is late for work"],
  shift_absent: ["work", "{agent_id} misses a shift"],
  shift_departed_early: ["work", "{agent_id} leaves work early"],
  shift_ended: ["work", "{agent_id} ends a shift as {job_id}"],
  queue_joined: ["queue", "{agent_id} queues for {object_id}"],
  queue_granted: ["queue", "{agent_id} gets {object_id}"],
  queue_interaction: ["queue", "{actor} and {rival} meet in line at {object_id}"],
  queue_conflict: ["queue", "{actor} and {rival} quarrel in line at {object_id}"],
  public_argument: ["people", "{agents} argue in public"],
  chat_success: ["people", "{speaker} chats with {listener}"],
  chat_failure: ["people", "{speaker} gets no word out of {listener}"],
  policy_guardrail_block: ["people", "{agent_id} keeps away from {target_agent}"],
  tie_added: ["people", "{owner} takes notice of {other}"],
  tie_removed: ["people", "{owner} forgets about {other}"],
  reservation_timeout: ["queue", "{agent_id} waits no longer for {object_id}"],
  ghost_step: ["routine", "{agent_id} slips through a jam"],
  need_set: ["town", "An operator sets {need} of {agent_id}"],
  agent_removed: ["town", "{agent_id} is gone"],
  agent_killed: ["town", "An operator removes {agent_id}"],
  agent_exit: ["town", "{agent_id} leaves town: {exit_reason}"],
  agent_near_death: ["home", "{agent_id} is about to collapse: {need}"],
  agent_evicted: ["home", "{agent_id} loses their home"],
  agent_housed: ["home", "{agent_id} moves into a home"],
  lifecycle_exit_pending: ["town", "{agent_id} is about to leave: {exit_reason}"],
  exits_suppressed: ["town", "Nobody leaves for a while"],
  spawn_blocked: ["town", "A newcomer finds no room"],
  embedding_forced_reuse: ["routine", "{agent_id} is given a number that was in use"],
  agent_teleported: ["town", "An operator moves {agent_id}"],
  agent_possessed: ["town", "An operator takes over {agent_id}"],
  agent_released: ["town", "{agent_id} is free again"],
  weather_changed: ["town", "The weather turns {to}"],
  utility_changed: ["town", "Something changes with the {utility}"],
  stipend_paid: ["money", "{agent_id} is given a stipend"],
  economy_wage_update: ["money", "A wage changes: {job_id}"],
  economy_basket_violation: ["money", "A day’s work as {job_id} no longer pays for a day"],
  economy_autotune: ["money", "A price is tuned: {key}"],
  spiral_day_started: ["home", "A bad day begins for {agent_id}"],
  spiral_day_ended: ["home", "The bad day of {agent_id} is over"],
  perturbation_started: ["town", "A disturbance begins: {spec}"],
  perturbation_price_spike: ["money", "Prices rise: {target}"],
  perturbation_blackout: ["town", "The power goes out"],
  perturbation_outage: ["town", "The {utility} fails"],
  perturbation_arranged_meet: ["town", "{participants} are asked to {location}"],
  arranged_meet_relocated: ["town", "{agent_id} is brought to {location}"],
  perturbation_queue_closure: ["town", "Closed for a while: {object_type}"],
  perturbation_staggered: ["town", "A disturbance is put off: {spec}"],
  perturbation_config_reloaded: ["town", "The rules of disturbances are loaded anew"],
  perturbation_config_reload_failed: ["town", "New rules of disturbances are refused"],
  perturbation_ended: ["town", "A disturbance ends: {spec}"],
  perturbation_cancelled: ["town", "A disturbance is called off: {spec}"],
  affordance_precondition_fail: ["home", "{agent_id} cannot begin at {object_id}"],
  shower_power_outage: ["town", "No power at {object_id}"],
  shared_meal: ["people", "{agents} eat together"],
  affordance_manifest_reloaded: ["town", "What things offer is loaded anew"],
  affordance_manifest_reload_failed: ["town", "What things offer could not be loaded anew"],
  employment_warning: ["work", "{agent_id} is warned over missed shifts"],
  employment_helped_when_late: ["work", "{coworkers} help {agent_id}, who is late"],
  employment_took_my_shift: ["work", "{coworkers} take over for {agent_id}"],
  employment_exit_pending: ["work", "{agent_id} may have to leave over work"],
  employment_exit_queue_overflow: ["work", "Too many are about to leave over work"],
  employment_exit_manual_request: ["work", "An operator lets {agent_id} go"],
  employment_exit_deferred: ["work", "{agent_id} may stay for now"],
  employment_exit_processed: ["work", "{agent_id} loses the job as {job_id}"],
  employment_hired: ["work", "{agent_id} is hired as {job_id}"],
  employment_hire_pending: ["work", "{agent_id} asks for a job as {job_id}"],
  job_quit: ["work", "{agent_id} gives up the job as {job_id}"],
  action_invalid: ["routine", "{agent_id} tries what cannot be done"],
};

const IS_PERSON: ReadonlySet<string> = PERSON_ROLES;
const PERSON_KEYS: readonly string[] = [...PERSON_ROLES];

const KNOWN = new Map<string, readonly [EventGroup, string]>(Object.entries(WORDS));

export function groupOf({ event }: TownEvent): EventGroup {
  return KNOWN.get(event)?.[0] ?? "town";
}

/** Ids of everybody whom an event is about, who does something first. */
export function peopleIn(event: TownEvent): readonly string[] {
  return PERSON_KEYS.flatMap((key) => textsOf(event[key]));
}

/** An event as a sentence; one that nobody has words for goes by its name. */
export function eventWords(event: TownEvent, nameOf: (id: string) => string): string {
  const told = KNOWN.get(event.event)?.[1] ?? plain(event.event);
  return told.replaceAll(/\{(\w+)\}/gu, (_, key: string) =>
    IS_PERSON.has(key)
      ? listed(textsOf(event[key]).map(nameOf))
      : textsOf(event[key]).map(plain).join(", "),
  );
}

function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value === "string") return [value];
  return typeof value === "number" ? [String(value)] : [];
}

const SAID: ReadonlyMap<string, string> = new Map([
  ["meals", "a meal"],
  ["food_raw", "groceries"],
  ["raw_ingredients", "ingredients"],
  ["clothes_clean", "clean clothes"],
  ["meal_cost", "meals"],
  ["ingredients_cost", "groceries"],
  ["shower_cost", "showers"],
  ["GetFed", "get fed"],
  ["GetClean", "get clean"],
  ["GoToWork", "go to work"],
  ["ShopGroceries", "buy groceries"],
  ["Socialise", "socialise"],
]);

const plain = (text: string): string => SAID.get(text) ?? text.replaceAll("_", " ");

function listed(names: readonly string[]): string {
  return names.length < 2
    ? (names[0] ?? "somebody")
    : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}
