import { biasOf } from "../../personality/traits.ts";
import type { Town } from "../../town.ts";
import { NONE } from "../../world/agent-table.ts";
import { slotOf } from "../../world/world.ts";
import type { Happening, Tellers } from "../happening.ts";
import { nameOf, whereOf } from "../names.ts";
import { ask, askOfPair, say } from "../say.ts";
import { involves } from "../story-log.ts";
import { topicOf } from "../topics.ts";

/** What goes wrong between people, told after what became of their ties. */
export const alertTellers: Tellers = {
  chat_failure: (town, { kind, a: speaker, b: listener }) => {
    if (!askOfPair(town, "rebuffed", speaker, listener)) return;
    const values = {
      actor: nameOf(town, speaker),
      other: nameOf(town, listener),
      where: whereOf(town, speaker),
    };
    say(town, "rebuffed", kind, values, speaker, listener);
  },
  policy_guardrail_block: (town, { kind, a: who, c: rival }) => {
    if (!ask(town, "keeps_away", who, rival)) return;
    const values = avoidance(town, who, rival);
    say(town, "keeps_away", kind, values, who, rival);
  },
};

/** What shows who somebody is, told last, and only where nothing else was told of the same people. */
export const personalityTellers: Tellers = {
  chat_success: tellTalk,
  policy_guardrail_block: (town, { kind, a: who, c: rival }) => {
    const { enabled, conflict_tolerance_threshold } = town.config.narration.personality_narration;
    const slot = slotOf(town.world, who);
    if (!enabled || slot === NONE || hasTold(town, who, rival)) return;
    if (biasOf(town, slot, "conflict_tolerance") >= conflict_tolerance_threshold) return;
    if (!askOfPair(town, "touchy", who, rival)) return;
    const values = avoidance(town, who, rival);
    say(town, "touchy", kind, values, who, rival);
  },
};

function avoidance(town: Town, who: number, rival: number) {
  return { actor: nameOf(town, who), rival: nameOf(town, rival), where: whereOf(town, who) };
}

/** The outgoing are heard when they talk well. */
function tellTalk(town: Town, { kind, a: speaker, b: listener, index }: Happening): void {
  const quality = town.events.values[index];
  const limits = town.config.narration.personality_narration;
  const slot = slotOf(town.world, speaker);
  if (!limits.enabled || !town.config.features.behavior.personality_profiles) return;
  if (slot === NONE || quality < limits.chat_quality_threshold) return;
  const extroversion = town.world.agents.extroversion[slot];
  if (extroversion < limits.chat_extroversion_threshold || hasTold(town, speaker, listener)) return;
  const name = extroversion >= limits.chat_priority_threshold ? "star_talk" : "keen_talk";
  if (!ask(town, name, speaker, listener)) return;
  const values = {
    actor: nameOf(town, speaker),
    other: nameOf(town, listener),
    where: whereOf(town, speaker),
    topic: topicOf(town, speaker, listener),
  };
  say(town, name, kind, values, speaker, listener);
}

/** Whether this tick has told something of two people already. */
function hasTold({ stories }: Town, a: number, b: number): boolean {
  for (let at = 0; at < stories.count; at++) {
    if (involves(stories.lines[at], a) && involves(stories.lines[at], b)) return true;
  }
  return false;
}
