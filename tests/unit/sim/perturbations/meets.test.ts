import { expect, test } from "vitest";

import { changeTies } from "../../../../sim/relationships/ties.ts";
import type { Town } from "../../../../sim/town.ts";
import { chanceTown } from "../../../helpers/chance-town.ts";
import { required } from "../../../helpers/required.ts";
import { someone } from "../../../helpers/someone.ts";
import { Story } from "../../../helpers/story.ts";

const OBJECTS = [
  { id: "bench", type: "bench", position: [6, 6], use_tile: [6, 6], venue: "park" },
] satisfies Parameters<typeof chanceTown>[0]["objects"];
const VENUES = [
  { id: "park", name: "Park", type: "park", rect: [4, 4, 4, 4], door: [4, 4] },
] satisfies Parameters<typeof chanceTown>[0]["venues"];

const meet = { kind: "arranged_meet", location: "bench", duration: 20 };

function meetTown(spec: object, settings: object = {}, edit?: (story: Story) => void): Story {
  const story = new Story(
    chanceTown({
      events: { arranged_meet: { ...meet, ...spec } },
      settings,
      objects: OBJECTS,
      venues: VENUES,
      people: [
        { id: "ann", position: [0, 0] },
        { id: "bob", position: [0, 7] },
        { id: "cleo", position: [7, 0] },
        { id: "dov", position: [3, 0] },
      ],
      edit: ({ behavior }) =>
        Object.assign(behavior, { bed_tick: 999, wake_tick: 0, habit_spread: 0 }),
    }),
  );
  edit?.(story);
  return story;
}

function quarrel(town: Town, a: string, b: string, rivalry: number): void {
  const [one, other] = [someone(town, a).slot, someone(town, b).slot];
  changeTies(town, one, other, "conflict", 0, 0, rivalry);
}

const tilesOf = (story: Story, ...ids: string[]): number[][] =>
  ids.map((id) => someone(story.town, id).tile);

const away = ([x = 0, y = 0]: readonly number[]): number => Math.abs(x - 6) + Math.abs(y - 6);

test("[A137] a meeting puts its people on the free tiles nearest to the place, and says so of each", () => {
  const story = meetTown({});
  const answer = story.give("arrange_meet", { agents: ["ann", "bob"] });
  expect(answer).toEqual({
    ok: true,
    value: {
      event_id: "evt_1",
      spec: "arranged_meet",
      starts_at: 1,
      ends_at: 21,
      targets: ["ann", "bob"],
    },
  });
  expect(tilesOf(story, "ann", "bob").map(away)).toEqual([0, 1]);
  expect(story.all("arranged_meet_relocated")).toMatchObject([
    { agent_id: "ann", location: "bench" },
    { agent_id: "bob", location: "bench" },
  ]);
  expect(story.all("perturbation_arranged_meet")).toMatchObject([
    { location: "bench", targets: ["ann", "bob"], event_id: "evt_1", ends_at: 21 },
  ]);
  expect(story.all("perturbation_started")).toMatchObject([
    { spec: "arranged_meet", kind: "arranged_meet", targets: ["ann", "bob"], ends_at: 21 },
  ]);
});

test("those who are invited walk there, stand together till the end, and are free again", () => {
  const story = meetTown({ mode: "invite", duration: 40 });
  story.give("perturbation_trigger", {
    spec: "arrange_meet",
    targets: "ann, bob",
    location: "park",
  });
  expect(tilesOf(story, "ann", "bob")).toEqual([
    [0, 0],
    [0, 7],
  ]);
  story.till(30);
  expect(Math.max(...tilesOf(story, "ann", "bob").map(away))).toBeLessThanOrEqual(3);
  story.till(40);
  expect(Math.max(...tilesOf(story, "ann", "bob").map(away))).toBeLessThanOrEqual(3);
  expect(someone(story.town, "ann").get("invitedUntil")).toBe(41);
  story.till(41);
  expect(someone(story.town, "ann").get("invitedUntil")).toBe(0);
  expect(story.all("arranged_meet_relocated")).toEqual([]);
});

test("whoever is starving lets the others wait", () => {
  const story = meetTown({ mode: "invite", duration: 40 });
  const ann = someone(story.town, "ann");
  ann.set("items", 1, 0);
  story.give("arrange_meet", { agents: ["ann", "bob"] });
  story.live();
  expect(ann.get("invitedUntil")).toBeGreaterThan(0);
  ann.set("energy", 0.01);
  ann.set("home", -1);
  story.live();
  // Nothing can be done about it: she may as well come.
  expect(ann.get("invitedUntil")).toBeGreaterThan(0);
});

test("chance brings together the two who are rivals most, and nobody where there is no quarrel", () => {
  const idle = meetTown({ prob_per_day: 1000 });
  idle.till(20);
  expect(idle.all("perturbation_started")).toEqual([]);
  const story = meetTown({ prob_per_day: 1000 }, {}, ({ town }) => {
    quarrel(town, "ann", "bob", 0.3);
    quarrel(town, "cleo", "dov", 0.5);
  });
  story.live();
  expect(story.all("perturbation_started")).toMatchObject([{ targets: ["cleo", "dov"] }]);
});

test("nobody is brought to a meeting again before the time is up that they are left alone", () => {
  const story = meetTown(
    { prob_per_day: 1000, duration: 5 },
    { per_agent_cooldown_ticks: 30 },
    ({ town }) => {
      quarrel(town, "ann", "bob", 0.5);
      quarrel(town, "ann", "cleo", 0.4);
      quarrel(town, "cleo", "dov", 0.3);
    },
  );
  story.till(80);
  const meetings = story.all("perturbation_started");
  expect(meetings.slice(0, 2).map(({ targets }) => targets)).toEqual([
    ["ann", "bob"],
    ["cleo", "dov"],
  ]);
  for (const id of ["ann", "bob", "cleo", "dov"]) {
    const ticks = meetings.flatMap(({ tick, targets }) =>
      Array.isArray(targets) && targets.includes(id) ? [tick] : [],
    );
    for (const [index, tick] of ticks.slice(1).entries()) {
      expect(tick).toBeGreaterThanOrEqual(required(ticks[index]) + 5 + 30);
    }
  }
  expect(meetings.length).toBeGreaterThan(3);
});

test("of equal rivals those come first who have been left alone longest", () => {
  const story = meetTown({ prob_per_day: 1000, duration: 5 }, {}, ({ town }) => {
    town.config.features.stages.relationships = "A";
    quarrel(town, "ann", "bob", 0.5);
    quarrel(town, "cleo", "dov", 0.5);
  });
  story.till(7);
  expect(story.all("perturbation_started").map(({ targets }) => targets)).toEqual([
    ["ann", "bob"],
    ["cleo", "dov"],
  ]);
});

test("named people meet at most so many at a time, those first who have been left alone longest", () => {
  const story = meetTown({
    prob_per_day: 1000,
    duration: 5,
    target: ["ann", "bob", "cleo", "nobody#2"],
  });
  story.till(7);
  expect(story.all("perturbation_started").map(({ targets }) => targets)).toEqual([
    ["ann", "bob"],
    ["cleo", "ann"],
  ]);
});

test("nobody is called from another meeting or out of an operator's hands, and one alone is no meeting", () => {
  const story = meetTown({ mode: "invite" });
  story.give("possess", { agent_id: "ann", action: "acquire" });
  expect(story.give("arrange_meet", { agents: ["ann", "bob"] })).toMatchObject({
    error: { code: "invalid_args" },
  });
  expect(story.give("arrange_meet", { agents: ["zoe", "bob"] })).toMatchObject({
    error: { code: "not_found" },
  });
  story.give("arrange_meet", { agents: ["bob", "cleo"] });
  expect(story.give("arrange_meet", { agents: ["cleo", "dov"] })).toMatchObject({ ok: false });
  expect(story.give("arrange_meet", { agents: ["dov", "dov"] })).toMatchObject({ ok: false });
  expect(story.give("arrange_meet", { agents: ["dov"], location: "moon" })).toMatchObject({
    error: { code: "invalid_args" },
  });
});

test("a planned meeting for which too few are left is called off", () => {
  const story = meetTown({});
  story.give("arrange_meet", { agents: ["ann", "bob"], starts_in: 10 });
  story.give("kill", { agent_id: "bob" });
  story.till(12);
  expect(story.all("perturbation_started")).toEqual([]);
  expect(story.all("perturbation_cancelled")).toMatchObject([
    { tick: 11, event_id: "evt_1", pending: true },
  ]);
});
