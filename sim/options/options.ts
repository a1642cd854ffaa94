import { numbered } from "../world/ids.ts";

/** Goals that a person holds for many ticks. Index = the number stored; −1 means none. */
export const OPTIONS = [
  "GetFed",
  "GetClean",
  "GoToWork",
  "ShopGroceries",
  "Sleep",
  "Socialise",
] as const;
export type OptionName = (typeof OPTIONS)[number];

/** Number of an option by its name. */
export const OPTION = {
  GetFed: 0,
  GetClean: 1,
  GoToWork: 2,
  ShopGroceries: 3,
  Sleep: 4,
  Socialise: 5,
} as const satisfies Record<OptionName, number>;

/** To go on doing nothing: what may be chosen beside the options, and always is possible to whoever may choose. */
export const WAIT = OPTIONS.length;
/** All that a policy chooses from, each by its number. */
export const CHOICES = [...OPTIONS, "Wait"] as const;

/** Why an option was chosen. Index = the number stored. */
export const REASONS = [
  "need_low",
  "need_low_ahead",
  "shift_soon",
  "shift_on",
  "pantry_low",
  "night",
  "exhausted",
  "free_time",
  "new_day",
  "seeking_work",
  "company",
  "invited",
  "policy",
] as const;
export type Reason = (typeof REASONS)[number];

/** Why an option could not be chosen; 0 = it could. Index = the number stored. */
export const MASKS = [
  "open",
  "satisfied",
  "no_place",
  "no_money",
  "no_home",
  "no_job",
  "off_shift",
  "stocked",
  "too_early",
  "no_time",
  "night",
  "works_anywhere",
  "rehire_blocked",
  "waiting_for_work",
  "rival_there",
  "hands_full",
  "committed",
  "busy",
  "possessed",
  "leaving",
] as const;
export type Mask = (typeof MASKS)[number];
export const MASK = numbered(MASKS);
