import type { FrameAgent } from "../../sim/telemetry/frame.ts";
import { ACTIVITIES, type Activity } from "../../sim/world/activities.ts";

/** How lively it looks; whoever is on the way to something, or next in a queue, is about to do something. */
const BY_ACTIVITY: Readonly<Record<Activity, number>> = {
  idle: 1,
  walk: 2,
  queue: 2,
  shop: 3,
  cook: 3,
  eat: 2,
  shower: 0,
  sleep: 0,
  desk: 1,
  serve: 3,
  sit: 1,
};

/** By `talk`: nothing, a chat, a rebuff, an argument. */
const BY_TALK = [0, 5, 7, 9] as const;
const TAKING_LEAVE = 9;
const ABOUT_TO = 2;
const IN_NEED = 2;
/** A need at a fifth, of 255. */
const LOW = 51;

/** How much there is to be seen of somebody, from 0 for those asleep to about 15. */
export function interestOf(person: FrameAgent): number {
  if (person.leaving) return TAKING_LEAVE;
  const activity = ACTIVITIES[person.activity] ?? "idle";
  const talk = BY_TALK[person.talk] ?? 0;
  const isAboutTo = activity === "walk" ? person.object >= 0 : person.queuePlace === 1;
  const isInNeed = person.lowestNeed < LOW && activity !== "sleep";
  return BY_ACTIVITY[activity] + talk + (isAboutTo ? ABOUT_TO : 0) + (isInNeed ? IN_NEED : 0);
}
