import { z } from "zod";

import { NEEDS } from "../config/affordances.ts";
import { COMMANDS } from "./registry.ts";

const command = <Name extends string, Kwargs extends z.ZodType>(
  name: Name,
  { kwargs }: { readonly kwargs: Kwargs },
) =>
  z.strictObject({
    name: z.literal(name),
    cmd_id: z.string().max(128).optional(),
    kwargs,
  });

/** An input of a tick: checked, logged, replayable. */
export const Command = z.discriminatedUnion("name", [
  command("spawn", COMMANDS.spawn),
  command("teleport", COMMANDS.teleport),
  command("setneed", COMMANDS.setneed),
  command("price", COMMANDS.price),
  command("kill", COMMANDS.kill),
  command("possess", COMMANDS.possess),
  command("drive", COMMANDS.drive),
  command("force_chat", COMMANDS.force_chat),
  command("set_rel", COMMANDS.set_rel),
  command("employment_exit", COMMANDS.employment_exit),
  command("set_exit_cap", COMMANDS.set_exit_cap),
  command("set_spawn_delay", COMMANDS.set_spawn_delay),
  command("toggle_mortality", COMMANDS.toggle_mortality),
  command("set_death_threshold", COMMANDS.set_death_threshold),
  command("reload_affordances", COMMANDS.reload_affordances),
  command("set_employment_param", COMMANDS.set_employment_param),
  command("announce_story", COMMANDS.announce_story),
  command("blackout", COMMANDS.blackout),
  command("outage", COMMANDS.outage),
  command("rain", COMMANDS.rain),
  command("perturbation_trigger", COMMANDS.perturbation_trigger),
  command("arrange_meet", COMMANDS.arrange_meet),
  command("perturbation_cancel", COMMANDS.perturbation_cancel),
  command("chaos_hour", COMMANDS.chaos_hour),
  command("reload_perturbations", COMMANDS.reload_perturbations),
  // Readings that were inputs once: town files, command files and timelines may hold them.
  command("relationship_summary", COMMANDS.relationship_summary),
  command("relationship_detail", COMMANDS.relationship_detail),
  command("social_events", COMMANDS.social_events),
  command("perturbation_queue", COMMANDS.perturbation_queue),
]);
export type Command = z.infer<typeof Command>;

/** Names of what may be an input, and stand in a file. */
export const INPUT_NAMES: readonly string[] = Command.options.map(({ shape }) => shape.name.value);

export function isInput(name: string): name is Command["name"] {
  return INPUT_NAMES.includes(name);
}

/** A question to a town between two ticks. It is no input and leaves nothing behind. */
export const Reading = z.discriminatedUnion("name", [
  command("noop", COMMANDS.noop),
  command("seed", COMMANDS.seed),
  command("list_agents", COMMANDS.list_agents),
  command("inspect_agent", COMMANDS.inspect_agent),
  command("relationship_summary", COMMANDS.relationship_summary),
  command("relationship_detail", COMMANDS.relationship_detail),
  command("social_events", COMMANDS.social_events),
  command("rivalry_dump", COMMANDS.rivalry_dump),
  command("employment_status", COMMANDS.employment_status),
  command("affordance_status", COMMANDS.affordance_status),
  command("conflict_status", COMMANDS.conflict_status),
  command("queue_inspect", COMMANDS.queue_inspect),
  command("debug_queues", COMMANDS.debug_queues),
  command("perturbation_queue", COMMANDS.perturbation_queue),
  /** `review` only. */
  command("employment_exit", COMMANDS.employment_exit),
]);
export type Reading = z.infer<typeof Reading>;

/** What whoever runs the town answers or does. */
export const HostCommand = z.discriminatedUnion("name", [
  command("help", COMMANDS.help),
  command("telemetry_snapshot", COMMANDS.telemetry_snapshot),
  command("health_status", COMMANDS.health_status),
  command("speed", COMMANDS.speed),
  command("save_snapshot", COMMANDS.save_snapshot),
  command("snapshot_inspect", COMMANDS.snapshot_inspect),
  command("snapshot_validate", COMMANDS.snapshot_validate),
  command("snapshot_migrate", COMMANDS.snapshot_migrate),
  command("load_snapshot", COMMANDS.load_snapshot),
  command("privacy", COMMANDS.privacy),
]);
export type HostCommand = z.infer<typeof HostCommand>;

/** The needs that a command names, in their order. */
export function namedNeeds(
  needs: Readonly<Partial<Record<(typeof NEEDS)[number], number | undefined>>>,
): (typeof NEEDS)[number][] {
  return NEEDS.filter((need) => needs[need] !== undefined);
}
