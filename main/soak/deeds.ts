import path from "node:path";

import type { TownHost } from "../town/town-host.ts";
import type { Dice } from "./dice.ts";
import type { FaultKind } from "./fault-control.ts";
import type { Deed, LifePlan } from "./reports.ts";

/** Copies are written under this many names, so that most replace another. */
const COPIES = 3;

/** Timelines after which no other is begun. */
const MOST_TIMELINES = 12;

type Maker = (dice: Dice, host: TownHost, plan: LifePlan, folder: string) => Deed;

const note: Maker = (dice, _host, _plan, folder) => {
  return { kind: "note", file: path.join(folder, "note.json"), number: dice.below(2 ** 31) };
};

const copy: Maker = (dice, _host, _plan, folder) => {
  return { kind: "copy", file: path.join(folder, `copy-${dice.below(COPIES)}.townlet`) };
};

const live: Maker = (dice, _host, plan) => {
  return { kind: "live", ticks: 1 + dice.below(plan.ticks) };
};

/** How to make up each deed, and how often it comes, in parts. */
const MAKERS: readonly (readonly [number, Maker])[] = [
  [24, live],
  [6, () => ({ kind: "save" })],
  [4, note],
  [2, copy],
  [1, () => ({ kind: "reopen" })],
  // The end as often as anything before it: from the past alone nothing would grow.
  [4, (dice) => ({ kind: "seek", share: dice.once(2) ? 1 : dice.level() })],
  [
    1,
    (dice, { timelines }) => {
      if (timelines.length >= MOST_TIMELINES) return { kind: "save" };
      return { kind: "branch", name: `life ${dice.below(2 ** 31)}` };
    },
  ],
  [
    2,
    (dice, { timelines }) => {
      if (timelines.length === 0) return { kind: "save" };
      return { kind: "switch", timeline: dice.of(timelines).name };
    },
  ],
];

const LOTTERY = MAKERS.flatMap(([parts, maker]) => Array.from({ length: parts }, () => maker));

/** Deeds that rename a file, for faults that hit nothing else. */
const RENAMING: readonly Maker[] = [note, note, note, copy];

/** What a victim does next. */
export function someDeed(
  dice: Dice,
  host: TownHost,
  plan: LifePlan,
  folder: string,
  fault: FaultKind | null,
): Deed {
  return dice.of(fault === "eperm" ? RENAMING : LOTTERY)(dice, host, plan, folder);
}
