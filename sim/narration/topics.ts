import { PRICES } from "../config/blocks/economy.ts";
import { UTILITIES, WEATHERS } from "../config/blocks/world.ts";
import { rankTies } from "../relationships/rank-ties.ts";
import { thingText } from "../telemetry/words.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { isOn } from "../world/utilities.ts";
import { type World, slotOf } from "../world/world.ts";
import { DAY_FACT, type DayFact } from "./day-facts.ts";
import { keyOf } from "./limiter.ts";
import { nameOf, pricedText } from "./names.ts";
import { textOf } from "./say.ts";
import { TALE, type TaleName } from "./tales.ts";

type Topic = Extract<TaleName, `topic_${string}`>;

/** Any topic, weather, each utility, prices, quarrels, who left, who came, a rival. */
const MOST_TOPICS = 7 + UTILITIES.length;

// Shared, so that looking for something to talk about makes no lists: topics, and what each is about.
const found = {
  count: 0,
  topics: Array.from({ length: MOST_TOPICS }, (): Topic => "topic_any"),
  abouts: new Int32Array(MOST_TOPICS),
};
const rows = new Int32Array(1);

/** What two people, by number, talk about: what is in the air, or what people always talk about. */
export function topicOf(town: Town, speaker: number, listener: number): string {
  found.count = 0;
  add("topic_any", NONE);
  addCityTopics(town);
  addGossip(town, speaker, listener);
  const tick = town.world.town.tick[0];
  const chosen = (keyOf(TALE.topic_any, tick, speaker) >>> 0) % found.count;
  const topic = found.topics[chosen];
  return textOf(town, topic, listener, { about: aboutText(town, topic, found.abouts[chosen]) });
}

function add(topic: Topic, about: number): void {
  found.topics[found.count] = topic;
  found.abouts[found.count] = about;
  found.count += 1;
}

/** What a topic is about, by name: a price, an object, a person. */
function aboutText(town: Town, topic: Topic, about: number): string {
  if (about === NONE) return "";
  if (topic === "topic_dear") return pricedText(PRICES[about]);
  return topic === "topic_quarrel" ? thingText(town, about) : nameOf(town, about);
}

/** Weather, outages, prices and quarrels of today. */
function addCityTopics({ world }: Town): void {
  const { dayObject, weather } = world.town;
  if (WEATHERS[weather[0]] === "rainy") add("topic_rain", NONE);
  if (WEATHERS[weather[0]] === "cold") add("topic_cold", NONE);
  for (let utility = 0; utility < UTILITIES.length; utility++) {
    if (isOn(world, utility)) continue;
    add(UTILITIES[utility] === "power" ? "topic_power" : "topic_water", NONE);
  }
  if (happened(world, "dear")) add("topic_dear", dayObject[DAY_FACT.dear]);
  const object = happened(world, "quarrel") ? dayObject[DAY_FACT.quarrel] : NONE;
  if (object !== NONE) add("topic_quarrel", object);
}

/** Who is not there is talked about: whoever came or left today, and the speaker's worst rival. */
function addGossip({ world }: Town, speaker: number, listener: number): void {
  const { dayWho } = world.town;
  const left = happened(world, "left") ? dayWho[DAY_FACT.left] : NONE;
  const came = happened(world, "came") ? dayWho[DAY_FACT.came] : NONE;
  if (left !== NONE && left !== speaker && left !== listener) add("topic_left", left);
  if (came !== NONE && came !== speaker && came !== listener) add("topic_came", came);
  const slot = slotOf(world, speaker);
  if (slot === NONE || rankTies(world, slot, "rivals", rows) === 0) return;
  const rival = world.agents.person[world.ties.other[rows[0]]];
  if (rival !== listener) add("topic_rival", rival);
}

function happened({ town }: World, fact: DayFact): boolean {
  return town.dayFacts[DAY_FACT[fact]] > 0;
}
