import { createStore } from "zustand/vanilla";

import type { CommandResult, Problem } from "../../../preload/contract.ts";
import { WORDS } from "../../../preload/words/words.ts";
import type { CommandName } from "../../../sim/console/registry.ts";
import { request } from "../../ipc/bridge.ts";
import { store } from "../../state.ts";
import type { Draft, Payload } from "./payload.ts";
import { plain } from "../../format/number.ts";

const words = WORDS.palette.sending;

/** A command that was sent from here. */
export interface Sent {
  readonly key: number;
  readonly payload: Payload;
  readonly draft: Draft;
  /** What it asks, for comparison with others. */
  readonly asks: string;
  /** What was shown when it was sent. */
  readonly tick: number;
  readonly timeline: string;
  /** Null while there is no answer. */
  readonly result: CommandResult | null;
  /** No answer for two seconds. */
  readonly isSlow: boolean;
}

interface Asked {
  /** Newest first. */
  readonly sent: readonly Sent[];
  /** The last thing to be said aloud. */
  readonly said: string;
}

/** What was asked of the town from the palette in this session. */
export const asked = createStore<Asked>()(() => ({ sent: [], said: "" }));

const KEPT = 50;
/** More may not wait for their answer. */
const MOST_PENDING = 32;
/** The same again within so many ticks is hardly meant. */
const REPEAT_TICKS = 5;
const SLOW_MS = 2000;

let lastKey = 0;

/** Why a command is not sent now; null where nothing is against it. */
export function whyNot(payload: Payload, timeline: string, tick: number): string | null {
  const { sent } = asked.getState();
  if (sent.filter(({ result }) => result === null).length >= MOST_PENDING) {
    return words.tooMany(MOST_PENDING);
  }
  const asks = textOf(payload);
  const same = sent.find(
    (one) =>
      one.asks === asks &&
      one.timeline === timeline &&
      one.result?.status !== "error" &&
      Math.abs(tick - (one.result?.tick ?? one.tick)) <= REPEAT_TICKS,
  );
  if (same === undefined) return null;
  const at = plain(same.result?.tick ?? same.tick);
  return words.again(at, REPEAT_TICKS + 1);
}

/** Sends a command and keeps what comes of it. Resolves with that, or with why it was not sent. */
export async function send(payload: Payload, draft: Draft): Promise<Sent | string> {
  const { status } = store.getState();
  const tick = status?.tick ?? 0;
  const timeline = status?.timeline ?? "";
  const refusal = whyNot(payload, timeline, tick);
  if (refusal !== null) {
    asked.setState({ said: refusal });
    return refusal;
  }
  lastKey += 1;
  const key = lastKey;
  const asks = textOf(payload);
  const fresh: Sent = { key, payload, draft, asks, tick, timeline, result: null, isSlow: false };
  asked.setState(({ sent }) => ({ sent: [fresh, ...sent].slice(0, KEPT) }));
  const timer = window.setTimeout(() => change(key, { isSlow: true }), SLOW_MS);
  const since = performance.now();
  const reply = await request("console:send", { command: payload });
  window.clearTimeout(timer);
  const result = reply.ok
    ? reply.value
    : failure(payload, reply.problem, tick, performance.now() - since);
  change(key, { result, isSlow: false });
  asked.setState({ said: resultWords(payload.name, result) });
  return { ...fresh, result };
}

function change(key: number, what: Partial<Sent>): void {
  asked.setState(({ sent }) => ({
    sent: sent.map((one) => (one.key === key ? { ...one, ...what } : one)),
  }));
}

/** Forgets everything that names people: they go by other names now, or another town is shown. */
export function forgetSent(): void {
  asked.setState(({ sent }) => ({
    sent: sent.filter(({ payload }) => payload.name === "privacy"),
    said: "",
  }));
}

/** "Set a price: done at tick 412", "Set a price, refused: nobody here is called 'x'". */
function resultWords(name: CommandName, { status, tick, error }: CommandResult): string {
  const title = WORDS.commandTitles[name];
  if (status === "error") return words.refused(title, error?.message ?? "");
  return words.done(title, plain(tick));
}

function textOf({ name, kwargs }: Payload): string {
  return JSON.stringify([name, kwargs]);
}

/** That the town could not be reached, in the form of an answer. */
function failure(
  { name, cmd_id }: Payload,
  { code, message }: Problem,
  tick: number,
  latency: number,
): CommandResult {
  const error = { code, message, details: {} };
  const common = { name, cmd_id: cmd_id ?? null, issuer: null };
  return { ...common, status: "error", tick, latency_ms: latency, error };
}
