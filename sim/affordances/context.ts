import {
  isOccupied,
  mealAvailable,
  powerOn,
  reservationHolder,
  waterOn,
} from "./preconditions/conditions.ts";
import type { TownView } from "./preconditions/view.ts";

/** What a failed precondition was judged by, as it is told. Null where it means nothing to the object. */
export interface Context {
  readonly power_on: boolean | null;
  readonly water_on: boolean | null;
  readonly meal_available: boolean | null;
  readonly occupied: boolean;
  readonly reservation_active: boolean;
  readonly queue_length: number;
}

const OCCUPIED = 1 << 6;
const RESERVED = 1 << 7;
const QUEUE_SHIFT = 8;

/**
 * The context as one integer: two bits each for power, water and meals (known, true), one each for
 * occupied and reserved, then the length of the queue.
 */
export function contextOf(town: TownView, slot: number, object: number): number {
  let bits = flag(powerOn(town, object), 0);
  bits |= flag(waterOn(town, object), 2);
  bits |= flag(mealAvailable(town, object), 4);
  if (isOccupied(town, slot, object)) bits |= OCCUPIED;
  if (reservationHolder(town, object) >= 0) bits |= RESERVED;
  return bits | (town.world.objects.queueLength[object] << QUEUE_SHIFT);
}

function flag(value: boolean | null, shift: number): number {
  if (value === null) return 0;
  return (value ? 3 : 1) << shift;
}

export function decodeContext(bits: number): Context {
  const read = (shift: number): boolean | null => {
    const pair = (bits >> shift) & 3;
    return pair === 0 ? null : pair === 3;
  };
  return {
    power_on: read(0),
    water_on: read(2),
    meal_available: read(4),
    occupied: (bits & OCCUPIED) !== 0,
    reservation_active: (bits & RESERVED) !== 0,
    queue_length: bits >> QUEUE_SHIFT,
  };
}
