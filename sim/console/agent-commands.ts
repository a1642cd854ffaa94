import { letGo } from "../affordances/let-go.ts";
import { NEEDS } from "../config/affordances.ts";
import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { drive } from "../primitives/drive.ts";
import { ok } from "../result.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { type Answer, type Arguments, findAgent, refused } from "./arguments.ts";
import { namedNeeds } from "./commands.ts";

/** Sets needs of one person at once. */
export function setNeeds(town: Town, { agent_id, needs }: Arguments<"setneed">): Answer {
  const found = findAgent(town, agent_id);
  if (!found.ok) return found;
  const named = namedNeeds(needs);
  if (named.length === 0) return refused("usage", "expected at least one need and its value");
  town.world.agents.resetTick[found.value] = town.world.town.tick[0];
  for (const need of named) {
    const level = needs[need] ?? 0;
    town.world.agents[need][found.value] = level;
    emit(town.world, town.events, EVENT.need_set, level, found.value, NEEDS.indexOf(need));
  }
  return ok({ agent_id, needs });
}

/**
 * Takes a person over, or gives them back. The possessed do nothing by themselves: their needs go
 * on, their shift goes on without them. Sleepers are left alone.
 */
export function possess(town: Town, { agent_id, action }: Arguments<"possess">): Answer {
  const found = findAgent(town, agent_id);
  if (!found.ok) return found;
  const slot = found.value;
  const { possessed } = town.world.agents;
  if (action === "release") {
    if (possessed[slot] === 0) return refused("invalid_args", `'${agent_id}' is not possessed`);
    possessed[slot] = 0;
    emit(town.world, town.events, EVENT.agent_released, 0, slot);
  } else {
    if (possessed[slot] === 1) {
      const legacy = { legacy_code: "E_ALREADY_POSSESSED" };
      return refused("conflict", `'${agent_id}' is possessed already`, legacy);
    }
    if (isAsleep(town, slot)) return refused("conflict", `'${agent_id}' is asleep`);
    letGo(town, slot);
    possessed[slot] = 1;
    town.world.agents.resetTick[slot] = town.world.town.tick[0];
    emit(town.world, town.events, EVENT.agent_possessed, 0, slot);
  }
  return ok({ agent_id, possessed: possessed[slot] === 1, possessed_agents: possessedIds(town) });
}

/** What a possessed person does in this tick. What cannot be done is a wait, with the reason in the answer. */
export function driveAgent(town: Town, { agent_id, primitive }: Arguments<"drive">): Answer {
  const found = findAgent(town, agent_id);
  if (!found.ok) return found;
  if (town.world.agents.possessed[found.value] === 0) {
    return refused("conflict", `'${agent_id}' is not possessed`);
  }
  const reason = drive(town, found.value, primitive);
  return ok({ agent_id, kind: reason === null ? primitive.kind : "wait", reason });
}

function possessedIds({ world, people }: Town): string[] {
  return Array.from(world.live.subarray(0, world.town.liveCount[0]))
    .filter((slot) => world.agents.possessed[slot] === 1)
    .map((slot) => people[world.agents.person[slot]].id);
}

export function isAsleep({ world, rules }: Town, slot: number): boolean {
  const running = world.agents.runningAffordance[slot];
  return running !== NONE && rules.affordances[running].tags.has("sleep");
}
