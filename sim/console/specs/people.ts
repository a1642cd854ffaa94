import { z } from "zod";

import { Position } from "../../config/map.ts";
import { COLLAPSES } from "../../lifecycle/exit-reasons.ts";
import { Primitive } from "../../primitives/primitive.ts";
import { CHANGES, CHANGES_ONCE, DESTROYS, type Spec } from "../spec.ts";
import { AgentId, JobId, Levels, Money, Name, Switch, Ticks, naming, usually } from "./values.ts";

const NewId = Name.regex(/^[a-z][a-z0-9_]*$/, {
  error: "expected lower-case letters, digits and _",
});

/** What can be done to people one by one, and to how people come and go. */
export const PEOPLE = {
  spawn: {
    ...CHANGES_ONCE,
    order: ["agent_id", "position"],
    summary: "Brings somebody new into town.",
    help: "They live in the home that holds home_position, or in the first free one; without one they look for one. Needs left out are 0.5, a wallet left out is one and a half rents.",
    examples: [
      { args: ["zoe", [12, 7]] },
      { kwargs: { agent_id: "zoe", position: [12, 7], needs: { hunger: 0.9 }, job_id: "grocer" } },
    ],
    kwargs: z.strictObject({
      agent_id: NewId,
      position: Position,
      name: z.string().trim().min(1).max(40).optional(),
      home_position: Position.optional(),
      needs: Levels.default({}),
      wallet: Money.meta(usually(0, 20)).optional(),
      profile: Name.meta(naming("profile")).optional(),
      job_id: JobId.nullable().default(null),
    }),
    errors: ["conflict", "invalid_args"],
  },
  teleport: {
    ...CHANGES_ONCE,
    order: ["agent_id", "position"],
    summary: "Puts somebody on another tile.",
    help: "They let go of what they were about. The tile has to be free and one that people can stand on; sleepers stay where they are. Also written with x and y in order.",
    examples: [{ args: ["alice", 12, 7] }, { kwargs: { agent_id: "alice", position: [12, 7] } }],
    kwargs: z.strictObject({ agent_id: AgentId, position: Position }),
    errors: ["not_found", "conflict", "invalid_args"],
  },
  setneed: {
    ...CHANGES_ONCE,
    order: ["agent_id", "need", "value"],
    summary: "Sets how well fed, clean and rested somebody is.",
    help: "1 is satisfied, 0 is none at all; what lies outside is brought inside.",
    examples: [
      { args: ["alice", "energy", 0.9] },
      { kwargs: { agent_id: "alice", needs: { hunger: 1, hygiene: 1 } } },
    ],
    kwargs: z.strictObject({ agent_id: AgentId, needs: Levels }),
    errors: ["not_found", "conflict", "usage"],
  },
  kill: {
    ...DESTROYS,
    order: ["agent_id", "reason"],
    retyped: "agent_id",
    summary: "Takes somebody out of town for good.",
    help: "Somebody else comes in their place, where the town has newcomers. They live on in a branch from undo.branch_at, which the answer names.",
    examples: [{ args: ["alice", "moved away"] }],
    kwargs: z.strictObject({
      agent_id: AgentId,
      reason: z.string().trim().min(1).max(120).default("console_kill"),
    }),
    errors: ["not_found", "conflict"],
  },
  possess: {
    ...CHANGES,
    order: ["agent_id", "action"],
    retyped: "agent_id",
    summary: "Takes somebody over, or gives them back.",
    help: "The possessed do nothing by themselves: their needs go on, their shift goes on without them. Sleepers are left alone.",
    examples: [{ args: ["alice", "acquire"] }],
    kwargs: z.strictObject({ agent_id: AgentId, action: z.enum(["acquire", "release"]) }),
    errors: ["not_found", "conflict", "invalid_args"],
  },
  drive: {
    ...CHANGES,
    order: ["agent_id", "primitive"],
    summary: "Says what somebody who is possessed does in this tick.",
    help: "What cannot be done is a wait, with the reason in the answer.",
    examples: [{ kwargs: { agent_id: "alice", primitive: { kind: "move", direction: "N" } } }],
    kwargs: z.strictObject({ agent_id: AgentId, primitive: Primitive }),
    errors: ["not_found", "conflict"],
  },
  set_exit_cap: {
    ...CHANGES,
    order: ["daily_exit_cap"],
    summary: "Sets how many people may leave in a day.",
    help: "Whatever their reason; null is any number.",
    examples: [{ args: [2] }, { kwargs: { daily_exit_cap: null } }],
    kwargs: z.strictObject({
      daily_exit_cap: z.int().min(0).max(1000).meta(usually(0, 10)).nullable(),
    }),
    errors: [],
  },
  set_spawn_delay: {
    ...CHANGES,
    order: ["min", "max"],
    summary: "Sets how long a place stays empty before somebody new comes.",
    help: "Ticks, fewest and most; both are the same where only one is given. It holds from the next departure on.",
    examples: [{ args: [100, 300] }, { kwargs: { delay: 120 } }],
    kwargs: z.strictObject({ min: Ticks, max: Ticks.optional() }),
    errors: ["invalid_args"],
  },
  toggle_mortality: {
    ...CHANGES,
    order: ["enabled"],
    summary: "Says whether collapses end a stay.",
    help: "Off, nobody collapses for good.",
    examples: [{ args: ["off"] }],
    kwargs: z.strictObject({ enabled: Switch }),
    errors: [],
  },
  set_death_threshold: {
    ...CHANGES,
    order: ["need", "value", "ticks"],
    summary: "Sets how low a need has to be, and for how long, to end a stay.",
    help: "The value is a satisfaction from 0 to 1, the ticks are on end.",
    examples: [{ args: ["hunger", 0.03, 30] }],
    kwargs: z.strictObject({
      need: z.enum(COLLAPSES),
      value: z.number().min(0).max(1),
      ticks: z.int().min(1).max(100_000).meta(usually(1, 500)),
    }),
    errors: [],
  },
} as const satisfies Record<string, Spec>;
