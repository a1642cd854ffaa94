import type { Town } from "../town.ts";
import { type DecodedEvent, decodeEvent, eventRecord } from "./decode-event.ts";
import { EVENT_INTS } from "./event-log.ts";
import { EVENT_KINDS, type EventName } from "./kinds.ts";

/**
 * Hooks that concern the whole town, beside the three of every use (`on_affordance_before`, `_after`,
 * `_fail`, see `affordances/hooks.ts`). Each is called in the moment in which its event is emitted.
 */
export const GLOBAL_HOOKS = [
  "on_tick",
  "on_spawn",
  "on_agent_spawn",
  "on_need_threshold",
  "on_price_change",
  "on_weather_change",
  "on_power_cut",
  "on_conflict",
  "on_quit_job",
  "on_agent_exit",
  "on_agent_near_death",
] as const;
export type GlobalHook = (typeof GLOBAL_HOOKS)[number];

/** What a listener is told: what happened, to whom first of all, and all that is known of it by name. */
export interface Notice {
  readonly hook: GlobalHook;
  readonly tick: number;
  readonly agent_id: string | null;
  /** Name of the event; `tick` for the start of one. */
  readonly event: EventName | "tick";
  readonly context: Readonly<Record<string, unknown>>;
  readonly town: Town;
}

export type Listener = (notice: Notice) => void;

interface Occasion {
  readonly hook: GlobalHook;
  /** Whether this event is one that the hook is about. */
  readonly isMeant: (event: DecodedEvent) => boolean;
}

const every = (hook: GlobalHook): Occasion => ({ hook, isMeant: () => true });

/** Which hooks an event calls, in order. */
const OCCASIONS: Partial<Record<EventName, readonly Occasion[]>> = {
  agent_spawned: [
    every("on_spawn"),
    // Somebody who takes the place of somebody else, not the first residents or an operator's guest.
    { hook: "on_agent_spawn", isMeant: (event) => typeof event["origin_agent_id"] === "string" },
  ],
  need_threshold: [every("on_need_threshold")],
  economy_price_update: [every("on_price_change")],
  weather_changed: [every("on_weather_change")],
  utility_changed: [
    {
      hook: "on_power_cut",
      isMeant: (event) => event["utility"] === "power" && event["online"] === false,
    },
  ],
  queue_conflict: [every("on_conflict")],
  job_quit: [every("on_quit_job")],
  agent_exit: [every("on_agent_exit")],
  agent_near_death: [every("on_agent_near_death")],
};

/** The same by kind, so that most events are left alone without their names being made. */
const BY_KIND = EVENT_KINDS.map(({ event }) => OCCASIONS[event]);

/** What the `index`-th event of the tick is to listeners: nothing, or one notice for each hook. */
export function noticesOf(town: Town, index: number): readonly Notice[] {
  const occasions = BY_KIND[town.events.ints[index * EVENT_INTS]];
  if (occasions === undefined) return [];
  const decoded = decodeEvent(town, eventRecord(town, index));
  const { event, tick, ...context } = decoded;
  const first = context["agent_id"] ?? context["actor"];
  const agent_id = typeof first === "string" ? first : null;
  return occasions
    .filter(({ isMeant }) => isMeant(decoded))
    .map(({ hook }) => ({ hook, tick, agent_id, event, context, town }));
}
