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
] as const;
export type Mask = (typeof MASKS)[number];
