import type { Person } from "../frames/crowd.ts";
import type { WindowState } from "../state.ts";
import { type GroundMarks, MARK } from "./ground-marks.ts";

/** Tiles where a way begins, turns and ends. */
export type Way = readonly (readonly [x: number, y: number])[];

const NONE: Way = [];

/** The way of the followed, where it is wanted. */
export function chooseWay({ card, followed, settings }: WindowState): Way {
  return settings.path && card !== null && card.id === followed ? card.way : NONE;
}

/** Between two dots, from the walker to the first, and from the last to the middle of the ring, in tiles. */
const STRIDE = 0.5;
const CLEAR = 0.55;
const GOAL_CLEAR = 0.7;

const STEP_RADIUS = 0.095;
const GOAL_RADIUS = 0.46;

/** Who is drawn further from the way than this, in tiles, has taken another. */
const ASTRAY = 4;

/**
 * Adds the way that is left to a walker: dots that stay where they are until they are walked over, and a ring where
 * it ends. Nothing where the way is not theirs any more. No allocation.
 */
export function markWay(way: Way, { drawX, drawY }: Person, marks: GroundMarks): void {
  const goal = way.at(-1);
  if (goal === undefined) return;
  const left = wayLeft(way, drawX, drawY);
  if (left <= CLEAR) return;
  // From the goal on, so that no dot moves as the way grows shorter.
  let at = GOAL_CLEAR;
  let walked = 0;
  for (let index = way.length - 1; index > 0; index--) {
    const [to, from] = [way[index], way[index - 1]];
    if (to === undefined || from === undefined) continue;
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    for (; at <= Math.min(walked + length, left - CLEAR); at += STRIDE) {
      const share = (at - walked) / length;
      const x = to[0] + (from[0] - to[0]) * share + 0.5;
      const y = to[1] + (from[1] - to[1]) * share + 0.5;
      marks.add(x, y, x, y, STEP_RADIUS, MARK.step);
    }
    walked += length;
  }
  const [x, y] = [goal[0] + 0.5, goal[1] + 0.5];
  marks.add(x, y, x, y, GOAL_RADIUS, MARK.goal);
}

/** How many tiles of the way lie before somebody at a place; −1 where they are not on it. */
function wayLeft(way: Way, x: number, y: number): number {
  let nearest = ASTRAY;
  let found = -1;
  let walked = 0;
  for (let index = way.length - 1; index > 0; index--) {
    const [to, from] = [way[index], way[index - 1]];
    if (to === undefined || from === undefined) continue;
    const [dx, dy] = [from[0] - to[0], from[1] - to[1]];
    const length = Math.hypot(dx, dy);
    const share = ((x - to[0]) * dx + (y - to[1]) * dy) / (length * length);
    const on = Math.min(1, Math.max(0, share));
    const away = Math.hypot(to[0] + dx * on - x, to[1] + dy * on - y);
    if (away < nearest) {
      nearest = away;
      found = walked + length * on;
    }
    walked += length;
  }
  return found;
}
