import { z } from "zod";

import { Story } from "../sim/narration/story.ts";
import { AgentCard, Farewell } from "../sim/telemetry/agent-card.ts";
import { Cast, Scene } from "../sim/telemetry/scene.ts";
import { TownFigures } from "../sim/telemetry/town-figures.ts";
import { Vignette } from "../sim/telemetry/vignette.ts";

/** 0 is pause; 1× is four ticks a second. */
export const Speed = z.union([z.literal(0), z.literal(1), z.literal(10), z.literal(100)]);
export type Speed = z.infer<typeof Speed>;

export const Settings = z.strictObject({
  theme: z.enum(["system", "light", "dark"]),
  quality: z.enum(["auto", "2d", "low", "mid", "high"]),
  motion: z.enum(["system", "full", "reduced"]),
  roofs: z.enum(["auto", "hidden"]),
  names: z.boolean(),
  /** Lines between the followed person and those they know. */
  lines: z.boolean(),
  /** The camera looks where people come and go. */
  vignette_camera: z.boolean(),
});
export type Settings = z.infer<typeof Settings>;

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
  /** False while the town process is down or restarting. */
  alive: z.boolean(),
});
export type TownStatus = z.infer<typeof TownStatus>;

const Nothing = z.strictObject({});
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
  "inspector:follow": {
    args: z.strictObject({ agent_id: AgentId.nullable() }),
    reply: AgentCard.nullable(),
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
  "open-settings",
  "open-shortcuts",
  "open-about",
  "new-town",
  "save-town",
  "zoom-in",
  "zoom-out",
  "camera-home",
]);
export type MenuCommand = z.infer<typeof MenuCommand>;

/** Every push channel, once. Frames are not here: they travel as bytes on a MessagePort of their own. */
export const pushes = {
  "town:scene": Scene,
  /** The town on screen has other people or objects than before; all else stays. */
  "town:cast": Cast,
  "town:status": TownStatus,
  "town:stories": z.array(Story),
  /** Somebody has come, or gone. */
  "town:vignette": Vignette,
  /** Pushed when any of them changes, and to every new page. */
  "town:figures": TownFigures,
  "inspector:card": AgentCard,
  /** The followed person has left. */
  "inspector:farewell": Farewell,
  "settings:changed": Settings,
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
