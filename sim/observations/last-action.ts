import { blake2s } from "@noble/hashes/blake2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

import { ACTIONS, type Action } from "../affordances/outcomes.ts";
import { NONE, OUTCOME_INTS, OUTCOME_SLOTS, TRIED } from "../world/agent-table.ts";
import type { World } from "../world/world.ts";

/** What somebody did in a tick, as the reference names it. Simulation §10.1. */
export const LAST_ACTIONS = [
  "wait",
  "move",
  "request",
  "start",
  "release",
  "chat",
  "blocked",
  "noop",
] as const;
export type LastAction = (typeof LAST_ACTIONS)[number];

const WAIT = LAST_ACTIONS.indexOf("wait");
const MOVE = LAST_ACTIONS.indexOf("move");
const NOOP = LAST_ACTIONS.indexOf("noop");

/** What the outcome log calls it. Index = the number in the log. */
const NAMED: Readonly<Record<Action, LastAction>> = {
  request: "request",
  start: "start",
  release: "release",
  blocked: "blocked",
  talk: "chat",
  buy: "start",
  use_item: "start",
  equip: "start",
};
/** By ACTIONS, and by TRIED: index into LAST_ACTIONS. */
export const OF_LOG = Int32Array.from(ACTIONS, (action) => LAST_ACTIONS.indexOf(NAMED[action]));
export const OF_TRY = Int32Array.from(TRIED, (attempt) => LAST_ACTIONS.indexOf(attempt));

/** By LAST_ACTIONS: a name as a number in [0, 1). */
export const ACTION_HASHES = Float64Array.from(LAST_ACTIONS, hashOfId);

/** BLAKE2s-256 of an id, its first four bytes as a little-endian share of 2³²; of nothing, 0. Simulation §9.2. */
export function hashOfId(id: string): number {
  if (id === "") return 0;
  const [a, b, c, d] = blake2s(utf8ToBytes(id));
  return (a + b * 0x100 + c * 0x1_00_00 + d * 0x1_00_00_00) / 0x1_00_00_00_00;
}

/** An action, made out by `readLastAction`. */
export interface Deed {
  /** Index into LAST_ACTIONS; NONE before the first tick of a life. */
  kind: number;
  success: boolean;
  /** Ticks. */
  duration: number;
}

/**
 * What somebody did in the last tick. Read off the columns that the tick leaves anyhow: the newest
 * entry of the outcome log if it is of this tick, else what they asked for, else their step. Waiting
 * counts as without success, as in the reference; so does a step that somebody stood in the way of.
 * Who is taken over, or on the way out of town, does nothing.
 */
export function readLastAction({ agents, town }: World, slot: number, out: Deed): void {
  const tick = town.tick[0];
  out.success = false;
  out.duration = 1;
  if (agents.spawnTick[slot] === tick) {
    out.kind = NONE;
    out.duration = 0;
    return;
  }
  const newest = (slot + 1) * OUTCOME_SLOTS * OUTCOME_INTS - OUTCOME_INTS;
  if (agents.outcomes[newest + 1] === tick) {
    out.kind = OF_LOG[agents.outcomes[newest]];
    out.success = agents.outcomes[newest + 2] === NONE;
    out.duration = Math.max(1, agents.outcomes[newest + 5]);
  } else if (agents.triedTick[slot] === tick) {
    out.kind = OF_TRY[agents.tried[slot]];
    out.success = agents.heldObject[slot] !== NONE && agents.heldSince[slot] === tick;
  } else if (agents.movedTick[slot] === tick) {
    out.kind = MOVE;
    out.success = true;
  } else if (agents.stepIntent[slot] !== NONE) {
    out.kind = MOVE;
  } else {
    const isIdle = agents.possessed[slot] === 1 || agents.leavingSince[slot] !== NONE;
    out.kind = isIdle ? NOOP : WAIT;
  }
}
