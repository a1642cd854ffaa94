import { WORDS } from "../../../preload/words/words.ts";
import { type EventName, PERSON_ROLES } from "../../../sim/events/kinds.ts";
import type { TownEvent } from "../../../sim/telemetry/sections/recent.ts";

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

/** The group of each event. */
const GROUPS: Readonly<Record<EventName, EventGroup>> = {
  agent_spawned: "town",
  option_started: "routine",
  affordance_start: "routine",
  affordance_finish: "routine",
  affordance_fail: "home",
  sleep_complete: "home",
  shower_complete: "home",
  item_bought: "money",
  stock_replenish: "money",
  economy_price_update: "money",
  rent_paid: "money",
  rent_missed: "money",
  agent_nightly_reset: "routine",
  need_threshold: "home",
  shift_started: "work",
  shift_late_start: "work",
  shift_absent: "work",
  shift_departed_early: "work",
  shift_ended: "work",
  queue_joined: "queue",
  queue_granted: "queue",
  queue_interaction: "queue",
  queue_conflict: "queue",
  public_argument: "people",
  chat_success: "people",
  chat_failure: "people",
  policy_guardrail_block: "people",
  tie_added: "people",
  tie_removed: "people",
  reservation_timeout: "queue",
  ghost_step: "routine",
  need_set: "town",
  agent_removed: "town",
  agent_killed: "town",
  agent_exit: "town",
  agent_near_death: "home",
  agent_evicted: "home",
  agent_housed: "home",
  lifecycle_exit_pending: "town",
  exits_suppressed: "town",
  spawn_blocked: "town",
  embedding_forced_reuse: "routine",
  agent_teleported: "town",
  agent_possessed: "town",
  agent_released: "town",
  weather_changed: "town",
  utility_changed: "town",
  stipend_paid: "money",
  economy_wage_update: "money",
  economy_basket_violation: "money",
  economy_autotune: "money",
  spiral_day_started: "home",
  spiral_day_ended: "home",
  perturbation_started: "town",
  perturbation_price_spike: "money",
  perturbation_blackout: "town",
  perturbation_outage: "town",
  perturbation_arranged_meet: "town",
  arranged_meet_relocated: "town",
  perturbation_queue_closure: "town",
  perturbation_staggered: "town",
  perturbation_config_reloaded: "town",
  perturbation_config_reload_failed: "town",
  perturbation_ended: "town",
  perturbation_cancelled: "town",
  affordance_precondition_fail: "home",
  shower_power_outage: "town",
  shared_meal: "people",
  affordance_manifest_reloaded: "town",
  affordance_manifest_reload_failed: "town",
  employment_warning: "work",
  employment_helped_when_late: "work",
  employment_took_my_shift: "work",
  employment_exit_pending: "work",
  employment_exit_queue_overflow: "work",
  employment_exit_manual_request: "work",
  employment_exit_deferred: "work",
  employment_exit_processed: "work",
  employment_hired: "work",
  employment_hire_pending: "work",
  job_quit: "work",
  action_invalid: "routine",
};

const IS_PERSON: ReadonlySet<string> = PERSON_ROLES;
const PERSON_KEYS: readonly string[] = [...PERSON_ROLES];

const KNOWN = new Map<string, EventGroup>(Object.entries(GROUPS));
const TOLD = new Map<string, string>(Object.entries(WORDS.events.told));
const THINGS = new Map(Object.entries(WORDS.events.things));

export const groupOf = ({ event }: TownEvent): EventGroup => KNOWN.get(event) ?? "town";

/** Ids of everybody whom an event is about, who does something first. */
export function peopleIn(event: TownEvent): readonly string[] {
  return PERSON_KEYS.flatMap((key) => textsOf(event[key]));
}

/** An event as a sentence; one that nobody has words for goes by its name. */
export function eventWords(event: TownEvent, nameOf: (id: string) => string): string {
  const told = TOLD.get(event.event) ?? plain(event.event);
  return told.replaceAll(/\{(\w+)\}/gu, (_, key: string) =>
    IS_PERSON.has(key)
      ? WORDS.common.people(textsOf(event[key]).map(nameOf))
      : textsOf(event[key]).map(plain).join(", "),
  );
}

function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value === "string") return [value];
  return typeof value === "number" ? [String(value)] : [];
}

const plain = (text: string): string => THINGS.get(text) ?? text.replaceAll("_", " ");
