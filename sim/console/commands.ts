import { z } from "zod";

import { NEEDS } from "../config/affordances.ts";
import { PRICES } from "../config/blocks/economy.ts";
import { Position } from "../config/map.ts";
import { COLLAPSES } from "../lifecycle/exit-reasons.ts";
import { CATEGORIES } from "../narration/categories.ts";
import { Primitive } from "../primitives/primitive.ts";

const AgentId = z.string().trim().min(1).max(64);
const NewId = AgentId.regex(/^[a-z][a-z0-9_]*$/, {
  error: "expected lower-case letters, digits and _",
});
const Reason = z.string().trim().min(1).max(120);
const Money = z.number().min(0).max(1000);
const Ticks = z.int().min(0).max(100_000);
/** Satisfaction; what lies outside [0, 1] is brought inside. */
const Level = z.number().transform((level) => Math.min(1, Math.max(0, level)));
/** What lies outside [−1, 1] is brought inside. */
const Feeling = z.number().transform((feeling) => Math.min(1, Math.max(-1, feeling)));
const Levels = z.strictObject({
  hunger: Level.optional(),
  hygiene: Level.optional(),
  energy: Level.optional(),
});

/** On or off, as a truth value or in words. */
const Switch = z
  .union([z.boolean(), z.enum(["on", "off", "start", "stop"])])
  .transform((word) => word === true || word === "on" || word === "start");

/** Names in a list, or in one text with commas between. */
const Names = z
  .union([z.array(z.string().max(64)).max(32), z.string().max(400)])
  .transform((names) =>
    (typeof names === "string" ? names.split(",") : names)
      .map((name) => name.trim())
      .filter((name) => name !== ""),
  );

const Checksum = z.string().regex(/^[0-9a-f]{64}$/, { error: "expected a SHA-256 in hex" });

/** A file, what it holds, and what is to be done with it. */
const RELOAD = {
  path: z.string().min(1).max(4096),
  checksum: Checksum,
  entries: z.unknown(),
  expected_checksum: Checksum.optional(),
  dry_run: z.boolean().default(false),
};

const SpecName = z.string().trim().min(1).max(64);

/** When and where people meet, and whether they walk there. */
const MEETING = {
  starts_in: z.int().min(0).max(100_000).default(0),
  duration: z.int().min(0).max(100_000).optional(),
  location: AgentId.optional(),
  mode: z.enum(["relocate", "invite"]).optional(),
};

const command = <Name extends string, Shape extends z.ZodRawShape>(name: Name, kwargs: Shape) =>
  z.strictObject({
    name: z.literal(name),
    cmd_id: z.string().max(128).optional(),
    kwargs: z.strictObject(kwargs),
  });

/** What an operator may do to a town. Every command is an input of a tick: checked, logged, replayable. */
export const Command = z.discriminatedUnion("name", [
  /** Somebody new. They live in the home that holds `home_position`, or in the first free one. */
  command("spawn", {
    agent_id: NewId,
    position: Position,
    name: z.string().trim().min(1).max(40).optional(),
    home_position: Position.optional(),
    /** 0.5 where left out. */
    needs: Levels.default({}),
    /** One and a half rents where left out. */
    wallet: Money.optional(),
    profile: AgentId.optional(),
    job_id: AgentId.nullable().default(null),
  }),
  command("teleport", { agent_id: AgentId, position: Position }),
  command("setneed", { agent_id: AgentId, needs: Levels }),
  command("price", { key: z.enum(PRICES), value: Money }),
  command("kill", { agent_id: AgentId, reason: Reason.default("console_kill") }),
  command("possess", { agent_id: AgentId, action: z.enum(["acquire", "release"]) }),
  /** What a possessed person does in this tick. */
  command("drive", { agent_id: AgentId, primitive: Primitive }),
  /** Whom everybody likes best and least, and how many ties were lost. */
  command("relationship_summary", {}),
  command("relationship_detail", { agent_id: AgentId }),
  /** The last things that happened between people, newest first. */
  command("social_events", { limit: z.int().min(0).max(1000).default(60) }),
  /** A chat that nobody's mood prevents. What lies outside [0, 1] is brought inside. */
  command("force_chat", { speaker: AgentId, listener: AgentId, quality: Level.default(1) }),
  /** What two people feel about each other, both ways; what is left out stays as it is. */
  command("set_rel", {
    agent_a: AgentId,
    agent_b: AgentId,
    trust: Feeling.optional(),
    familiarity: Feeling.optional(),
    rivalry: Level.optional(),
  }),
  command("employment_exit", {
    action: z.enum(["review", "approve", "defer"]),
    agent_id: AgentId.optional(),
  }),
  /** Exits of a day for whatever reason; null = any number. */
  command("set_exit_cap", { daily_exit_cap: z.int().min(0).max(1000).nullable() }),
  /** Ticks until somebody new comes: fewest and most, both the same where only `min` is given. */
  command("set_spawn_delay", { min: Ticks, max: Ticks.optional() }),
  /** Off: nobody collapses for good. */
  command("toggle_mortality", { enabled: Switch }),
  command("set_death_threshold", {
    need: z.enum(COLLAPSES),
    value: z.number().min(0).max(1),
    ticks: z.int().min(1).max(100_000),
  }),
  /** `entries` are what the file of that name holds: the town itself says whether they will do. */
  command("reload_affordances", RELOAD),
  /** Lasting; one key so far. */
  command("set_employment_param", {
    job_id: AgentId,
    key: z.literal("wage_rate").default("wage_rate"),
    value: Money,
  }),
  /** A line of the story; `dedupe_key` is what makes it the same as another, the message itself where left out. */
  command("announce_story", {
    message: z.string().trim().min(1).max(240),
    category: z.enum(CATEGORIES).default("operator_story"),
    priority: z.boolean().default(false),
    dedupe_key: z.string().trim().min(1).max(120).optional(),
  }),
  command("blackout", { on: Switch }),
  command("outage", { on: Switch }),
  command("rain", { on: Switch }),
  /**
   * Ticks; `magnitude` is a factor on prices; `targets` are prices or groups of them, people, a type
   * of object or objects; what is left out is as the disturbance has it.
   */
  command("perturbation_trigger", {
    spec: SpecName,
    targets: Names.default([]),
    magnitude: z.number().min(0.01).max(100).optional(),
    ...MEETING,
  }),
  command("arrange_meet", {
    spec: SpecName.default("arranged_meet"),
    agents: Names,
    ...MEETING,
  }),
  command("perturbation_cancel", {
    event_id: z.string().regex(/^evt_\d{1,9}$/, { error: "expected an event such as evt_3" }),
  }),
  command("perturbation_queue", {}),
  command("chaos_hour", {}),
  /** `entries` are what the file of that name holds, as with `reload_affordances`. */
  command("reload_perturbations", RELOAD),
]);
export type Command = z.infer<typeof Command>;
export type CommandName = Command["name"];

/** What a command's arguments are called when they are given in order, and who may use it. */
export const COMMANDS = {
  spawn: { mode: "admin", order: ["agent_id", "position"] },
  teleport: { mode: "admin", order: ["agent_id", "position"] },
  setneed: { mode: "admin", order: ["agent_id", "need", "value"] },
  price: { mode: "admin", order: ["key", "value"] },
  kill: { mode: "admin", order: ["agent_id", "reason"] },
  possess: { mode: "admin", order: ["agent_id", "action"] },
  drive: { mode: "admin", order: ["agent_id", "primitive"] },
  relationship_summary: { mode: "viewer", order: [] },
  relationship_detail: { mode: "admin", order: ["agent_id"] },
  social_events: { mode: "viewer", order: ["limit"] },
  force_chat: { mode: "admin", order: ["speaker", "listener", "quality"] },
  set_rel: { mode: "admin", order: ["agent_a", "agent_b", "trust", "familiarity", "rivalry"] },
  // Reviewing is for everybody; what changes something asks for more where it is carried out.
  employment_exit: { mode: "viewer", order: ["action", "agent_id"] },
  set_exit_cap: { mode: "admin", order: ["daily_exit_cap"] },
  set_spawn_delay: { mode: "admin", order: ["min", "max"] },
  toggle_mortality: { mode: "admin", order: ["enabled"] },
  set_death_threshold: { mode: "admin", order: ["need", "value", "ticks"] },
  reload_affordances: { mode: "admin", order: ["path"] },
  set_employment_param: { mode: "admin", order: ["job_id", "value"] },
  announce_story: { mode: "admin", order: ["message", "category"] },
  blackout: { mode: "admin", order: ["on"] },
  outage: { mode: "admin", order: ["on"] },
  rain: { mode: "admin", order: ["on"] },
  perturbation_trigger: { mode: "admin", order: ["spec"] },
  perturbation_cancel: { mode: "admin", order: ["event_id"] },
  arrange_meet: { mode: "admin", order: ["agents"] },
  perturbation_queue: { mode: "viewer", order: [] },
  chaos_hour: { mode: "admin", order: [] },
  reload_perturbations: { mode: "admin", order: ["path"] },
} as const satisfies Record<
  CommandName,
  { readonly mode: "viewer" | "admin"; readonly order: readonly string[] }
>;

/** Names that can be used, for refusals. */
export const COMMAND_NAMES: readonly string[] = Object.keys(COMMANDS);

/** Other names for commands and their arguments. */
const ALIASES: Readonly<Record<string, string>> = {
  spawn_agent: "spawn",
  set_need: "setneed",
  arranged_meet: "arrange_meet",
};

/**
 * Brings the ways in which a command may be written to one: aliases, arguments in order, arguments
 * inside `payload`, `item` for `key`, one need with its value. Checks nothing.
 */
export function spellOut(
  given: string,
  args: readonly unknown[],
  kwargs: Readonly<Record<string, unknown>>,
): { readonly name: string; readonly kwargs: Readonly<Record<string, unknown>> } {
  const name = ALIASES[given] ?? given;
  const full = unpacked(kwargs);
  const order: readonly string[] = isCommandName(name) ? COMMANDS[name].order : [];
  args.forEach((argument, index) => {
    full[order[index] ?? `argument ${index + 1}`] = argument;
  });
  return { name, kwargs: spellOutKwargs(name, args.length, full) };
}

/** The arguments of one command as its schema names them, whichever of its short forms they came in. */
function spellOutKwargs(
  name: string,
  inOrder: number,
  full: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  switch (name) {
    case "teleport": {
      if (inOrder !== 3) return full;
      const { "argument 3": y, ...others } = full;
      return { ...others, position: [full["position"], y] };
    }
    case "setneed": {
      if (typeof full["need"] !== "string") return full;
      const { need: _, value, ...others } = full;
      return { ...others, needs: { [full["need"]]: value } };
    }
    case "set_rel": {
      const dimension = full["trust"];
      if (!isFeeling(dimension)) return full;
      const { trust: _, familiarity: value, ...others } = full;
      return { ...others, [dimension]: value };
    }
    case "set_exit_cap":
      return renamed(full, "cap", "daily_exit_cap");
    case "set_spawn_delay":
      return renamed(renamed(full, "delay", "min"), "ticks", "min");
    case "price":
      return renamed(full, "item", "key");
    default:
      return full;
  }
}

/** The same arguments with another name for one of them, where it was given by that name. */
function renamed(
  kwargs: Readonly<Record<string, unknown>>,
  from: string,
  to: string,
): Readonly<Record<string, unknown>> {
  if (kwargs[from] === undefined) return kwargs;
  const { [from]: value, ...others } = kwargs;
  return { [to]: value, ...others };
}

/** What `payload` holds stands beside it, however deep it was packed; what is said outside goes first. */
function unpacked({
  payload,
  ...rest
}: Readonly<Record<string, unknown>>): Record<string, unknown> {
  if (payload === undefined) return rest;
  return isRecord(payload) ? { ...unpacked(payload), ...rest } : { payload, ...rest };
}

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

/** Whether the third word of `set_rel` names what is set, not how much of it. */
function isFeeling(word: unknown): word is "trust" | "familiarity" | "rivalry" {
  return word === "trust" || word === "familiarity" || word === "rivalry";
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The needs that a command names, in their order. */
export function namedNeeds(needs: z.infer<typeof Levels>): (typeof NEEDS)[number][] {
  return NEEDS.filter((need) => needs[need] !== undefined);
}

/** Who may give a command: reviewing the exit queue is for everybody, deciding about it is not. */
export function modeOf(
  name: CommandName,
  kwargs: Readonly<Record<string, unknown>>,
): "viewer" | "admin" {
  return name === "employment_exit" && kwargs["action"] !== "review"
    ? "admin"
    : COMMANDS[name].mode;
}
