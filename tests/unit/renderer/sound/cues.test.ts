import { expect, test } from "vitest";

import { CueGate, cueOf } from "../../../../renderer/sound/cues.ts";
import { store, type WindowState } from "../../../../renderer/state.ts";
import type { Story } from "../../../../sim/narration/story.ts";
import type { Vignette } from "../../../../sim/telemetry/vignette.ts";

const line = (seq: number, tick: number, priority: boolean): Story => ({
  seq,
  tick,
  category: "blackout",
  topic: "town",
  priority,
  text: "The lights go out.",
  cause: "blackout",
  agents: [],
  place: null,
  merged: 1,
});

const vignette = (kind: Vignette["kind"]): Vignette => ({
  kind,
  tick: 1,
  id: "ann",
  name: "Ann",
  colour: "#808080",
  profile: null,
  text: "Ann.",
  arrived: 1,
  place: null,
});

const at = (tick: number, head: number): WindowState["status"] => ({
  tick,
  speed: 1,
  ticks_per_second: 4,
  file: null,
  saved_tick: null,
  timeline: "main",
  head,
  first_tick: 0,
  alive: true,
});

const quiet: WindowState = {
  ...store.getState(),
  status: at(10, 10),
  stories: [line(1, 5, false)],
};

test.each<[string, Partial<WindowState>, ReturnType<typeof cueOf>]>([
  ["nothing", {}, null],
  ["somebody comes", { vignette: vignette("arrival") }, "arrival"],
  ["somebody goes", { vignette: vignette("exit") }, "farewell"],
  ["power fails", { outages: 1 }, "trouble"],
  ["a line that everybody talks about", { stories: [...quiet.stories, line(2, 6, true)] }, "news"],
  ["a line like others", { stories: [...quiet.stories, line(2, 6, false)] }, null],
  ["a second line of the same tick", { stories: [...quiet.stories, line(2, 5, true)] }, null],
  ["the story so far is fetched anew", { stories: [line(1, 5, true)] }, null],
  ["somebody comes, in the past", { vignette: vignette("arrival"), status: at(5, 10) }, null],
])("%s", (_what, change, cue) => {
  expect(cueOf({ ...quiet, ...change }, quiet)).toBe(cue);
});

test("what fails and is back are two signals, and a vignette that goes away is none", () => {
  expect(cueOf({ ...quiet, outages: 2 }, { ...quiet, outages: 3 })).toBe("relief");
  expect(cueOf({ ...quiet, outages: 3 }, { ...quiet, outages: 2 })).toBe("trouble");
  expect(cueOf(quiet, { ...quiet, vignette: vignette("exit") })).toBeNull();
});

test("the first lines of a town are no news", () => {
  const fresh = { ...quiet, stories: [] };
  expect(cueOf({ ...quiet, stories: [line(1, 5, true)] }, fresh)).toBeNull();
});

test("signals keep apart, the same one longer", () => {
  const gate = new CueGate();
  const heard = [0, 500, 1200, 2400, 5000].map((now) => gate.admits("news", now));
  expect(heard).toEqual([true, false, false, false, true]);
  expect(gate.admits("arrival", 5500)).toBe(false);
  expect(gate.admits("arrival", 6200)).toBe(true);
});
