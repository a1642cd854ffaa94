import { isBeyondReach, succeedChat } from "../relationships/chat.ts";
import { familiarityOf, rivalryOf, setTies, trustOf } from "../relationships/ties.ts";
import { type Result, ok } from "../result.ts";
import type { Town } from "../town.ts";
import {
  type Answer,
  type Arguments,
  type CommandRefusal,
  findAgent,
  refused,
} from "./arguments.ts";

/** A chat that takes place wherever the two are, whatever they think of it, unless the listener can hear nobody. */
export function forceChat(
  town: Town,
  { speaker, listener, quality }: Arguments<"force_chat">,
): Answer {
  const pair = findPair(town, speaker, listener);
  if (!pair.ok) return pair;
  const [from, to] = pair.value;
  if (isBeyondReach(town, to)) {
    const legacy = { legacy_code: "E_BUSY_TARGET" };
    return refused("conflict", `'${listener}' can hear nobody now`, legacy);
  }
  succeedChat(town, from, to, quality);
  return ok({
    speaker,
    listener,
    quality,
    speaker_tie: tieOf(town, from, to),
    listener_tie: tieOf(town, to, from),
  });
}

/** Sets what two people feel about each other. For the rest of the tick it stays so. */
export function setRelationship(
  town: Town,
  { agent_a, agent_b, ...feelings }: Arguments<"set_rel">,
): Answer {
  if (Object.values(feelings).every((feeling) => feeling === undefined)) {
    return refused("usage", "expected at least one of trust, familiarity and rivalry");
  }
  const pair = findPair(town, agent_a, agent_b);
  if (!pair.ok) return pair;
  const [a, b] = pair.value;
  setTies(town, a, b, feelings);
  const tie = tieOf(town, a, b);
  return ok({ agent_a, agent_b, ...tie, agent_a_tie: tie, agent_b_tie: tieOf(town, b, a) });
}

/** The slots of two different people, in a town in which people know each other. */
function findPair(town: Town, a: string, b: string): Result<[number, number], CommandRefusal> {
  if (town.config.features.stages.relationships === "OFF") {
    return refused("conflict", "nobody knows anybody here: features.stages.relationships is OFF");
  }
  const first = findAgent(town, a);
  if (!first.ok) return first;
  const second = findAgent(town, b);
  if (!second.ok) return second;
  return first.value === second.value
    ? refused("invalid_args", "expected two different people")
    : ok([first.value, second.value]);
}

function tieOf({ world }: Town, slot: number, other: number) {
  return {
    trust: trustOf(world, slot, other),
    familiarity: familiarityOf(world, slot, other),
    rivalry: rivalryOf(world, slot, other),
  };
}
