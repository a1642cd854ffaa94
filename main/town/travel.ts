import { err, ok } from "../../sim/result.ts";
import { refuse } from "../problem.ts";
import type { Outcome } from "../problem.ts";
import type { StoredTimeline } from "../store/identity.ts";
import type { StoreReads } from "../store/thread-messages.ts";
import { type Change, branchOff } from "./branch.ts";
import { rebuildAt } from "./rebuild.ts";
import { TownHost } from "./town-host.ts";

/** So few ticks ahead are simulated rather than looked up. */
const NEAR_TICKS = 200;

/**
 * Shows another tick of the timeline, the nearest one that there is. Nothing of what came after it is
 * lost. Refused without a file, and where the record does not repeat itself. No tick may run meanwhile.
 */
export async function seek(host: TownHost, tick: number): Promise<Outcome<{ tick: number }>> {
  const { home } = host;
  if (home === null) return noPast();
  const wanted = Math.min(host.head, Math.max(home.firstTick, tick));
  const ahead = wanted - host.tick;
  if (ahead === 0) return ok({ tick: wanted });
  if (host.isPast && ahead > 0 && ahead <= NEAR_TICKS) {
    host.advance(ahead);
    return host.problem === null ? ok({ tick: wanted }) : err(host.problem);
  }
  return show(host, home.timeline, wanted);
}

/** Shows another timeline, at this tick or the nearest one that it has. */
export async function switchTo(
  host: TownHost,
  timeline: number,
  tick: number,
): Promise<Outcome<{ tick: number }>> {
  const head = host.timelines.find((one) => one.timeline === timeline)?.last_tick ?? 0;
  return show(host, timeline, Math.min(head, Math.max(host.home?.firstTick ?? 0, tick)));
}

async function show(
  host: TownHost,
  timeline: number,
  tick: number,
): Promise<Outcome<{ tick: number }>> {
  const { home, timelines } = host;
  if (home === null) return noPast();
  host.handOver();
  const rebuilt = await rebuildAt(home.archive, timelines, timeline, tick);
  if (!rebuilt.ok) return rebuilt;
  if (rebuilt.value.divergedAt !== null) return otherRules(home.store.file, tick);
  await host.become({ ...home, timeline, timelines }, rebuilt.value);
  return ok({ tick });
}

/**
 * Parts from the timeline at the tick that is shown, with changes or without; the new timeline is shown
 * from now on, and the one it parts from stays as it is. Null gives it a name. Refused: a name that is
 * taken, rules that do not fit the state.
 */
export async function branch(
  host: TownHost,
  name: string | null,
  change: Change = {},
): Promise<Outcome<StoredTimeline>> {
  const { home } = host;
  if (home === null) return noPast();
  host.handOver();
  const parted = await branchOff(home.archive, host.timelines, home.timeline, host.town, {
    ...change,
    name,
  });
  if (!parted.ok) return parted;
  const { timelines, made, town } = parted.value;
  await host.become({ ...home, timeline: made.timeline, timelines }, { town, past: null });
  return ok(made);
}

/** Gives a timeline another name. */
export async function rename(
  host: TownHost,
  timeline: number,
  name: string,
): Promise<Outcome<null>> {
  return alter(host, (reads) => reads.renameTimeline(timeline, name));
}

/** Forgets a timeline that nothing parts from. Refused for the one that is shown. */
export async function remove(host: TownHost, timeline: number): Promise<Outcome<null>> {
  if (timeline === host.home?.timeline) {
    return refuse("bad_request", "This timeline is on screen.", "Show another one first.");
  }
  const removed = await alter(host, (reads) => reads.removeTimeline(timeline));
  if (removed.ok) host.home?.archive.recorded.forget(timeline);
  return removed;
}

async function alter(
  host: TownHost,
  act: (reads: StoreReads) => Outcome<null> | Promise<Outcome<null>>,
): Promise<Outcome<null>> {
  const { home } = host;
  if (home === null) return noPast();
  host.handOver();
  const done = await act(home.archive.reads);
  if (done.ok) host.renew(await home.archive.reads.timelines());
  return done;
}

/** Another host over the same file, at a tick of another timeline. It ends with this one. */
export async function guestOf(
  host: TownHost,
  timeline: number,
  tick: number,
): Promise<Outcome<TownHost>> {
  const { home, timelines } = host;
  if (home === null) return noPast();
  host.handOver();
  const rebuilt = await rebuildAt(home.archive, timelines, timeline, tick);
  if (!rebuilt.ok) return rebuilt;
  const { town, past, day } = rebuilt.value;
  const there = { ...home, timeline, timelines };
  const guest = new TownHost(town, host.identity, there, { past, day, isGuest: true });
  await guest.recall();
  return ok(guest);
}

function noPast(): Outcome<never> {
  return refuse(
    "no_town",
    "This town has no file, so nothing of its past is kept.",
    "Keep it by 'Save As', and open that file.",
  );
}

/** The record cannot be simulated again as it is. */
export function otherRules(file: string, tick: number): Outcome<never> {
  return refuse(
    "diverged",
    `${file} does not repeat its own record up to tick ${tick}: other rules wrote it.`,
    "Use the version of Townlet that wrote it.",
  );
}
