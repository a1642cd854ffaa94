import { EVENT, TIE_REASONS, type TieReason } from "../events/kinds.ts";
import { strongTies } from "../relationships/strong-ties.ts";
import type { Town } from "../town.ts";
import { TRUST_BUCKETS } from "../world/world.ts";

/** Chats that were tried while the speaker trusted the listener by so much, and how many came about. */
interface TrustBucket {
  readonly from: number;
  readonly to: number;
  readonly attempts: number;
  readonly successes: number;
}

/** How people have got on with each other over the whole life of the town. */
export interface SocialFigures {
  /** Chats that took place, those that an operator forced too. */
  readonly chats: number;
  /** Of those that were left to chance; null before the first. */
  readonly success_rate: number | null;
  /** Buckets in which nothing was tried are left out. */
  readonly by_trust: readonly TrustBucket[];
  readonly ties_formed: number;
  readonly ties_ended: Readonly<Record<TieReason, number>>;
  /** Ties there are now with trust, whichever way, or rivalry above 0.3. */
  readonly strong_ties: number;
  readonly quarrels: number;
  readonly avoidances: number;
  readonly arguments: number;
  readonly escalations: number;
}

export function socialFigures({ world }: Town): SocialFigures {
  const { town, live } = world;
  const { eventCounts, chatAttempts, chatSuccesses } = town;
  const sum = (column: Int32Array): number => column.reduce((total, count) => total + count, 0);
  const attempts = sum(chatAttempts);
  const ended = { decay: 0, capacity: 0, removed: 0 } satisfies Record<TieReason, number>;
  TIE_REASONS.forEach((reason, kind) => {
    ended[reason] = town.tiesEnded[kind];
  });
  return {
    chats: eventCounts[EVENT.chat_success],
    success_rate: attempts === 0 ? null : sum(chatSuccesses) / attempts,
    by_trust: Array.from(chatAttempts, (count, bucket) => ({
      from: (bucket * 2 - TRUST_BUCKETS) / TRUST_BUCKETS,
      to: ((bucket + 1) * 2 - TRUST_BUCKETS) / TRUST_BUCKETS,
      attempts: count,
      successes: chatSuccesses[bucket],
    })).filter((bucket) => bucket.attempts > 0),
    ties_formed: eventCounts[EVENT.tie_added],
    ties_ended: ended,
    strong_ties: live
      .subarray(0, town.liveCount[0])
      .reduce((total, slot) => total + strongTies(world, slot), 0),
    quarrels: town.conflicts[0],
    avoidances: eventCounts[EVENT.policy_guardrail_block],
    arguments: eventCounts[EVENT.public_argument],
    escalations: town.escalations[0],
  };
}
