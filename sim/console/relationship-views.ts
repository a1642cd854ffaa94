import { churnOf } from "../relationships/churn.ts";
import { tieRow } from "../relationships/ties.ts";
import { ok } from "../result.ts";
import {
  relationshipOverlay,
  relationshipSummary,
  relationshipUpdates,
} from "../telemetry/sections/relationships.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { type Answer, type Arguments, findAnybody } from "./arguments.ts";

/** Whom everybody likes best and least, by id; empty where nobody knows anybody. */
export function summariseRelationships(town: Town): Answer {
  const known = town.config.features.stages.relationships !== "OFF";
  return ok({ summary: known ? relationshipSummary(town) : {}, churn: churnOf(town) });
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
  const updates = relationshipUpdates(town);
  return ok({
    agent_id,
    ties: rows.filter((row) => ties.other[row] !== NONE).map((row) => tieAt(town, row)),
    incoming,
    overlay: relationshipOverlay(town, updates)[agent_id] ?? [],
    recent_updates: updates.filter(({ owner }) => owner === agent_id),
    incoming_updates: updates.filter(({ other }) => other === agent_id),
  });
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
