import { NONE } from "../world/agent-table.ts";
import type { World } from "../world/world.ts";
import type { SocialLayout } from "./social-layout.ts";
import type { Schema } from "./variants.ts";

/**
 * Rows of the ties that somebody sees as people: the best friends by trust and familiarity, then the
 * strongest rivals among the rest, older ties first among equals. Into `out`, NONE where there is
 * nobody; returns how many there are, and at 0 leaves `out` as it was. In schema 2 friends are liked, rivals are rivals, and rivals
 * have their own places; in schema 1 whoever there is fills up, one behind the other. Simulation §9.4.
 */
export function chooseTies(
  world: World,
  slot: number,
  social: SocialLayout,
  schema: Schema,
  out: Int32Array,
): number {
  const least = schema === 2 ? 0 : -Infinity;
  const from = slot * world.capacity.ties;
  if (world.ties.other[from] === NONE) return 0;
  const liked = chooseFriends(world, from, social.friends, least, out);
  let first = liked;
  if (schema === 2) {
    for (; first < social.friends; first++) out[first] = NONE;
  }
  const feared = chooseRivals(world, from, first, liked, social.rivals, least, out);
  for (let at = first + feared; at < out.length; at++) out[at] = NONE;
  return liked + feared;
}

function chooseFriends(
  { ties, capacity }: World,
  from: number,
  room: number,
  least: number,
  out: Int32Array,
): number {
  const { trust, familiarity, other } = ties;
  const end = from + capacity.ties;
  let count = 0;
  for (let row = from; row < end && other[row] !== NONE; row++) {
    const liking = trust[row] + familiarity[row];
    if (liking <= least) continue;
    let at = count;
    while (at > 0 && trust[out[at - 1]] + familiarity[out[at - 1]] < liking) at -= 1;
    count = insert(out, 0, at, count, room, row);
  }
  return count;
}

function chooseRivals(
  { ties, capacity }: World,
  from: number,
  first: number,
  liked: number,
  room: number,
  least: number,
  out: Int32Array,
): number {
  const { rivalry, other } = ties;
  const end = from + capacity.ties;
  let count = 0;
  for (let row = from; row < end && other[row] !== NONE; row++) {
    if (rivalry[row] <= least || isAmong(out, liked, row)) continue;
    let at = count;
    while (at > 0 && rivalry[out[first + at - 1]] < rivalry[row]) at -= 1;
    count = insert(out, first, at, count, room, row);
  }
  return count;
}

/** Puts a row at a place of a list of at most `room`, the rest moving down; returns how many there are then. */
function insert(
  out: Int32Array,
  first: number,
  at: number,
  count: number,
  room: number,
  row: number,
): number {
  if (at >= room) return count;
  const grown = count < room ? count + 1 : count;
  for (let place = grown - 1; place > at; place--) out[first + place] = out[first + place - 1];
  out[first + at] = row;
  return grown;
}

function isAmong(out: Int32Array, count: number, row: number): boolean {
  for (let at = 0; at < count; at++) if (out[at] === row) return true;
  return false;
}
