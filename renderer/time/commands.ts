import type { Problem, RequestName, RequestReply, Reply } from "../../preload/contract.ts";
import { WORDS } from "../../preload/words/words.ts";
import { openDialog, showNotice, showProblem } from "../commands.ts";
import { dayAndTime } from "../format/time.ts";
import { request } from "../ipc/bridge.ts";
import { hasPast, showsPast, store, takeStories } from "../state.ts";
import { Seeker } from "./seeker.ts";

/** Lines of the story that are fetched for a tick that is shown anew, and how far back, in days; the same ahead of it. */
const LINES = 200;
const DAYS = 2;
const LATER_LINES = 60;
const LATER_DAYS = 1;

let storiesFor = -1;

const seeker = new Seeker(showTick, (sought) => store.setState({ sought }));

/** Takes notice of the tick that is shown now, before the next status says so, and tells the story up to it. */
function arrive(tick: number): void {
  const { status } = store.getState();
  if (status !== null) store.setState({ status: { ...status, tick } });
  void tellStories(tick);
  void lookAgain();
}

/** Who is followed may not have come yet, or not have left: the card is asked for anew. */
async function lookAgain(): Promise<void> {
  const { followed, farewell, card, scene } = store.getState();
  if (followed === null) return;
  const isHere = scene?.agents.some(({ id }) => id === followed) === true;
  if (isHere && farewell === null && card !== null) return;
  store.setState({ farewell: null, card: null });
  const reply = await request("inspector:follow", { agent_id: followed });
  // Somebody whom nobody here has heard of yet has no card.
  if (reply.ok && store.getState().followed === followed) store.setState({ card: reply.value });
}

function fail(problem: Problem): void {
  showProblem(problem);
}

async function showTick(tick: number): Promise<void> {
  const reply = await request("time:seek", { tick });
  if (!reply.ok) {
    fail(reply.problem);
    return;
  }
  const { status } = store.getState();
  if (status !== null) store.setState({ status: { ...status, speed: 0 } });
  arrive(reply.value.tick);
}

/** The story as far as it has come at `tick`, and what comes next; of several calls the last one counts. */
export async function tellStories(tick: number): Promise<void> {
  const { scene, status } = store.getState();
  const day = scene?.ticks_per_day ?? 1000;
  storiesFor = tick;
  const from = Math.max(status?.first_tick ?? 0, tick - DAYS * day);
  const until = Math.min(status?.head ?? tick, tick + LATER_DAYS * day);
  const [told, later] = await Promise.all([
    request("time:get-marks", { from, to: tick, limit: LINES }),
    until > tick
      ? request("time:get-marks", { from: tick, to: until, limit: LATER_LINES })
      : { ok: true as const, value: [] },
  ]);
  if (!told.ok || storiesFor !== tick) return;
  takeStories(told.value, { stories: later.ok ? later.value : [], until });
}

let isTellingOn = false;

/** What comes after all that is told already, a day at a time. */
export async function tellOn(): Promise<void> {
  const { scene, status, later } = store.getState();
  const from = later.until + 1;
  const until = Math.min(
    status?.head ?? 0,
    later.until + LATER_DAYS * (scene?.ticks_per_day ?? 1000),
  );
  if (isTellingOn || until < from) return;
  isTellingOn = true;
  const reply = await request("time:get-marks", { from, to: until, limit: LATER_LINES });
  isTellingOn = false;
  if (!reply.ok || store.getState().later !== later) return;
  store.setState({ later: { ...later, stories: [...later.stories, ...reply.value], until } });
}

const clampTick = (tick: number): number => {
  const { status } = store.getState();
  return Math.max(status?.first_tick ?? 0, Math.min(status?.head ?? 0, Math.round(tick)));
};

/** Shows a tick of the timeline; it may be asked for as often as one likes. */
export async function seek(tick: number): Promise<void> {
  if (hasPast(store.getState())) await seeker.go(clampTick(tick));
}

/** Shows the tick at which something happened, and remembers the way back. */
export async function jumpTo(tick: number): Promise<void> {
  const state = store.getState();
  const here = showsPast(state) ? (state.status?.tick ?? null) : "live";
  store.setState({ jumpedFrom: state.jumpedFrom ?? here });
  await seek(tick);
}

/** To where the first jump began. */
export async function jumpBack(): Promise<void> {
  const { jumpedFrom } = store.getState();
  store.setState({ jumpedFrom: null });
  if (jumpedFrom === "live") await goLive();
  else if (jumpedFrom !== null) await seek(jumpedFrom);
}

export async function stepBack(): Promise<void> {
  const { status, sought } = store.getState();
  if (status !== null) await seek((sought ?? status.tick) - 1);
}

/** Goes on with the newest tick. */
export async function goLive(): Promise<void> {
  store.setState({ jumpedFrom: null });
  if (!showsPast(store.getState())) return;
  const reply = await request("time:live", {});
  if (reply.ok) arrive(reply.value.tick);
  else fail(reply.problem);
}

/** Parts from the shown tick under a name, or the next free one. Returns why not; the dialog closes otherwise. */
export async function branchHere(name: string): Promise<Problem | null> {
  const { status } = store.getState();
  const tick = status?.tick ?? 0;
  const trimmed = name.trim();
  const reply = await request("time:branch", { name: trimmed === "" ? null : trimmed });
  if (!reply.ok) return reply.problem;
  openDialog(null);
  const day = store.getState().scene?.ticks_per_day ?? 1000;
  showNotice(WORDS.timeline.parted(reply.value.timeline, dayAndTime(tick, day)));
  return null;
}

/** Shows another timeline, at the same tick if it has it. */
export async function switchTo(timeline: string, tick: number | null = null): Promise<void> {
  const { history } = store.getState();
  if (history === null || (history.current === timeline && tick === null)) return;
  if (history.current === timeline && tick !== null) {
    await seek(tick);
    return;
  }
  store.setState({ jumpedFrom: null });
  const reply = await request("time:switch", { timeline, tick });
  if (reply.ok) arrive(reply.value.tick);
  else fail(reply.problem);
}

export async function renameTimeline(timeline: string, name: string): Promise<Problem | null> {
  return close(await request("time:rename", { timeline, name: name.trim() }));
}

export async function removeTimeline(timeline: string): Promise<Problem | null> {
  return close(await request("time:remove", { timeline }));
}

function close<N extends RequestName>(reply: Reply<RequestReply<N>>): Problem | null {
  if (!reply.ok) return reply.problem;
  openDialog(null);
  return null;
}

/** Opens a dialog about a timeline. */
export function askAbout(timeline: string, dialog: "rename-timeline" | "remove-timeline"): void {
  store.setState({ asked: timeline, dialog });
}

/** Puts another timeline beside the shown one. */
export async function compareWith(timeline: string): Promise<void> {
  openDialog(null);
  store.setState({ kpis: null });
  const reply = await request("compare:open", { timeline });
  if (!reply.ok) {
    fail(reply.problem);
    return;
  }
  store.setState({ comparison: reply.value, dashboard: false });
  arrive(reply.value.common_until);
}

export async function endComparison(): Promise<void> {
  if (store.getState().comparison === null) return;
  store.setState({ comparison: null, kpis: null });
  const reply = await request("compare:close", {});
  if (!reply.ok) fail(reply.problem);
}

/** Asks which timeline to compare with, or ends the comparison. */
export function toggleComparison(): void {
  if (store.getState().comparison !== null) void endComparison();
  else if (hasPast(store.getState())) openDialog("compare");
}

export function askToBranch(): void {
  if (hasPast(store.getState())) openDialog("branch-here");
}
