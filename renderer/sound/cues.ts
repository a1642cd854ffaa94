import type { WindowState } from "../state.ts";
import { showsPast } from "../state.ts";

/** A short signal: news that everybody talks about, somebody who comes or goes, power or water that fails or is back. */
export type Cue = "news" | "arrival" | "farewell" | "trouble" | "relief";

/** Between any two signals, and between two of a kind, in milliseconds. */
const APART = 1200;
const APART_OF_A_KIND = 5000;

type Heard = Pick<WindowState, "stories" | "vignette" | "outages" | "status" | "sought" | "scene">;

/** What a change of the window is to be heard as; null for most. Of the past nothing is heard. */
export function cueOf(state: Heard, before: Heard): Cue | null {
  const { vignette, outages, scene } = state;
  if (scene?.scene !== before.scene?.scene || showsPast(state)) return null;
  if (vignette !== before.vignette && vignette !== null)
    return vignette.kind === "arrival" ? "arrival" : "farewell";
  if (outages !== before.outages) return (outages & ~before.outages) === 0 ? "relief" : "trouble";
  return hasNews(state.stories, before.stories) ? "news" : null;
}

/** Whether a line that everybody talks about is new. A whole story that was fetched is none. */
function hasNews(stories: Heard["stories"], before: Heard["stories"]): boolean {
  const last = before.at(-1);
  if (stories === before || last === undefined) return false;
  return stories.some(({ priority, seq, tick }) => priority && seq > last.seq && tick > last.tick);
}

/** Lets signals through one at a time. */
export class CueGate {
  private last = Number.NEGATIVE_INFINITY;
  private readonly lastOf = new Map<Cue, number>();

  /** Whether this one may be heard now; if so, it counts as heard. */
  admits(cue: Cue, now: number): boolean {
    const ofItsKind = this.lastOf.get(cue) ?? Number.NEGATIVE_INFINITY;
    if (now - this.last < APART || now - ofItsKind < APART_OF_A_KIND) return false;
    this.last = now;
    this.lastOf.set(cue, now);
    return true;
  }
}
