import { z } from "zod";

/** What a text can name. */
type Named =
  "person" | "object" | "place" | "job" | "disturbance" | "profile" | "price" | "command" | "file";

/** What there is to choose from, for forms: `x_names` in the JSON Schema. A newcomer's id names nothing yet. */
export const naming = (...kinds: readonly Named[]) => ({ x_names: kinds });

/** Between what a value mostly is, for sliders: `x_range` in the JSON Schema. What may be is another matter. */
export const usually = (from: number, to: number) => ({ x_range: [from, to] });

export const Name = z.string().trim().min(1).max(64);
export const AgentId = Name.meta(naming("person"));
export const Place = Name.meta(naming("place", "object"));
export const JobId = Name.meta(naming("job"));
export const Money = z.number().min(0).max(1000);
export const Ticks = z.int().min(0).max(100_000).meta(usually(0, 1000));

/** What lies outside [0, 1] is brought inside. */
export const Level = z
  .number()
  .transform((level) => Math.min(1, Math.max(0, level)))
  .meta(usually(0, 1));
/** What lies outside [−1, 1] is brought inside. */
export const Feeling = z
  .number()
  .transform((feeling) => Math.min(1, Math.max(-1, feeling)))
  .meta(usually(-1, 1));

/** Satisfaction by need. */
export const Levels = z.strictObject({
  hunger: Level.optional(),
  hygiene: Level.optional(),
  energy: Level.optional(),
});

/** On or off, as a truth value or in words. */
export const Switch = z
  .union([z.boolean(), z.enum(["on", "off", "start", "stop"])])
  .transform((word) => word === true || word === "on" || word === "start");

/** Names in a list, or in one text with commas between. */
export const Names = z
  .union([z.array(z.string().max(64)).max(32), z.string().max(400)])
  .transform((names) =>
    (typeof names === "string" ? names.split(",") : names)
      .map((name) => name.trim())
      .filter((name) => name !== ""),
  );

/** A file by its path. */
export const FilePath = z.string().min(1).max(4096).meta(naming("file"));

const Checksum = z.string().regex(/^[0-9a-f]{64}$/, { error: "expected a SHA-256 in hex" });

/** What a command that names a file may be given from that file. */
export const READ_FROM_FILE: readonly string[] = ["checksum", "entries"];

/** A file, what it holds, and what is to be done with it. The town itself says whether the content will do. */
export const Reload = z.strictObject({
  path: FilePath,
  checksum: Checksum,
  entries: z.unknown(),
  expected_checksum: Checksum.optional(),
  dry_run: z.boolean().default(false),
});

/** No arguments. */
export const Nothing = z.strictObject({});
