import { WORDS } from "../../preload/words/words.ts";
import type { Utility, Weather } from "../../sim/config/blocks/world.ts";
import type { OptionName } from "../../sim/options/options.ts";
import type { Activity } from "../../sim/world/activities.ts";

const words = WORDS.vocabulary;

export const OPTION_WORDS: Readonly<Record<OptionName, string>> = words.options;
export const WEATHER_WORDS: Readonly<Record<Weather, string>> = words.weather;
export const OUTAGE_WORDS: Readonly<Record<Utility, string>> = words.outages;

/** What somebody does, in words; `place` is where, when known. */
export function activityWords(
  activity: Activity,
  place: string | null,
  queuePlace: number,
): string {
  return activity === "queue" && queuePlace === 1
    ? words.nextInQueue(place)
    : words.activities[activity](place);
}

/** How somebody bears up; `level` is for the eye, the text says it all. */
export function stressWords(stress: number): { readonly level: string; readonly text: string } {
  if (stress < 0.4) return { level: "calm", text: words.stress.calm };
  if (stress < 0.7) return { level: "tense", text: words.stress.tense };
  return { level: "breaking", text: words.stress.breaking };
}

/** "queue_jam" to "Queue jam"; the default scenario is simply the town. */
export const scenarioTitle = (name: string): string =>
  name === "default" ? words.defaultTown : capitalise(name.replaceAll(/[-_]/gu, " "));

/** The code at the end of a name by which somebody goes while people are hidden. */
const CODE = / ([0-9a-f]{4,8})$/u;

/** What stands on a person's badge: "A" of Alice; "3f" of "Resident 3f2a", since all who are hidden begin alike. */
export function markOf(name: string): string {
  const [, code] = CODE.exec(name) ?? [];
  return code?.slice(0, 2) ?? [...name][0] ?? "";
}

/** "homebody" to "Homebody". */
export const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
