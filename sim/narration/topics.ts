import { PRICES } from "../config/blocks/economy.ts";
import { UTILITIES, WEATHERS } from "../config/blocks/world.ts";
import { rankTies } from "../relationships/rank-ties.ts";
import { thingText } from "../telemetry/words.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { isOn } from "../world/utilities.ts";
import { slotOf } from "../world/world.ts";
import { DAY_FACT, type DayFact } from "./day-facts.ts";
import { keyOf } from "./limiter.ts";
import { nameOf, pricedText } from "./names.ts";
import { wordingOf } from "./say.ts";
import { TALE, type TaleName } from "./tales.ts";

type Topic = readonly [Extract<TaleName, `topic_${string}`>, string];

// Shared, so that looking for a rival makes no list.
const rows = new Int32Array(1);

/** What two people, by number, talk about: what is in the air, or what people always talk about. */
export function topicOf(town: Town, speaker: number, listener: number): string {
  const topics: Topic[] = [
    ["topic_any", ""],
    ...cityTopics(town),
    ...gossip(town, speaker, listener),
  ];
  const tick = town.world.town.tick[0];
  const [name, about] = topics[(keyOf(TALE.topic_any, tick, speaker) >>> 0) % topics.length];
  return wordingOf(town, name, listener, { about });
}

/** Weather, outages, prices and quarrels of today. */
function cityTopics(town: Town): Topic[] {
  const { world } = town;
  const topics: Topic[] = [];
  const weather = WEATHERS[world.town.weather[0]];
  if (weather === "rainy") topics.push(["topic_rain", ""]);
  if (weather === "cold") topics.push(["topic_cold", ""]);
  for (const [utility, name] of UTILITIES.entries()) {
    if (!isOn(world, utility)) topics.push([name === "power" ? "topic_power" : "topic_water", ""]);
  }
  const price = happened(town, "dear");
  if (price) topics.push(["topic_dear", pricedText(PRICES[world.town.dayObject[DAY_FACT.dear]])]);
  const object = happened(town, "quarrel") ? world.town.dayObject[DAY_FACT.quarrel] : NONE;
  if (object !== NONE) topics.push(["topic_quarrel", thingText(town, object)]);
  return topics;
}

/** Who is not there is talked about: whoever came or left today, and the speaker's worst rival. */
function gossip(town: Town, speaker: number, listener: number): Topic[] {
  const { world } = town;
  const topics: Topic[] = [];
  const add = (name: Topic[0], person: number): void => {
    if (person !== speaker && person !== listener) topics.push([name, nameOf(town, person)]);
  };
  for (const fact of ["left", "came"] as const) {
    if (happened(town, fact)) add(`topic_${fact}`, world.town.dayWho[DAY_FACT[fact]]);
  }
  const slot = slotOf(world, speaker);
  if (slot !== NONE && rankTies(world, slot, "rivals", rows) > 0) {
    add("topic_rival", world.agents.person[world.ties.other[rows[0]]]);
  }
  return topics;
}

function happened({ world }: Town, fact: DayFact): boolean {
  return world.town.dayFacts[DAY_FACT[fact]] > 0;
}
