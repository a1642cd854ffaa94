import type { Utility, Weather } from "../../../sim/config/blocks/world.ts";
import type { OptionName } from "../../../sim/options/options.ts";
import type { Term } from "../../../sim/options/weighings.ts";
import type { AgentCard } from "../../../sim/telemetry/agent-card.ts";
import type { TownFigures } from "../../../sim/telemetry/town-figures.ts";
import type { Activity } from "../../../sim/world/activities.ts";
import { countOf } from "./count-of.ts";

type TraitName = keyof AgentCard["traits"];
/** From one end to the other. */
type Steps = readonly [string, string, string, string, string];
/** A doing that may be told with its place. */
type Doing = (place: string | null) => string;

const PLACES = ["", "next", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];

const at =
  (doing: string): Doing =>
  (place) =>
    place === null ? doing : `${doing} at ${place}`;

/** What people, their town and its time are called wherever they are told of. */
export const vocabulary = {
  /** What there is of things; nothing where there is none of any. */
  stock: {
    meals: (count: number) => countOf(count, "meal", "meals"),
    food_raw: (count: number) => countOf(count, "bag of groceries", "bags of groceries"),
    raw_ingredients: (count: number) => countOf(count, "ingredient", "ingredients"),
    clothes_clean: (count: number) => countOf(count, "set of clothes", "sets of clothes"),
    nothing: "nothing",
  },
  /** The scenario without a name of its own. */
  defaultTown: "The town",

  time: {
    dayAndTime: (day: number, time: string) => `Day ${day}, ${time}`,
    span: (days: number, hours: number, minutes: number) => {
      if (days > 0) {
        return `${countOf(days, "day", "days")}${hours > 0 ? ` ${hours} h` : ""}`;
      }
      if (hours > 0) return `${hours} h${minutes > 0 ? ` ${minutes} min` : ""}`;
      return `${minutes} min`;
    },
    parts: {
      night: "Night",
      sunrise: "Sunrise",
      morning: "Morning",
      noon: "Noon",
      afternoon: "Afternoon",
      sunset: "Sunset",
      evening: "Evening",
    },
    /** "Day 2, 08:52, morning." */
    sentence: (when: string, part: string) => `${when}, ${part.toLowerCase()}.`,
  },

  options: {
    GetFed: "Get fed",
    GetClean: "Get clean",
    GoToWork: "Go to work",
    ShopGroceries: "Buy groceries",
    Sleep: "Sleep",
    Socialise: "Socialise",
  } satisfies Readonly<Record<OptionName, string>>,
  activities: {
    idle: at("Looking about"),
    walk: (place) => (place === null ? "Walking" : `Walking to ${place}`),
    queue: at("Queueing"),
    shop: at("Shopping"),
    cook: at("Cooking"),
    eat: at("Eating"),
    shower: at("In the shower"),
    sleep: at("Asleep"),
    desk: at("Working"),
    serve: at("Serving"),
    sit: at("Sitting"),
  } satisfies Readonly<Record<Activity, Doing>>,
  nextInQueue: at("Next in the queue"),
  /** How well a need is met, after its share. */
  needs: { fed: "fed", clean: "clean", rested: "rested" },
  stress: { calm: "calm", tense: "tense", breaking: "close to breaking" },

  traits: {
    extroversion: "Outgoing",
    forgiveness: "Forgiving",
    ambition: "Ambitious",
  } satisfies Readonly<Record<TraitName, string>>,
  traitSteps: {
    extroversion: ["Very shy", "Reserved", "Sociable enough", "Outgoing", "Lives for company"],
    forgiveness: [
      "Never forgets",
      "Holds a grudge",
      "Forgives in time",
      "Forgives easily",
      "Forgives everything",
    ],
    ambition: ["Takes it easy", "Easy-going", "Does their share", "Ambitious", "Driven"],
  } satisfies Readonly<Record<TraitName, Steps>>,

  /** Why something raises or lowers the score of an option. */
  terms: {
    morning: "Fresh clothes for the day",
    hour: "It is night",
    duty: "Work comes first",
    search: "Out of work",
    ahead: "No time for it later",
    larder: "Little food at home",
    company: "Somebody to talk to",
    way: "The way and the wait",
    kept: "Already at it",
  } satisfies Readonly<Record<Exclude<Term, "need" | "habit" | "temper">, string>>,
  lacks: { fed: "Hunger", clean: "Feeling unwashed", rested: "Tiredness", other: "Need" },
  habits: {
    GetFed: "Everybody must eat",
    GetClean: "Everybody must wash",
    GoToWork: "Everybody must work",
    ShopGroceries: "Somebody must shop",
    Sleep: "Everybody must rest",
    Socialise: "Time to spare",
  } satisfies Readonly<Record<OptionName, string>>,
  temper: { alone: "Likes to be alone", company: "Likes company" },

  /** What would make an option come first, and how far it is from that. */
  prospects: {
    equal: "Just as good",
    short: (score: string) => `${score} short of first place`,
    level: (share: string, need: string) => `${share} ${need}`,
    atOnce: "As soon as nothing else presses",
    never: "Not within a day",
    at: (level: string) => `At ${level}`,
    from: (time: string, isTomorrow: boolean, level: string | null) => {
      const from = `From ${isTomorrow ? "tomorrow " : ""}${time} on`;
      return level === null ? from : `${from}, or at ${level}`;
    },
  },

  ties: {
    distrusted: "Distrusted",
    tense: "Some tension",
    rival: "Rival",
    bitterRival: "Bitter rival",
    closeFriend: "Close friend",
    friend: "Friend",
    acquaintance: "Acquaintance",
    stranger: "Hardly known",
    /** Each is of how much there is; what is below zero is its opposite. */
    levels: {
      trust: (level: string) => `Trust ${level}`,
      distrust: (level: string) => `Distrust ${level}`,
      familiarity: (level: string) => `familiarity ${level}`,
      estranged: (level: string) => `estranged by ${level}`,
      rivalry: (level: string) => `rivalry ${level}`,
    },
    trust: (change: string) => `trust ${change}`,
    familiarity: (change: string) => `familiarity ${change}`,
    rivalry: (change: string) => `rivalry ${change}`,
    changes: (changes: readonly string[]) => `since yesterday ${changes.join(", ")}`,
    met: "met since yesterday",
  },

  /** What the picture shows of one person, in two sentences. */
  person: {
    doingWhere: (doing: string, where: string) => `${doing} ${where}`,
    inLine: (place: number) => `${PLACES[place] ?? "far back"} in line`,
    since: (time: string) => `since ${time}`,
    begun: "just begun",
    quarter: "a quarter done",
    half: "half done",
    nearly: "nearly done",
    sentences: (parts: readonly string[], level: string, need: string) =>
      `${parts.join(", ")}. Lowest need: ${level} ${need}.`,
  },

  weather: { sunny: "Sunny", rainy: "Rain", cold: "Cold" } satisfies Readonly<
    Record<Weather, string>
  >,
  /** Sunny, by night. */
  clear: "Clear",
  skies: {
    sunny: "The sun shines",
    rainy: "It rains",
    cold: "It is cold",
  } satisfies Readonly<Record<Weather, string>>,
  outages: { power: "Power out", water: "Water off" } satisfies Readonly<Record<Utility, string>>,
  outageClauses: {
    power: "the power is out",
    water: "the water is off",
  } satisfies Readonly<Record<Utility, string>>,
  /** A clause that stands for itself. */
  sentence: (clause: string) => `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`,
  goods: {
    meal_cost: "A meal costs",
    ingredients_cost: "Groceries cost",
    shower_cost: "A shower costs",
  } satisfies Readonly<Record<TownFigures["prices"][number]["key"], string>>,
  price: (good: string, now: string, usual: string) => `${good} ${now}, usually ${usual}.`,
};
