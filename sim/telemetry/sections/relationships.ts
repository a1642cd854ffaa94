import { z } from "zod";

import type { TIE_REASONS } from "../../events/kinds.ts";
import { rankTies } from "../../relationships/rank-ties.ts";
import { TIE_STATUS } from "../../relationships/tie-changes.ts";
import { tieCount } from "../../relationships/ties.ts";
import type { Town } from "../../town.ts";
import { byPerson, idOf } from "./people.ts";
import { shown } from "./shown.ts";

/** People named in each overlay. */
const TOP = 3;

const Window = z.strictObject({
  window_start: z.int(),
  window_end: z.int(),
  total: z.int(),
  owners: z.record(z.string(), z.int()),
  reasons: z.strictObject({ decay: z.int(), capacity: z.int(), removed: z.int() } satisfies Record<
    (typeof TIE_REASONS)[number],
    z.ZodInt
  >),
});

/** Ties lost in the newest window that has any, and in those before it, newest last; null before the first. */
export const Churn = Window.extend({ history: z.array(Window) }).nullable();

const Tie = { trust: z.number(), familiarity: z.number(), rivalry: z.number() };

/** Everybody's ties, by owner and other. Trust and familiarity in [−1, 1], rivalry in [0, 1]. */
export const RelationshipSnapshot = z.record(z.string(), z.record(z.string(), z.strictObject(Tie)));

export function relationshipSnapshot(town: Town): z.infer<typeof RelationshipSnapshot> {
  const { ties, capacity } = town.world;
  return byPerson(town, (slot) => {
    const from = slot * capacity.ties;
    const own: z.infer<typeof RelationshipSnapshot>[string] = {};
    for (let row = from; row < from + tieCount(town.world, slot); row++) {
      own[idOf(town, ties.other[row])] = {
        trust: shown(ties.trust[row]),
        familiarity: shown(ties.familiarity[row]),
        rivalry: shown(ties.rivalry[row]),
      };
    }
    return own;
  });
}

/** A tie that something has changed; of a removed one zeros are left. */
export const RelationshipUpdate = z.strictObject({
  tick: z.int(),
  owner: z.string(),
  other: z.string(),
  ...Tie,
  status: z.enum(TIE_STATUS),
  delta: z.strictObject(Tie),
});
export type RelationshipUpdate = z.infer<typeof RelationshipUpdate>;

/** The ties that the last tick changed, in order. */
export function relationshipUpdates({ scratch, people, world }: Town): RelationshipUpdate[] {
  const { count, owner, other, status, values } = scratch.tieChanges;
  return Array.from({ length: count }, (_, at) => {
    const [trust, familiarity, rivalry, dTrust, dFamiliarity, dRivalry] = values.subarray(
      at * 6,
      at * 6 + 6,
    );
    return {
      tick: world.town.tick[0],
      owner: people[owner[at]].id,
      other: people[other[at]].id,
      trust: shown(trust),
      familiarity: shown(familiarity),
      rivalry: shown(rivalry),
      status: TIE_STATUS[status[at]],
      delta: {
        trust: shown(dTrust),
        familiarity: shown(dFamiliarity),
        rivalry: shown(dRivalry),
      },
    };
  });
}

/** The three whom everybody trusts most, and by how much that has changed since the last payload. */
export const RelationshipOverlay = z.record(
  z.string(),
  z.array(
    z.strictObject({
      owner: z.string(),
      other: z.string(),
      ...Tie,
      delta_trust: z.number(),
      delta_familiarity: z.number(),
      delta_rivalry: z.number(),
    }),
  ),
);

export function relationshipOverlay(
  town: Town,
  updates: readonly RelationshipUpdate[],
): z.infer<typeof RelationshipOverlay> {
  const { ties } = town.world;
  const movedBy = sumsByPair(updates);
  return byPerson(town, (slot) => {
    const owner = idOf(town, slot);
    return mostTrusted(town, slot).map((row) => {
      const other = idOf(town, ties.other[row]);
      const moved = movedBy.get(`${owner} ${other}`) ?? STILL;
      return {
        owner,
        other,
        trust: shown(ties.trust[row]),
        familiarity: shown(ties.familiarity[row]),
        rivalry: shown(ties.rivalry[row]),
        delta_trust: shown(moved.trust),
        delta_familiarity: shown(moved.familiarity),
        delta_rivalry: shown(moved.rivalry),
      };
    });
  });
}

const STILL: RelationshipUpdate["delta"] = { trust: 0, familiarity: 0, rivalry: 0 };

/** What updates come to, by owner and other. */
function sumsByPair(
  updates: readonly RelationshipUpdate[],
): ReadonlyMap<string, RelationshipUpdate["delta"]> {
  const sums = new Map<string, RelationshipUpdate["delta"]>();
  for (const { owner, other, delta } of updates) {
    const before = sums.get(`${owner} ${other}`) ?? STILL;
    sums.set(`${owner} ${other}`, {
      trust: before.trust + delta.trust,
      familiarity: before.familiarity + delta.familiarity,
      rivalry: before.rivalry + delta.rivalry,
    });
  }
  return sums;
}

/** Rows of the ties of most trust, older ones first among equals. */
function mostTrusted({ world }: Town, slot: number): number[] {
  const from = slot * world.capacity.ties;
  return Array.from({ length: tieCount(world, slot) }, (_, place) => from + place)
    .toSorted((a, b) => world.ties.trust[b] - world.ties.trust[a])
    .slice(0, TOP);
}

/** Whom everybody likes best and least, three of each. */
export const RelationshipSummary = z.record(
  z.string(),
  z.strictObject({
    top_friends: z.array(
      z.strictObject({ agent: z.string(), ...Tie, last_quarrel_tick: z.int().nullable() }),
    ),
    top_rivals: z.array(z.strictObject({ agent: z.string(), rivalry: z.number() })),
  }),
);

// Shared, so that ranking makes no lists.
const rows = new Int32Array(TOP);

export function relationshipSummary(town: Town): z.infer<typeof RelationshipSummary> {
  const { ties } = town.world;
  const top = (slot: number, order: "friends" | "rivals"): number[] =>
    Array.from(rows.subarray(0, rankTies(town.world, slot, order, rows)));
  return byPerson(town, (slot) => ({
    top_friends: top(slot, "friends").map((row) => ({
      agent: idOf(town, ties.other[row]),
      trust: shown(ties.trust[row]),
      familiarity: shown(ties.familiarity[row]),
      rivalry: shown(ties.rivalry[row]),
      last_quarrel_tick: ties.quarrelled[row] === 0 ? null : ties.quarrelled[row],
    })),
    top_rivals: top(slot, "rivals").map((row) => ({
      agent: idOf(town, ties.other[row]),
      rivalry: shown(ties.rivalry[row]),
    })),
  }));
}

const SocialPair = z.discriminatedUnion("type", [
  z.strictObject({
    tick: z.int(),
    type: z.enum(["chat_success", "chat_failure"]),
    speaker: z.string(),
    listener: z.string(),
    quality: z.number().nullable(),
  }),
  z.strictObject({
    tick: z.int(),
    type: z.literal("rivalry_avoidance"),
    agent: z.string(),
    target: z.string(),
    object: z.string().nullable(),
    reason: z.string(),
  }),
]);

/** What has happened between people, newest first. */
export const SocialEvents = z.array(SocialPair);
