import { setImmediate } from "node:timers/promises";

import type { Difference } from "../../preload/timelines.ts";
import type { Command } from "../../sim/console/commands.ts";
import { ok } from "../../sim/result.ts";
import type { Town } from "../../sim/town.ts";
import type { Outcome } from "../problem.ts";
import type { StoredTimeline } from "../store/identity.ts";
import { differenceOf } from "./compare-towns.ts";
import { type Archive, type Rebuilt, rebuildAt, repeatTick } from "./rebuild.ts";
import type { TownHost } from "./town-host.ts";

/** One life in one file. */
export interface Life {
  readonly archive: Archive;
  readonly timelines: readonly StoredTimeline[];
  readonly timeline: number;
  /** Its oldest and its newest tick. */
  readonly first: number;
  readonly head: number;
}

/** All timelines of a file as they are now, two of which live on. */
export function timelinesOf(left: TownHost, right: TownHost): readonly StoredTimeline[] {
  const last_tick = right.head;
  return left.timelines.map((one) =>
    one.timeline === right.home?.timeline ? Object.assign({}, one, { last_tick }) : one,
  );
}

/** Two lives of one file as far as they have come; null without a file. */
export function livesOf(left: TownHost, right: TownHost): readonly [Life, Life] | null {
  const [a, b] = [left.home, right.home];
  if (a === null || b === null) return null;
  const of = { archive: a.archive, timelines: timelinesOf(left, right), first: a.firstTick };
  return [
    { ...of, timeline: a.timeline, head: left.head },
    { ...of, timeline: b.timeline, head: right.head },
  ];
}

/** Ticks between two turns for everything else. */
const SLICE_TICKS = 200;

/**
 * Where two lives differ first after `from`, a tick at which they are equal: both are simulated again in
 * step. Null where they do not as far as both are on record, and when `isWanted` says no.
 */
export async function firstDifference(
  a: Life,
  b: Life,
  from: number,
  isWanted: () => boolean = () => true,
): Promise<Outcome<Difference | null>> {
  const until = Math.min(a.head, b.head);
  const start = await lastEqualHash(a, b, from, until);
  const left = await rebuildAt(a.archive, a.timelines, a.timeline, start);
  if (!left.ok) return left;
  const right = await rebuildAt(b.archive, b.timelines, b.timeline, start);
  if (!right.ok) return right;
  for (let tick = start; ; tick++) {
    const found = differenceOf(left.value.town, right.value.town);
    if (found !== null) {
      return ok({ tick, ...found, orders: ownOrders(left.value, right.value, tick) });
    }
    if (tick >= until || !isWanted()) return ok(null);
    if (tick % SLICE_TICKS === 0) await setImmediate();
    stepped(left.value, tick + 1);
    stepped(right.value, tick + 1);
  }
}

/** What one of both was told in a tick and the other was not: mostly that is why they differ. */
function ownOrders(left: Replay, right: Replay, tick: number): Difference["orders"] {
  const toldTo = ({ past }: Replay) => past?.inputs.get(tick)?.commands ?? [];
  const [a, b] = [toldTo(left), toldTo(right)];
  const own = (
    side: "left" | "right",
    commands: readonly Command[],
    others: readonly Command[],
  ) => {
    const known = new Set(others.map(textOf));
    return commands
      .filter((command) => !known.has(textOf(command)))
      .map(({ name, kwargs }) => ({ side, name, kwargs }));
  };
  return [...own("left", a, b), ...own("right", b, a)];
}

/** What a command asks for, whoever sent it. */
const textOf = ({ name, kwargs }: Command): string => JSON.stringify([name, kwargs]);

/** The newest tick in [from, until] up to which the chains of both agree. */
async function lastEqualHash(a: Life, b: Life, from: number, until: number): Promise<number> {
  const chain = async ({ archive, timeline }: Life): Promise<Map<number, string>> => {
    const hashes = await archive.reads.hashesBetween(timeline, from, until);
    return new Map(hashes.map(({ tick, state_hash }) => [tick, state_hash]));
  };
  const [left, right] = [await chain(a), await chain(b)];
  let equal = from;
  for (const [tick, hash] of left) {
    if (right.get(tick) !== hash) break;
    equal = tick;
  }
  return equal;
}

type Replay = { town: Town } & Pick<Rebuilt, "past">;

function stepped(life: Replay, tick: number): void {
  if (life.past === null) return;
  repeatTick(life.town, life.past, tick);
  life.town = life.past.parts.get(tick) ?? life.town;
}
