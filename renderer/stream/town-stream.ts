import { createContext, useContext, useEffect, useSyncExternalStore } from "react";
import { createStore } from "zustand/vanilla";
import { z } from "zod";

import type { PushBody } from "../../preload/contract.ts";
import { WORDS } from "../../preload/words/words.ts";
import type { BriefSections } from "../../sim/telemetry/sections/brief.ts";
import type { HostSections } from "../../sim/telemetry/sections/host-sections.ts";
import type { NotAvailable, TownSections } from "../../sim/telemetry/sections/town-sections.ts";
import { KEPT_EVENTS, type TownEvent } from "../../sim/telemetry/sections/recent.ts";
import { StreamReader } from "../../sim/telemetry/stream/reader.ts";
import { CostTimes } from "../frames/cost-times.ts";
import { request } from "../ipc/bridge.ts";
import { store } from "../state.ts";
import { withRecorded, withTold } from "./known-events.ts";
import { Turn, takeTurns } from "./turns.ts";

type Sections = TownSections & BriefSections & HostSections;
export type Section = keyof Sections;

export interface StreamState {
  /** As they were with the last payload. */
  readonly sections: Partial<Readonly<Sections>>;
  /** What was asked for and is not there, with the reason. */
  readonly missing: readonly NotAvailable[];
  /** For so many whole seconds nothing has come that should have; 0 below five. */
  readonly quietSeconds: number;
  /** Why payloads cannot be had or read, one sentence. */
  readonly error: string | null;
  /** What has happened up to now, by rising tick: of this town and life, by these names. */
  readonly events: readonly TownEvent[];
  /** Whether the record was asked what it holds of them. */
  readonly isRecalled: boolean;
}

const NOTHING: StreamState = {
  sections: {},
  missing: [],
  quietSeconds: 0,
  error: null,
  events: [],
  isRecalled: false,
};
const QUIET_MS = 5000;
const LOOK_MS = 1000;

/** The town's figures as they come, four times a second at most, while something on screen shows them. */
const stream = createStore<StreamState>()(() => NOTHING);
stream.subscribe(() => void takeTurns());

/**
 * How long a payload holds the page up at most: to read it, or to draw one of the panels anew. The first one after
 * panels were opened or closed is left out: with it they are made, as part of the answer to the key that was pressed.
 */
export const payloadTimes = new CostTimes();

/** How often each section is wanted. */
const wanted = new Map<Section, number>();
let asked = "";
let isAsking = false;
let isFirst = true;
let reader = new StreamReader({ isWhole: false });
/** Since when something is awaited that has not come, in milliseconds of the page. */
let quietSince = 0;
let looking = 0;

/** Has these sections told from now on. Returns the function that ends it. */
function want(sections: readonly Section[]): () => void {
  for (const section of sections) wanted.set(section, (wanted.get(section) ?? 0) + 1);
  askSoon();
  return () => {
    for (const section of sections) {
      const left = (wanted.get(section) ?? 1) - 1;
      if (left === 0) wanted.delete(section);
      else wanted.set(section, left);
    }
    askSoon();
  };
}

/** Once for all panels that come and go together. */
function askSoon(): void {
  if (isAsking) return;
  isAsking = true;
  queueMicrotask(() => {
    isAsking = false;
    void ask();
  });
}

async function ask(): Promise<void> {
  const sections = [...wanted.keys()].toSorted();
  const names = sections.join(" ");
  if (names === asked) return;
  asked = names;
  isFirst = true;
  payloadTimes.clear();
  window.clearInterval(looking);
  quietSince = performance.now();
  if (sections.length > 0) looking = window.setInterval(lookAtClock, LOOK_MS);
  else stream.setState(({ events, isRecalled }) => ({ ...NOTHING, events, isRecalled }));
  const reply = await request("telemetry:subscribe", { sections });
  if (!reply.ok && asked === names) stream.setState({ error: reply.problem.message });
}

/** A town that stands still has nothing to say. */
function lookAtClock(): void {
  const now = performance.now();
  const { status } = store.getState();
  if (status === null || status.speed === 0) quietSince = now;
  const quietMs = now - quietSince;
  const quietSeconds = quietMs < QUIET_MS ? 0 : Math.floor(quietMs / 1000);
  if (quietSeconds !== stream.getState().quietSeconds) stream.setState({ quietSeconds });
}

/** Asks for everything anew, after something went wrong. */
export function askAgain(): void {
  reader = new StreamReader({ isWhole: false });
  asked = "";
  stream.setState({ sections: {}, missing: [], error: null, quietSeconds: 0 });
  askSoon();
}

/** Another town is on screen, or the same in a process that nothing was asked of yet. */
export function beginStream(): void {
  stream.setState(NOTHING);
  askAgain();
}

/** Another life, or other names: what happened there is not what happened here. */
export function forgetEvents(): void {
  stream.setState({ events: [], isRecalled: false });
  void recall();
}

let recalls = 0;

/** Asks the record for what happened before anybody listened. */
async function recall(): Promise<void> {
  if (!wanted.has("latest_events")) return;
  recalls += 1;
  const asking = recalls;
  const reply = await request("events:get-last", { limit: KEPT_EVENTS });
  if (asking !== recalls) return;
  const recorded = reply.ok ? reply.value : [];
  stream.setState(({ events }) => ({ events: withRecorded(events, recorded), isRecalled: true }));
}

const Incoming = z.object({
  sections: z.custom<Partial<Sections> & { readonly not_available?: readonly NotAvailable[] }>(),
});

/** Takes a payload as it has come, a line of text. */
export function takePayload(line: PushBody<"telemetry:payload">): void {
  const since = performance.now();
  console.timeStamp("townlet:payload");
  quietSince = since;
  const read = reader.readLine(line);
  if (!read.ok) {
    stream.setState({ error: WORDS.app.unreadable(read.error.message) });
    return;
  }
  const { current } = reader;
  if (read.value === "stale" || current === null || wanted.size === 0) return;
  const { sections } = Incoming.parse({ sections: current });
  const { sections: told } = Incoming.parse({ sections: reader.told });
  stream.setState(({ events }) => ({
    sections,
    missing: sections.not_available ?? [],
    quietSeconds: 0,
    error: null,
    events: withTold(events, told.latest_events ?? [], current.tick),
  }));
  // A payload that tells everything begins anew: what lies between it and the one before was told to nobody.
  if (reader.told === current) void recall();
  const readMs = performance.now() - since;
  const isCounted = !isFirst;
  isFirst = false;
  void takeTurns().then((turnMs) => {
    if (isCounted) payloadTimes.add(Math.max(readMs, turnMs));
  });
}

/** Whether what is inside can be seen: panels out of sight are not drawn anew. */
export const InSight = createContext(true);

/** What is inside is drawn anew in a turn of its own. */
export const OwnTurn = createContext(new Turn());

const never = () => () => undefined;

/** One part of the stream; redraws only when that part changes, and is in sight. */
export function useStream<T>(select: (state: StreamState) => T): T {
  const isInSight = useContext(InSight);
  const turn = useContext(OwnTurn);
  return useSyncExternalStore(isInSight ? turn.subscribe : never, () => select(stream.getState()));
}

/** A section as it is now; undefined where it is not there or has not come yet. */
export function useSection<S extends Section>(section: S): Sections[S] | undefined {
  return useStream(({ sections }) => sections[section]);
}

/** Has sections told for as long as the component is there; none, where it has no use for them. */
export function useWanted(sections: readonly Section[]): void {
  useEffect(() => want(sections), [sections]);
}
