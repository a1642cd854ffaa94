import type { History, Timeline } from "../../../preload/timelines.ts";

/** A timeline as a line on the panel. */
export interface Lane {
  readonly timeline: Timeline;
  /** From 0 on, top to bottom. */
  readonly row: number;
  /** Row of the one it parts from; its own for the first. */
  readonly parentRow: number;
  /** How often it has parted from another, all told. */
  readonly depth: number;
  /** Newest tick. */
  readonly head: number;
  readonly isCurrent: boolean;
  /** The past of the current one: its line is what leads there. */
  readonly leadsHere: boolean;
  /** Newest tick that the current timeline shares with it; its head where it is the current one, −1 where nothing leads here. */
  readonly sharedUntil: number;
  /** Nothing parts from it, and it is neither the first nor the current one. */
  readonly isRemovable: boolean;
}

/** Each timeline under the one it parts from, the later partings first so that lines do not cross. */
export function layOutLanes(history: History, head: number): readonly Lane[] {
  const { timelines, current } = history;
  const shared = sharedTicks(history, head);
  const lanes: Lane[] = [];
  const add = (timeline: Timeline, parentRow: number | null, depth: number) => {
    const row = lanes.length;
    const children = timelines
      .filter(({ parent }) => parent === timeline.name)
      .toSorted((a, b) => b.at - a.at);
    const isCurrent = timeline.name === current;
    lanes.push({
      timeline,
      row,
      parentRow: parentRow ?? row,
      depth,
      head: isCurrent ? head : timeline.last_tick,
      isCurrent,
      leadsHere: shared.has(timeline.name),
      sharedUntil: shared.get(timeline.name) ?? -1,
      isRemovable: parentRow !== null && !isCurrent && children.length === 0,
    });
    for (const child of children) add(child, row, depth + 1);
  };
  for (const timeline of timelines) if (timeline.parent === null) add(timeline, null, 0);
  return lanes;
}

/** The current timeline and what it comes from, each with the newest tick that it shares. */
function sharedTicks({ timelines, current }: History, head: number): ReadonlyMap<string, number> {
  const shared = new Map<string, number>();
  let until = head;
  for (let name: string | null = current; name !== null && !shared.has(name);) {
    const found = timelines.find((one) => one.name === name);
    if (found === undefined) break;
    shared.set(found.name, until);
    until = Math.min(until, found.at);
    name = found.parent;
  }
  return shared;
}

/** The next free "Branch 1", "Branch 2" …, as the town process names them. */
export function nextBranchName(timelines: readonly Timeline[]): string {
  const taken = new Set(timelines.map(({ name }) => name));
  for (let number = 1; ; number++) if (!taken.has(`Branch ${number}`)) return `Branch ${number}`;
}
