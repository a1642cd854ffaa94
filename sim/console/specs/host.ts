import { z } from "zod";

import { ASKS_HOST, BIDS_HOST, type Spec } from "../spec.ts";
import { FilePath, Name, Nothing, naming } from "./values.ts";

/** What is asked of whoever runs the town, and what they are told to do. */
export const HOST = {
  help: {
    ...ASKS_HOST,
    order: ["command"],
    summary: "Lists the commands, or explains one.",
    help: "With who may use each, what it takes and how it is refused.",
    examples: [{}, { args: ["setneed"] }],
    kwargs: z.strictObject({ command: Name.meta(naming("command")).optional() }),
    errors: ["not_found"],
  },
  telemetry_snapshot: {
    ...ASKS_HOST,
    order: [],
    summary: "Shows the town as the stream shows it, whole.",
    help: "The same that a listener is sent first.",
    examples: [{}],
    kwargs: Nothing,
    errors: [],
  },
  health_status: {
    ...ASKS_HOST,
    order: [],
    summary: "Says how the program is doing.",
    help: "How long ticks take, and how far what is sent out has got.",
    examples: [{}],
    kwargs: Nothing,
    errors: [],
  },
  speed: {
    ...BIDS_HOST,
    order: ["speed"],
    summary: "Sets how fast the town lives.",
    help: "pause (or 0), 1, 10 or 100; 1 is four ticks a second by default.",
    examples: [{ args: ["pause"] }, { args: [10] }],
    kwargs: z.strictObject({
      speed: z
        .literal(["pause", "1", "10", "100", 0, 1, 10, 100])
        .transform((speed) => (speed === "pause" ? 0 : Number(speed))),
    }),
    errors: [],
  },
  save_snapshot: {
    ...BIDS_HOST,
    order: [],
    summary: "Keeps the town as it is now in its file.",
    help: "The answer names the tick that is safe.",
    examples: [{}],
    kwargs: Nothing,
    errors: ["conflict"],
  },
  snapshot_inspect: {
    ...ASKS_HOST,
    order: ["path"],
    summary: "Says what a file holds.",
    help: "Only files in the folder of the town's own file, and below it.",
    examples: [{ args: ["towns/monday.townlet"] }],
    kwargs: z.strictObject({ path: FilePath }),
    errors: ["invalid_path", "forbidden", "not_found", "read_failed"],
  },
  snapshot_validate: {
    ...ASKS_HOST,
    order: ["path", "strict"],
    summary: "Says whether a file could be used.",
    help: "strict allows no file of an older form.",
    examples: [{ args: ["towns/monday.townlet"] }],
    kwargs: z.strictObject({ path: FilePath, strict: z.boolean().default(false) }),
    errors: ["invalid_path", "forbidden", "not_found"],
  },
  snapshot_migrate: {
    ...BIDS_HOST,
    order: ["path", "output"],
    summary: "Brings an older file to this version's form.",
    help: "In a copy inside the folder named by output, or where it is.",
    examples: [{ args: ["towns/monday.townlet", "towns/migrated"] }],
    kwargs: z.strictObject({ path: FilePath, output: FilePath.optional() }),
    errors: [
      "invalid_args",
      "invalid_path",
      "forbidden",
      "not_found",
      "read_failed",
      "migration_failed",
    ],
  },
  load_snapshot: {
    ...BIDS_HOST,
    order: ["path"],
    summary: "Goes on with the town of another file.",
    help: "The town so far stays in its own file. Only in the window: elsewhere a town is served as long as the program runs.",
    examples: [{ args: ["towns/monday.townlet"] }],
    kwargs: z.strictObject({ path: FilePath }),
    errors: ["invalid_path", "forbidden", "not_found", "read_failed", "unsupported"],
  },
  privacy: {
    ...BIDS_HOST,
    order: ["mode"],
    summary: "Says how people are named in what leaves the program.",
    help: "off: by their ids. hash: by a number that means nothing elsewhere. streamer: by that number, with personal moments left out.",
    examples: [{ args: ["hash"] }],
    kwargs: z.strictObject({ mode: z.enum(["off", "hash", "streamer"]) }),
    errors: [],
  },
} as const satisfies Record<string, Spec>;
