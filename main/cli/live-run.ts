import { setImmediate, setTimeout } from "node:timers/promises";

import { livingPeople } from "../../sim/town.ts";
import { forgiveLag, msUntilDue, startClock, ticksDue } from "../town/clock.ts";
import type { TownHost } from "../town/town-host.ts";
import { Interrupt } from "./interrupt.ts";
import { Progress } from "./progress.ts";
import { StatusLine } from "./status-line.ts";
import type { Terminal } from "./terminal.ts";

/** Signals and timers get their turn this often. */
const SLICE_MS = 50;
/** The same where what a tick gives is sent on. */
const SHORT_SLICE_MS = 5;
/** At a pace, nobody waits longer than this for Ctrl-C. */
const MAX_SLEEP_MS = 100;

export interface LiveRunOptions {
  readonly ticks: number;
  /** Multiple of 1×; as fast as possible when left out. */
  readonly pace?: number | undefined;
  /** A line that says how the town is, once a second or so. */
  readonly status?: boolean | undefined;
  /** Waited for between two stretches of ticks, which are shorter where there is one. */
  readonly between?: (() => Promise<void>) | undefined;
  /** Called after every tick. */
  readonly afterTick?: (() => void) | undefined;
}

export interface LiveRun {
  readonly ran: number;
  /** People who lived in the town as it began. */
  readonly peopleBefore: number;
  readonly wallSeconds: number;
  readonly interrupted: boolean;
}

/** Lets a town live for some ticks, as fast as it can or at a pace; Ctrl-C ends it after the tick. */
export async function liveRun(
  host: TownHost,
  { ticks, pace, status, between, afterTick }: LiveRunOptions,
  terminal: Terminal,
): Promise<LiveRun> {
  const interrupt = new Interrupt();
  const start = performance.now();
  const slice = between === undefined ? SLICE_MS : SHORT_SLICE_MS;
  const end = host.tick + ticks;
  const first = host.tick;
  const peopleBefore = livingPeople(host.town);
  const line = status === true ? new StatusLine(terminal, host, end) : null;
  const progress = line === null ? new Progress(terminal, `${ticks} ticks`, ticks) : null;
  let clock = startClock(pace ?? 0, host.town.config.time.tick_ms, start, host.tick);
  while (host.tick < end && host.problem === null && !interrupt.requested) {
    const sliceStart = performance.now();
    const mayGoOn = (): boolean => {
      afterTick?.();
      return performance.now() - sliceStart < slice;
    };
    clock = forgiveLag(clock, sliceStart, host.tick);
    const due = pace === undefined ? end - host.tick : ticksDue(clock, sliceStart, host.tick);
    host.advance(Math.min(due, end - host.tick), mayGoOn);
    progress?.update(host.tick - first);
    line?.update();
    await between?.();
    const rest = pace === undefined ? 0 : msUntilDue(clock, performance.now(), host.tick);
    await (rest > 1 ? setTimeout(Math.min(rest, MAX_SLEEP_MS)) : setImmediate());
  }
  progress?.finish();
  line?.finish();
  interrupt.release();
  return {
    ran: host.tick - first,
    peopleBefore,
    wallSeconds: (performance.now() - start) / 1000,
    interrupted: interrupt.requested,
  };
}
