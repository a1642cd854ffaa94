import { GUARD_REASONS } from "../events/kinds.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { SOCIAL_EVENTS, SOCIAL_INTS, type World } from "../world/world.ts";

/** What is remembered of how people got on. Index = the number stored. */
const TYPES = ["chat_success", "chat_failure", "rivalry_avoidance"] as const;
type SocialType = (typeof TYPES)[number];

/** What happened between two people, by names. */
export type SocialEvent =
  | {
      readonly tick: number;
      readonly type: "chat_success" | "chat_failure";
      readonly speaker: string;
      readonly listener: string;
      readonly quality: number | null;
    }
  | {
      readonly tick: number;
      readonly type: "rivalry_avoidance";
      readonly agent: string;
      readonly target: string;
      readonly object: string | null;
      readonly reason: string;
    };

/** Remembers something between two people; the oldest of SOCIAL_EVENTS is forgotten for it. */
export function noteSocialEvent(
  { town, agents }: World,
  type: SocialType,
  slot: number,
  other: number,
  object: number,
  reason: number,
  quality: number,
): void {
  const entry = town.socialEntries[0] % SOCIAL_EVENTS;
  const at = entry * SOCIAL_INTS;
  town.socialInts[at] = town.tick[0];
  town.socialInts[at + 1] = TYPES.indexOf(type);
  town.socialInts[at + 2] = agents.person[slot];
  town.socialInts[at + 3] = agents.person[other];
  town.socialInts[at + 4] = object;
  town.socialInts[at + 5] = reason;
  town.socialQuality[entry] = quality;
  town.socialEntries[0] += 1;
}

/** The last things that happened between people, newest first, `limit` at most. */
export function socialEvents(town: Town, limit: number): SocialEvent[] {
  const entries = town.world.town.socialEntries[0];
  const count = Math.min(limit, entries, SOCIAL_EVENTS);
  return Array.from({ length: count }, (_, back) => read(town, entries - 1 - back));
}

function read({ world, people, rules }: Town, place: number): SocialEvent {
  const entry = place % SOCIAL_EVENTS;
  const from = entry * SOCIAL_INTS;
  const [tick, kind, who, other, object, reason] = world.town.socialInts.subarray(
    from,
    from + SOCIAL_INTS,
  );
  const type = TYPES[kind];
  const [agent, target] = [people[who].id, people[other].id];
  if (type === "rivalry_avoidance") {
    const thing = object === NONE ? null : rules.objects[object].id;
    return { tick, type, agent, target, object: thing, reason: GUARD_REASONS[reason] };
  }
  const quality = type === "chat_success" ? world.town.socialQuality[entry] : null;
  return { tick, type, speaker: agent, listener: target, quality };
}
