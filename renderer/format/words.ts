import type { Utility, Weather } from "../../sim/config/blocks/world.ts";
import type { OptionName } from "../../sim/options/options.ts";
import type { Activity } from "../../sim/world/activities.ts";

export const OPTION_WORDS: Readonly<Record<OptionName, string>> = {
  GetFed: "Get fed",
  GetClean: "Get clean",
  GoToWork: "Go to work",
  ShopGroceries: "Buy groceries",
  Sleep: "Sleep",
  Socialise: "Socialise",
};

export const WEATHER_WORDS: Readonly<Record<Weather, string>> = {
  sunny: "Sunny",
  rainy: "Rain",
  cold: "Cold",
};
export const OUTAGE_WORDS: Readonly<Record<Utility, string>> = {
  power: "Power out",
  water: "Water off",
};

/** What somebody does, in words; `place` is where, when known. */
export function activityWords(
  activity: Activity,
  place: string | null,
  queuePlace: number,
): string {
  const at = place === null ? "" : ` at ${place}`;
  const into = place === null ? "" : ` to ${place}`;
  switch (activity) {
    case "idle":
      return place === null ? "Looking about" : `Looking about${at}`;
    case "walk":
      return `Walking${into}`;
    case "queue":
      return queuePlace === 1 ? `Next in the queue${at}` : `Queueing${at}`;
    case "shop":
      return `Shopping${at}`;
    case "cook":
      return `Cooking${at}`;
    case "eat":
      return `Eating${at}`;
    case "shower":
      return `In the shower${at}`;
    case "sleep":
      return `Asleep${at}`;
    case "desk":
      return `Working${at}`;
    case "serve":
      return `Serving${at}`;
    case "sit":
      return `Sitting${at}`;
  }
}

/** How somebody bears up; `level` is for the eye, the text says it all. */
export function stressWords(stress: number): { readonly level: string; readonly text: string } {
  if (stress < 0.4) return { level: "calm", text: "calm" };
  if (stress < 0.7) return { level: "tense", text: "tense" };
  return { level: "breaking", text: "close to breaking" };
}

/** "queue_jam" to "Queue jam"; the default scenario is simply the town. */
export const scenarioTitle = (name: string): string =>
  name === "default" ? "The town" : capitalise(name.replaceAll(/[-_]/gu, " "));

/** "homebody" to "Homebody". */
export const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
