import { EVENT_INTS } from "../events/event-log.ts";
import type { EventName } from "../events/kinds.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";

/** An event as the log has it: its kind, its cells in order, and its place there, where its number is. Reused: valid while it is being told. */
export interface Happening {
  kind: number;
  a: number;
  b: number;
  c: number;
  d: number;
  e: number;
  f: number;
  index: number;
}

/** Tells of an event, if it is worth it and may be told now. */
export type Teller = (town: Town, it: Readonly<Happening>) => void;
/** How events are told; those without a teller are routine. */
export type Tellers = Partial<Record<EventName, Teller>>;

// Shared, so that looking at events makes no objects.
const shared: Happening = {
  kind: 0,
  a: NONE,
  b: NONE,
  c: NONE,
  d: NONE,
  e: NONE,
  f: NONE,
  index: 0,
};

/** The `index`-th event of the tick. */
export function happeningAt({ events }: Town, index: number): Readonly<Happening> {
  const { ints } = events;
  const at = index * EVENT_INTS;
  shared.kind = ints[at];
  shared.a = ints[at + 2];
  shared.b = ints[at + 3];
  shared.c = ints[at + 4];
  shared.d = ints[at + 5];
  shared.e = ints[at + 6];
  shared.f = ints[at + 7];
  shared.index = index;
  return shared;
}
