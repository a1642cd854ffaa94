import { z } from "zod";

import { CATEGORIES } from "../../narration/categories.ts";
import { CHANGES, CHANGES_ONCE, DESTROYS, READS, type Spec } from "../spec.ts";
import { AgentId, Feeling, Level } from "./values.ts";

/** What can be done between people, and told of them. */
export const SOCIETY = {
  force_chat: {
    ...CHANGES_ONCE,
    order: ["speaker", "listener", "quality"],
    summary: "Has two people talk, whatever they think of it.",
    help: "Wherever the two are. Refused while the listener can hear nobody, as in a shower or asleep. The quality goes from 0 to 1; what lies outside is brought inside.",
    examples: [{ args: ["alice", "bob", 0.8] }],
    kwargs: z.strictObject({
      speaker: AgentId,
      listener: AgentId,
      quality: Level.default(1),
    }),
    errors: ["not_found", "conflict", "invalid_args"],
  },
  set_rel: {
    ...CHANGES_ONCE,
    order: ["agent_a", "agent_b", "trust", "familiarity", "rivalry"],
    summary: "Sets what two people feel about each other, both ways.",
    help: "Trust and familiarity go from -1 to 1, rivalry from 0 to 1; what lies outside is brought inside, what is left out stays as it is. For the rest of the tick it stays so.",
    examples: [
      { args: ["alice", "bob", 0.4] },
      { kwargs: { agent_a: "alice", agent_b: "bob", trust: -0.5, rivalry: 0.9 } },
    ],
    kwargs: z.strictObject({
      agent_a: AgentId,
      agent_b: AgentId,
      trust: Feeling.optional(),
      familiarity: Feeling.optional(),
      rivalry: Level.optional(),
    }),
    errors: ["usage", "not_found", "conflict", "invalid_args"],
  },
  employment_exit: {
    // What approving it comes to.
    ...DESTROYS,
    needsId: true,
    cases: [
      { argument: "action", is: "review", terms: READS },
      { argument: "action", is: "defer", terms: CHANGES_ONCE },
    ],
    order: ["action", "agent_id"],
    summary: "Shows who is about to leave over missed work, lets them go, or puts it off.",
    help: "review shows the queue and is for everybody. approve lets somebody go with the next look at the queue, whatever the cap, and answers with undo.branch_at, the tick from which a branch still has them; defer takes somebody off it for one review window.",
    examples: [{ args: ["review"] }, { args: ["defer", "alice"] }],
    kwargs: z.strictObject({
      action: z.enum(["review", "approve", "defer"]),
      agent_id: AgentId.optional(),
    }),
    errors: ["usage", "not_found", "conflict"],
  },
  announce_story: {
    ...CHANGES,
    order: ["message", "category"],
    summary: "Adds a line to the story of the town.",
    help: "Under the same limits as any other line: the answer says when they forbid it. dedupe_key is what makes it the same as another, the message itself where left out; priority passes the pauses between lines.",
    examples: [{ args: ["A kite is stuck in the elm."] }],
    kwargs: z.strictObject({
      message: z.string().trim().min(1).max(240),
      category: z.enum(CATEGORIES).default("operator_story"),
      priority: z.boolean().default(false),
      dedupe_key: z.string().trim().min(1).max(120).optional(),
    }),
    errors: [],
  },
} as const satisfies Record<string, Spec>;
