import { numbered } from "../world/ids.ts";

/**
 * Every event that a town can emit, with what its cells hold. An event is recorded as integers
 * (kind, tick, up to six cells) and one number; `decode-event.ts` turns it into names.
 *
 * Roles of a cell: who or what the integer stands for. `value` names the number, if it has one.
 */
export type CellRole =
  | "agent_id"
  | "rival"
  | "speaker"
  | "listener"
  | "owner"
  | "other"
  | "target_agent"
  | "guard_reason"
  | "tie_reason"
  | "coworkers"
  | "object_id"
  | "affordance_id"
  | "job_id"
  | "need"
  | "item"
  | "key"
  | "option"
  | "reason"
  | "exit_reason"
  | "exit_path"
  | "quit_reason"
  | "invalid_reason"
  | "position"
  | "origin_agent_id"
  | "profile"
  | "age_ticks"
  | "until_tick"
  | "slot"
  | "ticks_since_release"
  | "ticks"
  | "ticks_late"
  | "shop"
  | "amount"
  | "attempts"
  | "target"
  | "days_unpaid"
  | "actor"
  | "queue_length"
  | "queue_reason"
  | "variant"
  | "from"
  | "to"
  | "utility"
  | "online"
  | "event_id"
  | "spec"
  | "ends_at"
  | "new_start"
  | "targets"
  | "participants"
  | "objects"
  | "object_type"
  | "location"
  | "event_reload"
  | "pending"
  | "cause"
  | "moved"
  | "home_position"
  | "condition"
  | "context"
  | "agents"
  | "reload"
  | "refusal"
  | "absences"
  | "pending_count"
  | "limit"
  | NumberRole
  | "low_word";

/** Roles that hold a number of their own, as the two halves of a double: this cell and, as `low_word`, the next. */
const NUMBERS = ["old", "basket", "wage", "error", "wallet"] as const;
type NumberRole = (typeof NUMBERS)[number];
export const NUMBER_ROLES: ReadonlySet<CellRole> = new Set<CellRole>(NUMBERS);

/** Roles whose cell is a person's number. */
export const PERSON_ROLES: ReadonlySet<CellRole> = new Set<CellRole>([
  "agent_id",
  "actor",
  "rival",
  "speaker",
  "listener",
  "owner",
  "other",
  "target_agent",
  "agents",
  "coworkers",
  "participants",
]);

export interface EventShape {
  readonly event: string;
  readonly cells: readonly CellRole[];
  readonly value?: string;
}

/** Somebody and up to five of those who work with them. */
const WITH_COWORKERS = [
  "agent_id",
  "coworkers",
  "coworkers",
  "coworkers",
  "coworkers",
  "coworkers",
] as const satisfies readonly CellRole[];

export const EVENT_KINDS = [
  {
    event: "agent_spawned",
    cells: ["agent_id", "position", "job_id", "origin_agent_id", "profile"],
  },
  { event: "option_started", cells: ["agent_id", "option", "reason"] },
  {
    event: "affordance_start",
    cells: ["agent_id", "object_id", "affordance_id"],
    value: "duration",
  },
  { event: "affordance_finish", cells: ["agent_id", "object_id", "affordance_id"] },
  {
    event: "affordance_fail",
    cells: ["agent_id", "object_id", "reason", "affordance_id", "condition", "context"],
  },
  { event: "sleep_complete", cells: ["agent_id", "object_id"] },
  { event: "shower_complete", cells: ["agent_id", "object_id"] },
  { event: "item_bought", cells: ["agent_id", "item", "shop"], value: "price" },
  { event: "stock_replenish", cells: ["object_id", "item", "amount"] },
  { event: "economy_price_update", cells: ["key", "cause", "old", "low_word"], value: "new" },
  { event: "rent_paid", cells: ["agent_id"], value: "amount" },
  { event: "rent_missed", cells: ["agent_id", "days_unpaid"], value: "amount" },
  { event: "agent_nightly_reset", cells: ["agent_id", "moved", "home_position"] },
  { event: "need_threshold", cells: ["agent_id", "need"], value: "level" },
  { event: "shift_started", cells: ["agent_id", "job_id"] },
  { event: "shift_late_start", cells: ["agent_id", "job_id", "ticks_late"] },
  { event: "shift_absent", cells: ["agent_id", "job_id"] },
  { event: "shift_departed_early", cells: ["agent_id", "job_id"] },
  { event: "shift_ended", cells: ["agent_id", "job_id"], value: "on_time_share" },
  { event: "queue_joined", cells: ["agent_id", "object_id", "queue_length"] },
  { event: "queue_granted", cells: ["agent_id", "object_id", "ticks"] },
  {
    event: "queue_interaction",
    cells: ["actor", "object_id", "rival", "queue_reason", "queue_length", "variant"],
  },
  {
    event: "queue_conflict",
    cells: ["actor", "object_id", "rival", "queue_reason", "queue_length"],
    value: "intensity",
  },
  { event: "public_argument", cells: ["agents", "agents", "object_id"] },
  { event: "chat_success", cells: ["speaker", "listener"], value: "quality" },
  { event: "chat_failure", cells: ["speaker", "listener"] },
  {
    event: "policy_guardrail_block",
    cells: ["agent_id", "guard_reason", "target_agent", "object_id"],
  },
  { event: "tie_added", cells: ["owner", "other"] },
  { event: "tie_removed", cells: ["owner", "other", "tie_reason"] },
  { event: "reservation_timeout", cells: ["agent_id", "object_id"] },
  { event: "ghost_step", cells: ["agent_id", "position", "attempts"] },
  { event: "need_set", cells: ["agent_id", "need"], value: "level" },
  { event: "agent_removed", cells: ["agent_id", "position"] },
  { event: "agent_killed", cells: ["agent_id"] },
  {
    event: "agent_exit",
    cells: ["agent_id", "exit_reason", "age_ticks", "wallet", "low_word"],
    value: "afi",
  },
  { event: "agent_near_death", cells: ["agent_id", "need", "ticks"], value: "value" },
  { event: "agent_evicted", cells: ["agent_id", "days_unpaid", "home_position"] },
  { event: "agent_housed", cells: ["agent_id", "home_position"] },
  { event: "lifecycle_exit_pending", cells: ["agent_id", "exit_reason"] },
  { event: "exits_suppressed", cells: ["event_id", "until_tick"] },
  { event: "spawn_blocked", cells: ["origin_agent_id"] },
  { event: "embedding_forced_reuse", cells: ["agent_id", "slot", "ticks_since_release"] },
  { event: "agent_teleported", cells: ["agent_id", "position"] },
  { event: "agent_possessed", cells: ["agent_id"] },
  { event: "agent_released", cells: ["agent_id"] },
  { event: "weather_changed", cells: ["from", "to"] },
  { event: "utility_changed", cells: ["utility", "online", "event_id"] },
  { event: "stipend_paid", cells: ["agent_id"], value: "amount" },
  { event: "economy_wage_update", cells: ["job_id", "old", "low_word"], value: "new" },
  {
    event: "economy_basket_violation",
    cells: ["job_id", "basket", "low_word", "wage", "low_word"],
    value: "ratio",
  },
  {
    event: "economy_autotune",
    cells: ["key", "old", "low_word", "error", "low_word"],
    value: "new",
  },
  { event: "spiral_day_started", cells: ["agent_id"] },
  { event: "spiral_day_ended", cells: ["agent_id"] },
  {
    event: "perturbation_started",
    cells: ["event_id", "spec", "targets", "targets", "targets", "targets"],
    value: "ends_at",
  },
  {
    event: "perturbation_price_spike",
    cells: ["target", "event_id", "ends_at"],
    value: "magnitude",
  },
  { event: "perturbation_blackout", cells: ["utility", "event_id", "ends_at"] },
  { event: "perturbation_outage", cells: ["utility", "event_id", "ends_at"] },
  {
    event: "perturbation_arranged_meet",
    cells: ["location", "event_id", "participants", "participants", "participants", "participants"],
    value: "ends_at",
  },
  { event: "arranged_meet_relocated", cells: ["agent_id", "location"] },
  {
    event: "perturbation_queue_closure",
    cells: ["object_type", "event_id", "ends_at", "objects", "objects", "objects"],
  },
  { event: "perturbation_staggered", cells: ["event_id", "spec", "new_start"] },
  { event: "perturbation_config_reloaded", cells: ["event_reload"] },
  { event: "perturbation_config_reload_failed", cells: ["refusal"] },
  { event: "perturbation_ended", cells: ["event_id", "spec"] },
  { event: "perturbation_cancelled", cells: ["event_id", "spec", "pending"] },
  {
    event: "affordance_precondition_fail",
    cells: ["agent_id", "object_id", "affordance_id", "condition", "context"],
  },
  { event: "shower_power_outage", cells: ["object_id"] },
  { event: "shared_meal", cells: ["object_id", "agents", "agents", "agents", "agents", "agents"] },
  { event: "affordance_manifest_reloaded", cells: ["reload"] },
  { event: "affordance_manifest_reload_failed", cells: ["refusal"] },
  { event: "employment_warning", cells: ["agent_id", "job_id", "absences"] },
  { event: "employment_helped_when_late", cells: WITH_COWORKERS },
  { event: "employment_took_my_shift", cells: WITH_COWORKERS },
  { event: "employment_exit_pending", cells: ["agent_id", "pending_count"] },
  { event: "employment_exit_queue_overflow", cells: ["pending_count", "limit"] },
  { event: "employment_exit_manual_request", cells: ["agent_id"] },
  { event: "employment_exit_deferred", cells: ["agent_id", "pending_count"] },
  { event: "employment_exit_processed", cells: ["agent_id", "job_id", "exit_path"] },
  { event: "employment_hired", cells: ["agent_id", "job_id"] },
  { event: "employment_hire_pending", cells: ["agent_id", "job_id"] },
  { event: "job_quit", cells: ["agent_id", "job_id", "quit_reason"] },
  { event: "action_invalid", cells: ["agent_id", "invalid_reason"] },
] as const satisfies readonly EventShape[];

/** Which cells of each kind hold a person's number, in order. */
export const PEOPLE_CELLS: readonly (readonly number[])[] = EVENT_KINDS.map(
  ({ cells }: EventShape) => cells.flatMap((role, cell) => (PERSON_ROLES.has(role) ? [cell] : [])),
);

export type EventName = (typeof EVENT_KINDS)[number]["event"];

/** Number of an event by its name. */
export const EVENT = numbered(EVENT_KINDS.map(({ event }) => event));

/** What people have to do with each other in a line. Index = the number stored. */
export const QUEUE_REASONS = ["handover", "ghost_step", "long_wait"] as const;
export type QueueReason = (typeof QUEUE_REASONS)[number];
export const QUEUE_REASON = numbered(QUEUE_REASONS);

/** Why somebody kept away from somebody else. Index = the number stored. */
export const GUARD_REASONS = ["chat_rival", "queue_rival"] as const;
export type GuardReason = (typeof GUARD_REASONS)[number];
export const GUARD = numbered(GUARD_REASONS);

/** Why a tie is no more. Index = the number stored. */
export const TIE_REASONS = ["decay", "capacity", "removed"] as const;
export type TieReason = (typeof TIE_REASONS)[number];
export const TIE_REASON = numbered(TIE_REASONS);

/** Why a use failed. Index = the number stored. */
export const FAIL_REASONS = [
  "not_at_object",
  "insufficient_funds",
  "insufficient_stock",
  "no_items",
  "hands_full",
  "no_home",
  "incompatible_object",
  "abandoned",
  "unreachable",
  "ghost_step",
  "reservation_timeout",
  "power_off",
  "water_off",
  "already_dressed",
  "fridge_full",
  "missing_spec",
  "precondition_failed",
  "hook_cancelled",
  "bed_unavailable",
  "rebuffed",
] as const;
export type FailReason = (typeof FAIL_REASONS)[number];
export const FAIL = numbered(FAIL_REASONS);

/** Why a price changed. Index = the number stored. */
export const PRICE_CAUSES = ["operator", "spike", "weather", "autotune"] as const;
export type PriceCause = (typeof PRICE_CAUSES)[number];
/** Why a manifest was not loaded. Index = the number stored. */
export const RELOAD_ERRORS = ["invalid", "checksum_mismatch", "conflict", "no_room"] as const;
export type ReloadError = (typeof RELOAD_ERRORS)[number];
/** How a person left by the exit queue. Index = the number stored. */
export const EXIT_PATHS = ["manual_approve", "auto_review", "daily_cap"] as const;
export const EXIT_PATH = numbered(EXIT_PATHS);

/** Why a person gave up a job. Index = the number stored. */
export const QUIT_REASONS = ["stress"] as const;
export type QuitReason = (typeof QUIT_REASONS)[number];
export const QUIT = numbered(QUIT_REASONS);
