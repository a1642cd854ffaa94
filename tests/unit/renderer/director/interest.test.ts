import { expect, test } from "vitest";

import { interestOf } from "../../../../renderer/director/interest.ts";
import { createPerson } from "../../../../renderer/frames/crowd.ts";
import { ACTIVITIES, type Activity } from "../../../../sim/world/activities.ts";

const doing = (activity: Activity, more: Partial<ReturnType<typeof createPerson>> = {}): number =>
  interestOf({ ...createPerson(0), activity: ACTIVITIES.indexOf(activity), ...more });

test("an argument is livelier than a chat, a chat than any work, and nothing is duller than sleep", () => {
  const argument = doing("idle", { talk: 3 });
  const chat = doing("idle", { talk: 1 });
  expect(argument).toBeGreaterThan(chat);
  for (const activity of ACTIVITIES) {
    expect(chat).toBeGreaterThan(doing(activity));
    expect(doing(activity)).toBeGreaterThanOrEqual(doing("sleep"));
  }
});

test("whoever is about to do something is livelier than who only waits or strolls", () => {
  expect(doing("walk", { object: 3 })).toBeGreaterThan(doing("walk"));
  expect(doing("queue", { queuePlace: 1 })).toBeGreaterThan(doing("queue", { queuePlace: 2 }));
});

test("need makes people worth looking at, but not in their sleep", () => {
  expect(doing("idle", { lowestNeed: 30 })).toBeGreaterThan(doing("idle"));
  expect(doing("sleep", { lowestNeed: 30 })).toBe(doing("sleep"));
});

test("a leave-taking is not missed", () => {
  expect(doing("idle", { leaving: true })).toBeGreaterThan(doing("serve"));
});
