import { z } from "zod";

import { type Reply, Problem, pushes, requests, Speed } from "../../preload/contract.ts";
import { Settings } from "../../preload/settings.ts";

const File = z.string().min(1);
const Opened = z.strictObject({ file: File.nullable(), tick: z.int() });

/** A new town: which scenario it follows and from which seed. */
export const NewTown = z.strictObject({
  file: File,
  scenario: z.string(),
  /** Decimal; null takes the configured one. */
  seed: z.string().nullable(),
  title: z.string(),
  /** Ticks that have passed when people first see it. */
  warmup: z.int().nonnegative(),
});
export type NewTown = z.infer<typeof NewTown>;

/** Everything the main process may ask of the town process. What the window asks is passed through. */
export const townRequests = {
  "town:get-scene": requests["town:get-scene"],
  "town:get-status": requests["town:get-status"],
  "town:get-stories": requests["town:get-stories"],
  "town:set-speed": requests["town:set-speed"],
  "town:step": requests["town:step"],
  "town:save": requests["town:save"],
  "time:get-history": requests["time:get-history"],
  "time:get-marks": requests["time:get-marks"],
  "time:seek": requests["time:seek"],
  "time:live": requests["time:live"],
  "time:branch": requests["time:branch"],
  "time:switch": requests["time:switch"],
  "time:rename": requests["time:rename"],
  "time:remove": requests["time:remove"],
  "events:get-last": requests["events:get-last"],
  "figures:get-days": requests["figures:get-days"],
  "compare:open": requests["compare:open"],
  "compare:close": requests["compare:close"],
  "inspector:follow": requests["inspector:follow"],
  "inspector:get-day": requests["inspector:get-day"],
  "telemetry:subscribe": requests["telemetry:subscribe"],
  "process:command": {
    args: z.strictObject({ command: z.unknown(), is_operator: z.boolean() }),
    reply: requests["console:send"].reply,
  },
  "process:open": { args: z.strictObject({ file: File, speed: Speed }), reply: Opened },
  "process:create": {
    args: z.strictObject({ town: NewTown, speed: Speed }),
    /** `problem` says why the town has no file; it lives all the same. */
    reply: Opened.extend({ problem: Problem.nullable() }),
  },
  "process:set-limit": {
    args: z.strictObject({ town_limit_mb: z.int().positive() }),
    reply: z.strictObject({}),
  },
  /** Who people are to the window from now on, and what their hashes are salted with. */
  "process:set-privacy": {
    args: z.strictObject({ mode: Settings.shape.privacy, salt: z.string().min(1) }),
    reply: z.strictObject({}),
  },
  "process:copy-to": { args: z.strictObject({ file: File }), reply: z.strictObject({}) },
  "process:close": { args: z.strictObject({}), reply: z.strictObject({}) },
} as const satisfies Record<string, { args: z.ZodType; reply: z.ZodType }>;

export type TownRequestName = keyof typeof townRequests;
export type TownRequestArgs<N extends TownRequestName> = z.output<(typeof townRequests)[N]["args"]>;
export type TownRequestReply<N extends TownRequestName> = z.output<
  (typeof townRequests)[N]["reply"]
>;

/** How each question is answered. */
export type TownAnswers = {
  readonly [N in TownRequestName]: (
    args: TownRequestArgs<N>,
  ) => Reply<TownRequestReply<N>> | Promise<Reply<TownRequestReply<N>>>;
};

/** What may be asked with each question. */
export const townArgs: {
  readonly [N in TownRequestName]: { args: z.ZodType<TownRequestArgs<N>> };
} = townRequests;

/** What replaces the town on screen, or waits for its file. */
export const CHANGING: ReadonlySet<TownRequestName> = new Set<TownRequestName>([
  "town:save",
  "time:seek",
  "time:live",
  "time:branch",
  "time:switch",
  "time:rename",
  "time:remove",
  "compare:open",
  "compare:close",
  "process:open",
  "process:create",
  "process:copy-to",
  "process:close",
]);

const requestNames = z.enum(
  Object.keys(townRequests).filter((name): name is TownRequestName => name in townRequests),
);

/** Main process to town process. A `port` message carries the port for frames. */
export const ToTown = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("ask"), id: z.int(), name: requestNames, args: z.unknown() }),
  z.strictObject({ kind: z.literal("port") }),
]);
export type ToTown = z.infer<typeof ToTown>;

const pushNames = z.enum(
  Object.keys(pushes).filter((name): name is keyof typeof pushes => name in pushes),
);

/** Town process to main process. */
export const FromTown = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("answer"),
    id: z.int(),
    reply: z.discriminatedUnion("ok", [
      z.strictObject({ ok: z.literal(true), value: z.unknown() }),
      z.strictObject({ ok: z.literal(false), problem: Problem }),
    ]),
  }),
  z.strictObject({ kind: z.literal("push"), name: pushNames, body: z.unknown() }),
  /** An operator asks that people be called by other names: a setting, which the main process keeps. */
  z.strictObject({ kind: z.literal("privacy"), mode: Settings.shape.privacy }),
  /** An operator asks for the town of another file. */
  z.strictObject({ kind: z.literal("open"), file: File }),
  z.strictObject({
    kind: z.literal("log"),
    level: z.enum(["info", "warn", "error"]),
    message: z.string(),
  }),
]);
export type FromTown = z.infer<typeof FromTown>;
