import { type Footing, createTown } from "../create-town.ts";
import { choose, setEveryChooser } from "../options/choosers.ts";
import { isDecisionDue } from "../options/decide.ts";
import { nextBelow } from "../options/decide-outside.ts";
import { optionMask } from "../options/option-mask.ts";
import { CHOICES, MASK, WAIT } from "../options/options.ts";
import { NO_CHOICE } from "../options/outside-choices.ts";
import { compileObserver } from "../observations/compile-observer.ts";
import { observeAsked } from "../observations/observe.ts";
import {
  type Observer,
  blankObservation,
  createObserver,
  syncLayers,
} from "../observations/observer.ts";
import { Room } from "../observations/room.ts";
import { rewardOf } from "../rewards/reward-everybody.ts";
import type { RngState } from "../rng/rng.ts";
import { runTick } from "../tick.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import type { EnvironmentPlan } from "./environment-plan.ts";
import type { TownKernel } from "./kernel-memory.ts";
import type { VectorArrays } from "./vector-arrays.ts";

/** One town among the rows of an environment: its seats are the slots of its residents. */
export interface EnvironmentTown {
  readonly footing: Footing;
  /** Row of its first seat, and how many there are. */
  readonly firstRow: number;
  readonly seats: number;
  /** Who sits where, by number in the register; NONE where nobody does who could be stepped. [seats] */
  readonly occupant: Int32Array;
  /** 1 where the row still shows what somebody saw who has gone. [seats] */
  readonly vacated: Uint8Array;
  /** What observes; null = the functions of `sim/observations`. */
  readonly kernel: TownKernel | null;
  town: Town;
  /** Null where nothing is observed. */
  observer: Observer | null;
  /** Sum of rewards, and how many there were. */
  rewardSum: number;
  agentSteps: number;
  /** Episodes that have ended, by departure and by the clock. */
  terminated: number;
  truncated: number;
  /** Decisions, choices that gave way to earlier ones, and choices that could not be, in the lives that are over. */
  decided: number;
  enforced: number;
  refused: number;
}

/** A town of its own on `footing`, from `seed`, with everything about it written to its rows. */
export function createEnvironmentTown(
  plan: EnvironmentPlan,
  arrays: VectorArrays,
  footing: Footing,
  firstRow: number,
  seed: bigint,
  like: Observer | null,
  kernel: TownKernel | null,
): EnvironmentTown {
  const seats = footing.capacity.agents;
  const made: EnvironmentTown = {
    footing,
    firstRow,
    seats,
    occupant: new Int32Array(seats).fill(NONE),
    vacated: new Uint8Array(seats),
    kernel,
    town: createTown(plan.config, seed, footing),
    observer: null,
    rewardSum: 0,
    agentSteps: 0,
    terminated: 0,
    truncated: 0,
    decided: 0,
    enforced: 0,
    refused: 0,
  };
  arrays.choices.fill(NO_CHOICE, firstRow, firstRow + seats);
  begin(plan, arrays, made, like);
  return made;
}

/** The town begins anew in the same memory: everybody in it, and every row of its seats. */
export function restart(
  plan: EnvironmentPlan,
  arrays: VectorArrays,
  each: EnvironmentTown,
  seed: bigint,
): void {
  const { decisions, choicesEnforced, choicesInvalid } = each.town.world.town;
  each.decided += decisions[0];
  each.enforced += choicesEnforced[0];
  each.refused += choicesInvalid[0];
  each.town = createTown(plan.config, seed, each.footing);
  begin(plan, arrays, each, each.observer);
}

function begin(
  plan: EnvironmentPlan,
  arrays: VectorArrays,
  each: EnvironmentTown,
  like: Observer | null,
): void {
  const { town, firstRow, seats, occupant } = each;
  if (plan.policy === "outside") setEveryChooser(town, "outside");
  each.observer = observerOf(plan, arrays, each, like);
  for (let slot = 0; slot < seats; slot++) {
    occupant[slot] = town.world.agents.person[slot];
    each.vacated[slot] = occupant[slot] === NONE ? 1 : 0;
    arrays.alive[firstRow + slot] = 1 - each.vacated[slot];
    if (each.vacated[slot] === 1) blank(arrays, each, slot);
  }
  look(plan, arrays, each);
}

function observerOf(
  { layout }: EnvironmentPlan,
  { observations, mapBytes }: VectorArrays,
  { town, firstRow, seats, kernel }: EnvironmentTown,
  like: Observer | null,
): Observer | null {
  if (layout === null) return null;
  const { stride } = layout;
  const { byteStride } = layout.map;
  const rows = {
    floats: observations.subarray(firstRow * stride, (firstRow + seats) * stride),
    bytes: mapBytes.subarray(firstRow * byteStride, (firstRow + seats) * byteStride),
  };
  rows.floats.fill(0);
  rows.bytes.fill(0);
  const room = kernel?.room ?? new Room();
  room.clear();
  const observer = createObserver(town, layout, rows, like ?? undefined, room);
  if (kernel !== null) compileObserver(observer, kernel.tables, room);
  return observer;
}

/**
 * One tick of a town: hands over the choices of its seats, runs the tick, and writes who earned what and
 * whose episode ended or began. What is seen then is written by `look`.
 */
export function step(plan: EnvironmentPlan, arrays: VectorArrays, each: EnvironmentTown): void {
  if (plan.policy === "outside") handOver(arrays, each);
  runTick(each.town);
  for (let slot = 0; slot < each.seats; slot++) settleSeat(arrays, each, slot);
}

/** Choices are read once, so that none outlives the step that it was meant for. */
function handOver(
  { alive, choices }: VectorArrays,
  { town, firstRow, seats }: EnvironmentTown,
): void {
  for (let slot = 0; slot < seats; slot++) {
    const row = firstRow + slot;
    const choice = choices[row];
    if (choice === NO_CHOICE) continue;
    choices[row] = NO_CHOICE;
    if (alive[row] === 1) choose(town, slot, choice);
  }
}

function settleSeat(arrays: VectorArrays, each: EnvironmentTown, slot: number): void {
  const { world } = each.town;
  const { person, leavingSince } = world.agents;
  const { occupant, vacated } = each;
  const row = each.firstRow + slot;
  arrays.terminations[row] = 0;
  arrays.truncations[row] = 0;
  arrays.begins[row] = 0;
  arrays.rewards[row] = 0;
  if (vacated[slot] === 1) blank(arrays, each, slot);
  const before = occupant[slot];
  const now = leavingSince[slot] === NONE ? person[slot] : NONE;
  if (before !== NONE) {
    if (person[slot] === before) earn(arrays, each, slot, row);
    if (now === before) return;
    arrays.terminations[row] = 1;
    each.terminated += 1;
    arrays.alive[row] = 0;
    occupant[slot] = NONE;
    vacated[slot] = 1;
  }
  if (now === NONE) return;
  occupant[slot] = now;
  vacated[slot] = 0;
  arrays.alive[row] = 1;
  arrays.begins[row] = 1;
}

function earn({ rewards }: VectorArrays, each: EnvironmentTown, slot: number, row: number): void {
  const reward = rewardOf(each.town.world, slot);
  rewards[row] = reward;
  each.rewardSum += reward;
  each.agentSteps += 1;
}

/** Nobody is there any more: nothing to see, and nothing to choose but to wait. */
function blank({ masks, due }: VectorArrays, each: EnvironmentTown, slot: number): void {
  each.vacated[slot] = 0;
  if (each.observer !== null) blankObservation(each.observer, slot);
  const row = each.firstRow + slot;
  due[row] = 0;
  masks.fill(MASK.leaving, row * CHOICES.length, (row + 1) * CHOICES.length);
  masks[row * CHOICES.length + WAIT] = MASK.open;
}

/**
 * Writes what a policy needs before the next step: for whom a choice is due, what they may choose, and
 * what they see; and what those saw last who have just set out to leave. In the mode `options` the rows
 * of others are left as they are.
 */
export function look(plan: EnvironmentPlan, arrays: VectorArrays, each: EnvironmentTown): void {
  const { town, occupant, firstRow, seats } = each;
  const { observer } = each;
  const asks = plan.policy === "outside" || plan.decide === "options";
  let seen = 0;
  for (let slot = 0; slot < seats; slot++) {
    const row = firstRow + slot;
    const isHere = occupant[slot] !== NONE;
    const isDue = isHere && asks && ask(plan, arrays, town, slot, row);
    arrays.due[row] = isDue || (isHere && !asks) ? 1 : 0;
    const isLast = arrays.terminations[row] === 1 && town.world.agents.person[slot] !== NONE;
    const isSeen = isLast || isDue || (isHere && plan.decide === "every");
    if (observer === null || !isSeen) continue;
    observer.asked[seen] = slot;
    seen += 1;
  }
  if (observer === null || seen === 0) return;
  syncLayers(observer);
  observeAsked(observer, seen);
}

/** Whether a choice is due; what may be chosen is written only where there is somebody to choose. */
function ask(
  { decide, policy }: EnvironmentPlan,
  { masks }: VectorArrays,
  town: Town,
  slot: number,
  row: number,
): boolean {
  if (policy === "script") return isDecisionDue(town, slot);
  if (decide === "options" && !isDecisionDue(town, slot)) return false;
  return optionMask(town, slot, masks, row * CHOICES.length);
}

/** The town's time is up: marks everybody's episode as cut short, and keeps what they saw last. */
export function cutShort(plan: EnvironmentPlan, arrays: VectorArrays, each: EnvironmentTown): void {
  const { firstRow, seats, occupant, observer } = each;
  let seen = 0;
  for (let slot = 0; slot < seats; slot++) {
    if (occupant[slot] === NONE) continue;
    arrays.truncations[firstRow + slot] = 1;
    each.truncated += 1;
    if (observer !== null) observer.asked[seen] = slot;
    seen += 1;
  }
  if (observer !== null) {
    syncLayers(observer);
    observeAsked(observer, seen);
  }
  if (plan.layout === null || arrays.finalObservations.length === 0) return;
  const { stride } = plan.layout;
  const { byteStride } = plan.layout.map;
  const [first, behind] = [firstRow, firstRow + seats];
  arrays.finalObservations.set(
    arrays.observations.subarray(first * stride, behind * stride),
    first * stride,
  );
  arrays.finalMapBytes.set(
    arrays.mapBytes.subarray(first * byteStride, behind * byteStride),
    first * byteStride,
  );
}

/** Chooses for everybody who is due among the open choices, each as likely; draws from the town's `policy` stream. */
export function chooseByChance(arrays: VectorArrays, each: EnvironmentTown): void {
  const { policy } = each.town.world.streams;
  for (let row = each.firstRow; row < each.firstRow + each.seats; row++) {
    if (arrays.due[row] === 1)
      arrays.choices[row] = drawOpen(policy, arrays.masks, row * CHOICES.length);
  }
}

/** One of the open choices of a mask at `masks[at]`, each as likely. */
export function drawOpen(stream: RngState, masks: Uint8Array, at: number): number {
  let open = 0;
  for (let choice = 0; choice < CHOICES.length; choice++) {
    if (masks[at + choice] === MASK.open) open += 1;
  }
  let left = nextBelow(stream, open);
  for (let choice = 0; choice < CHOICES.length; choice++) {
    if (masks[at + choice] !== MASK.open) continue;
    if (left === 0) return choice;
    left -= 1;
  }
  return WAIT;
}
