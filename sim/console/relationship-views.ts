import { churnOf } from "../relationships/churn.ts";
import { rankTies } from "../relationships/rank-ties.ts";
import { tieRow } from "../relationships/ties.ts";
import { ok } from "../result.ts";
import { tieOverlay, tieUpdates } from "../telemetry/tie-updates.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { type Answer, type Arguments, findAnybody } from "./arguments.ts";

/** Friends and rivals named of each person. */
const TOP = 3;

/** Whom everybody likes best and least, by id; empty where nobody knows anybody. */
export function summariseRelationships(town: Town): Answer {
  const { world, config } = town;
  const known = config.features.stages.relationships !== "OFF";
  const people = known ? Array.from(world.live.subarray(0, world.town.liveCount[0])) : [];
  return ok({
    summary: Object.fromEntries(
      people.map((slot) => [
        idOf(town, slot),
        {
          top_friends: top(town, slot, "friends").map((row) => tieAt(town, row)),
          top_rivals: top(town, slot, "rivals").map((row) => {
            const { agent, rivalry } = tieAt(town, row);
            return { agent, rivalry };
          }),
        },
      ]),
    ),
    churn: churnOf(town),
  });
}

/** All that one person feels about others, and others about them, and what the last tick changed of it. */
export function detailRelationships(
  town: Town,
  { agent_id }: Arguments<"relationship_detail">,
): Answer {
  const found = findAnybody(town, agent_id);
  if (!found.ok) return found;
  const { world } = town;
  const { ties, capacity } = world;
  const from = found.value * capacity.ties;
  const rows = Array.from({ length: capacity.ties }, (_, place) => from + place);
  const incoming = Array.from(world.live.subarray(0, world.town.liveCount[0])).flatMap((slot) => {
    const row = tieRow(world, slot, found.value);
    return row === NONE ? [] : [{ ...tieAt(town, row), agent: idOf(town, slot) }];
  });
  const updates = tieUpdates(town);
  return ok({
    agent_id,
    ties: rows.filter((row) => ties.other[row] !== NONE).map((row) => tieAt(town, row)),
    incoming,
    overlay: tieOverlay(town, found.value, updates),
    recent_updates: updates.filter(({ owner }) => owner === agent_id),
    incoming_updates: updates.filter(({ other }) => other === agent_id),
  });
}

function top({ world }: Town, slot: number, order: "friends" | "rivals"): number[] {
  const rows = new Int32Array(TOP);
  return Array.from(rows.subarray(0, rankTies(world, slot, order, rows)));
}

function tieAt(town: Town, row: number) {
  const { ties } = town.world;
  return {
    agent: idOf(town, ties.other[row]),
    trust: ties.trust[row],
    familiarity: ties.familiarity[row],
    rivalry: ties.rivalry[row],
    last_quarrel_tick: ties.quarrelled[row] === 0 ? null : ties.quarrelled[row],
  };
}

function idOf({ world, people }: Town, slot: number): string {
  return people[world.agents.person[slot]].id;
}
