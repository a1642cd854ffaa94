import { OPTIONS } from "../options/options.ts";
import { ITEMS, NEEDS } from "../config/affordances.ts";
import { EXIT_REASONS } from "../lifecycle/exit-reasons.ts";
import { EARNED_PARTS, REWARD_PARTS } from "../rewards/components.ts";
import { f64, i32 } from "./arena.ts";
import { STATS } from "./stats.ts";

/** Cooldowns remembered per person: one is gained per finished use, so eight outlast any sensible setting. */
export const COOLDOWN_SLOTS = 8;
/** Longest attendance window, in shifts. */
export const ATTENDANCE_SLOTS = 14;
/** Most units of one item that a person carries. */
export const CARRY_LIMIT = 5;
/** Failures remembered per person, see `needs/spiral.ts`. */
export const FAILURE_SLOTS = 2;
/** Absences remembered: at one shift a day, eight can lie within seven days. */
export const ABSENCE_SLOTS = 8;
/** A rolling day is counted in this many buckets. */
export const DAY_BUCKETS = 20;
/** Actions in the outcome log of a person, and integers of one: kind, tick, reason, object, affordance, duration. */
export const OUTCOME_SLOTS = 10;
export const OUTCOME_INTS = 6;
/** What people try that leaves nothing else behind when it fails. Index = the number stored. */
export const TRIED = ["request", "blocked"] as const;
/** How people stand facing each other: in a chat, in one that went wrong, in a quarrel. Index = the number stored. */
export const TALKS = ["chat", "rebuff", "argument"] as const;
/** No object, agent, option, job, affordance or tick. */
export const NONE = -1;

/**
 * One row per person. Everything here is state: saved, hashed, restored. A tile is a cell of the
 * padded grid; an object, job or affordance is its index.
 */
export const AGENT_COLUMNS = {
  // Needs: satisfaction in [0, 1].
  hunger: f64(),
  hygiene: f64(),
  energy: f64(),
  /** 1 = warm, 0 = frozen through. */
  warmth: f64(),
  /** Meals of money, ≥ 0. */
  wallet: f64(),
  /** Wages missed by being late or absent, in meals. */
  wagesWithheld: f64(),
  /** Wages of today's shift so far, in meals. */
  wagesToday: f64(),
  /** Paid for the running use, given back if it fails. */
  prepaid: f64(),
  /** Scores of the last decision, per option; 0 = could not be chosen, see `masks`. */
  scores: f64(OPTIONS.length),
  /** Traits, each in [−1, 1], fixed at arrival. */
  extroversion: f64(),
  forgiveness: f64(),
  /** Strongest rivalry among their ties, in [0, 1]: most people have none, and most questions end there. */
  fiercest: f64(),
  ambition: f64(),
  /** In [0, 1], see `needs/stress.ts`. */
  stress: f64(),
  /** Lowest value that any need had today. */
  lowestToday: f64(),
  /** Mean of all needs as each bucket of the rolling day began. */
  needMeans: f64(DAY_BUCKETS),
  /** On-time share of the last shifts, newest last. */
  attendance: f64(ATTENDANCE_SLOTS),

  /** Reward of the last tick, and what it was made of, by REWARD_COMPONENTS. See `rewards/reward-everybody.ts`. */
  reward: f64(),
  rewardParts: f64(REWARD_PARTS),
  /** What this tick has brought so far, from the first of the earned components on. */
  earned: f64(EARNED_PARTS),
  /** How near to want they were when the last tick was rewarded, ≤ 0. */
  potential: f64(),
  /** Rewards of this day of their life as the episode clip counts them. */
  episodeReward: f64(),
  /** Over all their ticks: sum of rewards, mean, sum of squared distances from it. */
  rewardSum: f64(),
  rewardMean: f64(),
  rewardSquares: f64(),
  /** What `rewardSum` was as each bucket of the rolling day began. */
  rewardSums: f64(DAY_BUCKETS),

  /** Who lives in this slot: a number in the register of people. */
  person: i32(),
  cell: i32(),
  /** 0 north, 1 east, 2 south, 3 west. */
  facing: i32(),
  /** Tick of the last step taken. */
  movedTick: i32(),
  spawnTick: i32(),
  /** 1 while an operator has taken the person over: they do nothing by themselves. */
  possessed: i32(),
  /** The schedule of the scenario that they follow instead of deciding, and the step of it that comes next. */
  schedule: i32(),
  scheduleStep: i32(),
  home: i32(),
  job: i32(),
  profile: i32(),

  /** Who chooses their options, by CHOOSERS. */
  chooser: i32(),
  option: i32(),
  optionSince: i32(),
  commitUntil: i32(),
  /** Index into REASONS, why the option was chosen. */
  reason: i32(),
  /** Tick before which no new decision is due while idle. */
  idleUntil: i32(),
  /** What the option is about now: an object and what to do there, or a tile to stand on. */
  targetObject: i32(),
  targetAffordance: i32(),
  targetField: i32(),
  /** Slot of somebody whose company is what the option is about now. */
  companion: i32(),
  /** An object that just let this person down is left alone until then. */
  shunObject: i32(),
  shunUntil: i32(),
  /** Why each option was masked at the last decision, index into MASKS; 0 = open. */
  masks: i32(OPTIONS.length),

  /** They are asked to come to a cell and stay up to this tick; 0 = by nobody. */
  invitedUntil: i32(),
  invitedCell: i32(),
  /** Tick of the last meeting that was arranged for them, NONE = never, and up to which chance leaves them alone. */
  arrangedTick: i32(),
  arrangedCooldown: i32(),

  /** This tick's step: direction 0–3, NONE to stay. */
  stepIntent: i32(),
  /** What this tick is for with the target object, see INTERACT. */
  interactIntent: i32(),
  blockedRetries: i32(),
  /** 1 while standing on somebody's tile after a ghost step. */
  overlapping: i32(),
  /** Smallest way to the target so far, in tenths of a step, and ticks since it was reached. */
  closest: i32(),
  stuckTicks: i32(),

  /** Tick in which they last asked for an object or complained of one, and which it was, index into TRIED. */
  triedTick: i32(),
  tried: i32(),
  /** Tick since which nothing that was known of them holds on: they came, were moved, taken over, changed, or set out to leave. */
  resetTick: i32(),

  /** Whom they talk or quarrel with, up to which tick (excluded), and how, index into TALKS. */
  talkWith: i32(),
  talkUntil: i32(),
  talkKind: i32(),
  /** Whom they speak to this tick, NONE for nobody; tick from which they may begin a chat again. */
  talkIntent: i32(),
  chatFrom: i32(),

  /** Tick from which it is told again that they keep away from somebody, by GUARD_REASONS. */
  guardedUntil: i32(2),

  queuedObject: i32(),
  joinedTick: i32(),
  /** `joinedTick` of the wait of which they have complained. */
  grumbledTick: i32(),
  /** 1 when somebody could not pass a door because this person waited in it. */
  blockedDoor: i32(),
  heldObject: i32(),
  heldSince: i32(),
  /** Last tick on which a holder may start; then the reservation lapses. */
  startBy: i32(),
  runningAffordance: i32(),
  remaining: i32(),
  units: i32(),
  cooldownObject: i32(COOLDOWN_SLOTS),
  cooldownUntil: i32(COOLDOWN_SLOTS),
  /** Tick from which on none of the cooldowns can be on any more. */
  cooledDown: i32(),

  /** Items carried, by ITEMS, 0 to 5 each. */
  items: i32(ITEMS.length),
  /** What this person has done so far, by STATS. */
  stats: i32(STATS.length),
  /** How the last actions ended, newest last; NONE where there was none. See `affordances/outcomes.ts`. */
  outcomes: i32(OUTCOME_SLOTS * OUTCOME_INTS),
  /** Ticks in which the meals carried, and those in use, were made, oldest first; 1 while a stale one is in use. See `economy/meal-ages.ts`. */
  mealMade: i32(CARRY_LIMIT),
  mealUsed: i32(CARRY_LIMIT),
  usesStale: i32(),

  shiftState: i32(),
  /** Tick on which the open shift began, NONE outside. */
  shiftStarted: i32(),
  scheduledTicks: i32(),
  onTimeTicks: i32(),
  lastPresent: i32(),
  everOnTime: i32(),
  /** Once-per-shift marks, see SHIFT_MARKS. */
  shiftMarks: i32(),
  lateTicksToday: i32(),
  latenessCounter: i32(),
  attendanceSamples: i32(),
  wageTicks: i32(),
  /** Tick since which the job is theirs; 0 for those who began with one. */
  hiredTick: i32(),
  /** Absences of the last seven days, and their ticks, oldest first. */
  absences: i32(),
  absenceTicks: i32(ABSENCE_SLOTS),
  /** Job they asked for and wait for a place in, and since when. */
  appliedJob: i32(),
  appliedTick: i32(),
  /** Tick from which they may take a job again after quitting one. */
  rehireFrom: i32(),
  /** Tick since which they are on the exit queue, NONE when they are not. */
  exitQueuedTick: i32(),
  /** 1 once an operator has let them go: they leave with the next look at the queue. */
  exitApproved: i32(),
  /** Tick up to which a deferral keeps them off the exit queue. */
  exitDeferredUntil: i32(),

  /** Ticks on end at work with more stress than can be borne. */
  enduredTicks: i32(),
  /** 1 while the day is spoilt, and the ticks of the last failures, oldest first. */
  spiralDay: i32(),
  failedTicks: i32(FAILURE_SLOTS),
  /** 1 while wearing what the wardrobe at home had that was clean. */
  dressed: i32(),

  rentUnpaidDays: i32(),
  /** Tick of eviction, and the home that is kept for who may come back to it; NONE while housed. */
  evictedTick: i32(),
  evictedHome: i32(),
  /** 1 while they wait for a home to become free. */
  seeksHome: i32(),
  /** Ticks on end so hungry, and so cold outdoors, that people collapse. */
  hungerStreak: i32(),
  coldStreak: i32(),
  /** Ticks below the neglect threshold, by need: per bucket of the rolling day, and their sum. */
  neglect: i32(NEEDS.length * DAY_BUCKETS),
  neglectSum: i32(NEEDS.length),
  /** What `watchedTicks` of the town was when they came. */
  watchedFrom: i32(),
  /** Ticks without a job while one was open, since the last wage. */
  idleTicks: i32(),
  /** Ticks that they will stay; NONE = as long as they like. */
  lifespan: i32(),
  /** Tick since which each reason to leave town holds, by EXIT_REASONS; NONE = it does not. */
  exitSince: i32(EXIT_REASONS.length),
  /** Reasons of which the town has been told that somebody waits to leave, as bits. */
  exitTold: i32(),
  /** Reasons that hold now, as bits by EXIT_REASONS. */
  exitHeld: i32(),
  /** Tick since which they are on their way out, and the reason by EXIT_REASONS; NONE while they live here. */
  leavingSince: i32(),
  leavingReason: i32(),
  /** Row of the learned table of identities; NONE outside the town. */
  embedding: i32(),
  /** Ticks for which they were rewarded. */
  rewardTicks: i32(),
  /** What the guardrails did to the last reward, as bits by REWARD_MARKS. */
  rewardMarks: i32(),
  /** 1 while `earned` holds something, 2 while `rewardParts` still shows it. */
  earns: i32(),
  /** Tick of `potential`; NONE = there is none to go by. */
  potentialTick: i32(),
  /** Tick with which the next day of their life begins. */
  episodeEnd: i32(),
  /** Tick since which they are where they work, NONE = they are not; known around the start of a shift. */
  cameToWork: i32(),
  /** Broken rules per bucket of the rolling day, see `lifecycle/fitness.ts`. */
  violations: i32(DAY_BUCKETS),
} as const;

/** Columns that hold an index, a tick or a choice, and start with none. */
export const START_EMPTY = [
  "person",
  "arrangedTick",
  "option",
  "schedule",
  "targetObject",
  "targetAffordance",
  "targetField",
  "companion",
  "shunObject",
  "stepIntent",
  "talkWith",
  "talkIntent",
  "queuedObject",
  "grumbledTick",
  "heldObject",
  "runningAffordance",
  "cooldownObject",
  "failedTicks",
  "outcomes",
  "shiftStarted",
  "lastPresent",
  "appliedJob",
  "exitQueuedTick",
  "evictedTick",
  "evictedHome",
  "lifespan",
  "exitSince",
  "leavingSince",
  "leavingReason",
  "embedding",
  "movedTick",
  "potentialTick",
  "cameToWork",
] as const;
