import { z } from "zod";

import { Story } from "../sim/narration/story.ts";
import { Farewell } from "../sim/telemetry/agent-card.ts";
import { FollowedCard } from "../sim/telemetry/followed-card.ts";
import { PersonDay } from "../sim/telemetry/person-day.ts";
import { Cast, Scene } from "../sim/telemetry/scene.ts";
import { TownEvent } from "../sim/telemetry/sections/recent.ts";
import { TownFigures } from "../sim/telemetry/town-figures.ts";
import { Vignette } from "../sim/telemetry/vignette.ts";
import { PLACE_COMMANDS, TownPlaces } from "./places.ts";
import { ListedTown, OfFile } from "./recent-town.ts";
import { Settings } from "./settings.ts";
import { Comparison, Difference, History, KpiDifference, TimelineName } from "./timelines.ts";

/** 0 is pause; 1× is four ticks a second. */
export const Speed = z.union([z.literal(0), z.literal(1), z.literal(10), z.literal(100)]);
export type Speed = z.infer<typeof Speed>;

/** What a refusal or a failure tells the person at the window. */
export const Problem = z.strictObject({
  code: z.string(),
  title: z.string(),
  message: z.string(),
  /** What to do next, one sentence. */
  next: z.string(),
});
export type Problem = z.infer<typeof Problem>;

/** How the town runs; pushed at most four times a second and on every change. */
export const TownStatus = z.strictObject({
  tick: z.int().nonnegative(),
  speed: Speed,
  /** Measured over the last second. */
  ticks_per_second: z.number(),
  file: z.string().nullable(),
  /** Newest tick that is safely on disk. */
  saved_tick: z.int().nullable(),
  /** Which timeline is shown. */
  timeline: TimelineName,
  /** Newest tick of it; while `tick` is before, the past is shown. */
  head: z.int().nonnegative(),
  /** Oldest tick that can be shown. */
  first_tick: z.int().nonnegative(),
  /** False while the town process is down or restarting. */
  alive: z.boolean(),
});
export type TownStatus = z.infer<typeof TownStatus>;

/** What became of a command; the same wherever it was asked. */
export const CommandResult = z.strictObject({
  /** As it was asked; empty where that could not be read. */
  name: z.string(),
  status: z.enum(["ok", "error"]),
  cmd_id: z.string().nullable(),
  issuer: z.string().nullable(),
  /** The tick that carried it out, or the one at which it was answered. */
  tick: z.int(),
  /** From asking to answering. */
  latency_ms: z.number(),
  result: z.record(z.string(), z.unknown()).optional(),
  error: z
    .strictObject({
      code: z.string(),
      message: z.string(),
      details: z.record(z.string(), z.unknown()),
    })
    .optional(),
});
export type CommandResult = z.infer<typeof CommandResult>;

const Nothing = z.strictObject({});
const AtTick = z.strictObject({ tick: z.int() });
const AgentId = z.string().min(1).max(64);
/** The name of a scenario, never a path. */
const ScenarioName = z.string().regex(/^[\w-]{1,64}$/);

/** Every request channel, once: arguments and reply. Replies travel as `Reply`. */
export const requests = {
  "town:get-scene": { args: Nothing, reply: Scene.nullable() },
  "town:get-status": { args: Nothing, reply: TownStatus },
  "town:get-stories": {
    args: z.strictObject({ limit: z.int().min(1).max(500) }),
    reply: z.array(Story),
  },
  "town:set-speed": { args: z.strictObject({ speed: Speed }), reply: Nothing },
  "town:step": { args: Nothing, reply: Nothing },
  "town:save": { args: Nothing, reply: z.strictObject({ tick: z.int() }) },
  "town:save-as": { args: Nothing, reply: z.strictObject({ file: z.string().nullable() }) },
  "town:open": { args: Nothing, reply: z.strictObject({ file: z.string().nullable() }) },
  "town:new": {
    args: z.strictObject({ seed: z.string().max(32).nullable(), scenario: ScenarioName }),
    reply: z.strictObject({ file: z.string() }),
  },
  "time:get-history": { args: Nothing, reply: History.nullable() },
  /** What was told in the ticks of (from, to] of the shown timeline, the most telling lines if there are more than `limit`. */
  "time:get-marks": {
    args: z.strictObject({
      from: z.int(),
      to: z.int().nonnegative(),
      limit: z.int().min(1).max(2000),
    }),
    reply: z.array(Story),
  },
  /** Shows the nearest tick that there is, and stands still there. */
  "time:seek": { args: z.strictObject({ tick: z.int().nonnegative() }), reply: AtTick },
  /** To the newest tick, at the speed from before the first seek. */
  "time:live": { args: Nothing, reply: AtTick },
  /** The last events on record up to the shown tick, oldest first; none without a file. */
  "events:get-last": {
    args: z.strictObject({ limit: z.int().min(1).max(2000) }),
    reply: z.array(TownEvent),
  },
  /**
   * The daily figures on record up to the shown tick, or all that there are, oldest first; names as in `sim/telemetry/kpi-table.ts`.
   * `ticks` are the midnights that the days ended with; a figure is null where a day has none.
   */
  "figures:get-days": {
    args: z.strictObject({ all: z.boolean() }),
    reply: z.strictObject({
      ticks: z.array(z.int()),
      figures: z.record(z.string(), z.array(z.number().nullable())),
    }),
  },
  /** Parts from the shown tick; the branch is shown from now on. Null gives it a name. */
  "time:branch": {
    args: z.strictObject({ name: TimelineName.nullable() }),
    reply: z.strictObject({ timeline: TimelineName }),
  },
  /** Shows another timeline at this tick, or at the shown one, as far as it has it. */
  "time:switch": {
    args: z.strictObject({ timeline: TimelineName, tick: z.int().nonnegative().nullable() }),
    reply: AtTick,
  },
  "time:rename": {
    args: z.strictObject({ timeline: TimelineName, name: TimelineName }),
    reply: Nothing,
  },
  /** Refused for the shown timeline, the first one, and one that others part from. */
  "time:remove": { args: z.strictObject({ timeline: TimelineName }), reply: Nothing },
  /** Shows another timeline beside this one; both stand still at the last tick that they share. */
  "compare:open": { args: z.strictObject({ timeline: TimelineName }), reply: Comparison },
  "compare:close": { args: Nothing, reply: Nothing },
  /**
   * A command as it travels everywhere, and what became of it. What only admins may is `forbidden` unless
   * operator mode is on.
   */
  "console:send": { args: z.strictObject({ command: z.unknown() }), reply: CommandResult },
  /** Switches operator mode, which is off at the start; null only asks. */
  "console:operator": {
    args: z.strictObject({ on: z.boolean().nullable() }),
    reply: z.strictObject({ on: z.boolean() }),
  },
  /** Tells these sections of the stream from now on, a snapshot first; none of them ends it. */
  "telemetry:subscribe": {
    args: z.strictObject({ sections: z.array(z.string().min(1).max(64)).max(64) }),
    reply: Nothing,
  },
  "inspector:follow": {
    args: z.strictObject({ agent_id: AgentId.nullable() }),
    reply: FollowedCard.nullable(),
  },
  /** How somebody fared in the day up to the shown tick; null without a file, and when another is asked for meanwhile. */
  "inspector:get-day": {
    args: z.strictObject({ agent_id: AgentId }),
    reply: PersonDay.nullable(),
  },
  /** The scenarios that come with Townlet; the default one first. */
  "app:list-scenarios": {
    args: Nothing,
    reply: z.array(
      z.strictObject({
        name: ScenarioName,
        description: z.string(),
        /** How many people it begins with; null where it does not say. */
        people: z.int().nullable(),
      }),
    ),
  },
  /** Towns that were open lately, newest first. */
  "app:list-towns": { args: Nothing, reply: z.array(ListedTown) },
  /** Takes one off that list; its file stays. */
  "app:forget-town": { args: OfFile, reply: Nothing },
  /** Opens one of that list. Refused: any other file. */
  "town:open-recent": { args: OfFile, reply: Nothing },
  /** Opens a file that was dropped on the window; asked by the preload script, which knows its path. */
  "town:open-dropped": { args: OfFile, reply: Nothing },
  /** The sights that were kept of the town on screen. */
  "town:get-places": { args: Nothing, reply: TownPlaces },
  /** Remembers them with its file; nothing is remembered of a town that is not open. */
  "town:keep-places": { args: TownPlaces, reply: Nothing },
  "settings:get": { args: Nothing, reply: Settings },
  "settings:set": { args: Settings.partial(), reply: Settings },
  "app:about": {
    args: Nothing,
    reply: z.strictObject({
      version: z.string(),
      electron: z.string(),
      chromium: z.string(),
      runtime: z.enum(["official", "registry", "packaged"]),
      licences: z.string(),
    }),
  },
  /** The window says what it draws with, for the log and `doctor`. */
  "app:report-view": {
    args: z.strictObject({
      tier: z.string().max(16),
      gl: z.string().max(200),
      frame_ms: z.number(),
    }),
    reply: Nothing,
  },
} as const satisfies Record<string, { args: z.ZodType; reply: z.ZodType }>;

/** Menu entries and accelerators that the window itself carries out. */
export const MenuCommand = z.enum([
  "focus-next",
  "focus-clear",
  "toggle-names",
  "toggle-roofs",
  "toggle-lines",
  "toggle-sound",
  "toggle-path",
  "toggle-queues",
  "toggle-heat",
  "toggle-privacy",
  "open-settings",
  "open-shortcuts",
  "open-about",
  "new-town",
  "save-town",
  "zoom-in",
  "zoom-out",
  "camera-home",
  "larger-text",
  "smaller-text",
  "usual-text",
  "town-in-words",
  "step-back",
  "go-live",
  "branch-here",
  "compare",
  "toggle-dashboard",
  "open-commands",
  "open-results",
  "recent-towns",
  "show-disturbances",
  "show-day",
  "toggle-director",
  ...PLACE_COMMANDS,
  "first-steps",
]);
export type MenuCommand = z.infer<typeof MenuCommand>;

/** Every push channel, once. Frames are not here: they travel as bytes on a MessagePort of their own. */
export const pushes = {
  "town:scene": Scene,
  /** The town on screen has other people or objects than before; all else stays. */
  "town:cast": Cast,
  "town:status": TownStatus,
  "time:history": History,
  /** While two lives are compared. */
  "compare:kpis": KpiDifference,
  /** Lives that were the same when they were put side by side differ from here on. */
  "compare:difference": Difference,
  /** Another town, or another time of it, is on screen: there is nothing to compare any more. */
  "compare:closed": Nothing,
  "town:stories": z.array(Story),
  /** People go by other names from now on: what was told, in those, and who is followed. Their card follows. */
  "town:retold": z.strictObject({ stories: z.array(Story), followed: AgentId.nullable() }),
  /** Somebody has come, or gone. */
  "town:vignette": Vignette,
  /** Pushed when any of them changes, and to every new page. */
  "town:figures": TownFigures,
  "inspector:card": FollowedCard,
  /** The followed person has left. */
  "inspector:farewell": Farewell,
  "settings:changed": Settings,
  /** Operator mode was switched. */
  "console:operator": z.strictObject({ on: z.boolean() }),
  /**
   * What was asked of the stream, four times a second at most: a line of it, see `sim/telemetry/stream/payload.ts`.
   * As text, because whatever else crosses into the page is copied value by value.
   */
  "telemetry:payload": z.string(),
  "app:problem": Problem,
  "menu:command": MenuCommand,
} as const satisfies Record<string, z.ZodType>;

export type RequestName = keyof typeof requests;
export type RequestArgs<N extends RequestName> = z.input<(typeof requests)[N]["args"]>;
export type RequestReply<N extends RequestName> = z.output<(typeof requests)[N]["reply"]>;
export type PushName = keyof typeof pushes;
export type PushBody<N extends PushName> = z.output<(typeof pushes)[N]>;

/** Refusals cross as values; nothing is thrown over the wire. */
export type Reply<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** What the preload script puts on `window.townlet`: plain functions over parsed data, no Electron object. */
export interface TownletBridge {
  request<N extends RequestName>(name: N, args: RequestArgs<N>): Promise<Reply<RequestReply<N>>>;
  /** Returns the function that stops listening. */
  on<N extends PushName>(name: N, listener: (body: PushBody<N>) => void): () => void;
}

/**
 * The frame port reaches the page as a window message `{ townlet: FRAME_PORT }` with one port,
 * once per town process (a restart brings a new port). Messages on it are `ArrayBuffer`s, see
 * `sim/telemetry/frame.ts`.
 */
export const FRAME_PORT = "frame-port";
