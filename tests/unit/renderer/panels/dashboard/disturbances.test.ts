import { expect, test } from "vitest";

import {
  type Disturbance,
  detailWords,
  kindWords,
  shareOver,
  storiesOfDisturbances,
} from "../../../../../renderer/panels/dashboard/disturbance-words.ts";
import type { Story } from "../../../../../sim/narration/story.ts";

const blackout: Disturbance = {
  event_id: "evt_1",
  spec_name: "blackout",
  kind: "blackout",
  started_at: 100,
  ends_at: 140,
  starts_in: 0,
  ticks_remaining: 10,
  payload: { utility: "power" },
  targets: [],
};

test("how much is over is told of what has an end", () => {
  expect(shareOver(blackout)).toBe(0.75);
  expect(shareOver({ ...blackout, ends_at: null, ticks_remaining: null })).toBeNull();
  expect(shareOver({ ...blackout, ticks_remaining: 90 })).toBe(0);
});

test("what it does is told in words, and a kind without words by its name", () => {
  expect(detailWords({ payload: { magnitude: 1.52 } })).toBe("×1.5");
  expect(detailWords(blackout)).toBe("power");
  expect(detailWords({ payload: { location: "town_hall", mode: "invite" } })).toBe("town hall");
  expect(detailWords({ payload: {} })).toBe("");
  expect(kindWords("price_spike")).toBe("Prices rise");
  expect(kindWords("hail_storm")).toBe("hail storm");
});

test("of all that was told, disturbances are picked, newest first", () => {
  const story = (seq: number, category: Story["category"]): Story => ({
    seq,
    tick: seq * 10,
    category,
    topic: "town",
    priority: false,
    text: `Line ${seq}`,
    cause: "day",
    agents: [],
    place: null,
    merged: 1,
  });
  const all = [story(1, "blackout"), story(2, "argument"), story(3, "closure"), story(4, "outage")];
  expect(storiesOfDisturbances(all, 2).map(({ seq }) => seq)).toEqual([4, 3]);
});
