import { expect, test } from "vitest";

import { perturbationFigures } from "../../../../sim/telemetry/perturbation-figures.ts";
import type { Town } from "../../../../sim/town.ts";
import { chanceTown } from "../../../helpers/chance-town.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { required } from "../../../helpers/required.ts";
import { runUntil } from "../../../helpers/run-town.ts";
import { Story } from "../../../helpers/story.ts";

/** Comes as soon as it may. */
const SURE = 1000;
const spike = { kind: "price_spike", prob_per_day: SURE, duration: 5, magnitude: 1.5 };

const startsOf = (story: Story): number[] =>
  story.all("perturbation_started").map(({ tick }) => tick);

const figures = (town: Town, name: string) => required(perturbationFigures(town).specs[name]);

test("[A131] a town whose file says nothing of events has none, and room for one at a time at least", () => {
  const story = new Story(chanceTown({ events: {}, settings: { max_concurrent_events: 1 } }));
  story.till(50);
  expect(startsOf(story)).toEqual([]);
  expect(() => chanceTown({ events: {}, settings: { max_concurrent_events: 0 } })).toThrow(
    /max_concurrent_events/,
  );
});

test("[A134] what is certain starts at once, not while it is on or cooling down, and then again", () => {
  const events = { dear: { ...spike, prob_per_day: 1, duration: 1, cooldown_ticks: 2 } };
  const story = new Story(
    chanceTown({
      events,
      edit: ({ time, behavior }) => {
        time.ticks_per_day = 1;
        Object.assign(behavior, { bed_tick: 0, wake_tick: 0 });
      },
    }),
  );
  story.till(8);
  // Ends at 2 and cools down for two ticks; then 5, which ends at 6.
  expect(startsOf(story)).toEqual([1, 4, 7]);
});

test("no more of a kind than the window holds, and again when the window has moved on", () => {
  const story = new Story(
    chanceTown({
      events: { dear: { ...spike, duration: 1 } },
      settings: { window_ticks: 30, max_events_per_window: 2 },
    }),
  );
  story.till(40);
  const starts = startsOf(story);
  expect(starts).toHaveLength(4);
  expect(required(starts[2]) - required(starts[0])).toBe(30);
  expect(required(starts[3]) - required(starts[1])).toBe(30);
});

test("between any two that chance brings lies the global cooldown, whatever they are", () => {
  const story = new Story(
    chanceTown({
      events: { dear: spike, dry: { kind: "outage", prob_per_day: SURE, duration: 3 } },
      settings: { global_cooldown_ticks: 12 },
    }),
  );
  story.till(100);
  const starts = startsOf(story);
  expect(starts.length).toBeGreaterThan(4);
  for (const [index, tick] of starts.slice(1).entries()) {
    expect(tick - required(starts[index])).toBeGreaterThanOrEqual(12);
  }
});

test("with as many on as may be, nothing is drawn for, and an operator may still do as he likes", () => {
  const story = new Story(
    chanceTown({
      events: { dear: { ...spike, duration: 50 }, dry: { kind: "outage", prob_per_day: SURE } },
      settings: { max_concurrent_events: 1 },
    }),
  );
  story.till(20);
  expect(startsOf(story)).toEqual([1]);
  expect(figures(story.town, "dry").expected).toBe(0);
  expect(story.give("perturbation_trigger", { spec: "dry", duration: 5 }).ok).toBe(true);
  expect(startsOf(story)).toEqual([1, 21]);
});

test("what comes while something is on is put off until shortly after its end, and told", () => {
  const story = new Story(
    chanceTown({
      events: {
        dear: { ...spike, duration: 40, cooldown_ticks: 1000 },
        dry: { kind: "outage", prob_per_day: SURE, duration: 10, cooldown_ticks: 1000 },
      },
    }),
  );
  story.till(90);
  const [staggered] = story.all("perturbation_staggered");
  expect(staggered).toMatchObject({ tick: 1, event_id: "evt_2", spec: "dry", kind: "outage" });
  const start = Number(staggered?.["new_start"]);
  expect(start).toBeGreaterThan(41);
  expect(start).toBeLessThanOrEqual(41 + 30);
  expect(startsOf(story)).toEqual([1, start]);
  expect(perturbationFigures(story.town).overlap_days).toBe(0);
  // It counts when it was drawn, once.
  expect(figures(story.town, "dry")).toMatchObject({ starts: 1, staggered: 1, total: 1 });
});

test("one in twenty starts all the same while something else is on, and each such day is counted", () => {
  const town = chanceTown({
    events: {
      dear: { ...spike, duration: 40, cooldown_ticks: 60 },
      dry: { kind: "outage", prob_per_day: SURE, duration: 10, cooldown_ticks: 60 },
    },
    edit: ({ time, behavior }) => {
      time.ticks_per_day = 200;
      Object.assign(behavior, { bed_tick: 199, wake_tick: 0 });
    },
  });
  runUntil(town, 40_000);
  const { overlap_days, specs } = perturbationFigures(town);
  let [drawn, staggered] = [0, 0];
  for (const spec of Object.values(specs)) {
    drawn += spec.starts;
    staggered += spec.staggered;
  }
  expect(drawn).toBeGreaterThan(400);
  // Each is drawn while the other is on, or alone: of the former one in twenty is let through.
  const among = staggered / 0.95;
  const off = 3 * Math.sqrt(among * 0.05 * 0.95);
  expect(Math.abs(overlap_days - among * 0.05)).toBeLessThan(off);
});

test("nothing is drawn for while an outage has no end yet", () => {
  const story = new Story(chanceTown({ events: { dear: { ...spike, prob_per_day: 1 } } }));
  story.give("blackout", { on: true });
  story.till(50);
  expect(figures(story.town, "dear").expected).toBe(0);
  story.give("blackout", { on: false });
  story.till(60);
  expect(figures(story.town, "dear").expected).toBeCloseTo(0.01, 9);
});

test("before M4 chance leaves the whole town alone, while an operator is only warned", () => {
  const events = {
    dear: spike,
    dark: { kind: "blackout", prob_per_day: SURE },
    dry: { kind: "outage", prob_per_day: SURE },
    shut: { kind: "queue_closure", prob_per_day: SURE, object_type: "shower", duration: 2 },
  };
  const plan = {
    events,
    objects: [
      { id: "shower", type: "shower", position: [3, 0], use_tile: [3, 1] },
    ] satisfies Parameters<typeof chanceTown>[0]["objects"],
  };
  const stageOf = (stage: "C3" | "M4") =>
    new Story(
      chanceTown({ ...plan, edit: ({ curriculum }) => Object.assign(curriculum, { stage }) }),
    );
  const early = stageOf("C3");
  early.till(60);
  expect(new Set(early.all("perturbation_started").map(({ spec }) => spec))).toEqual(
    new Set(["shut"]),
  );
  expect(early.give("perturbation_trigger", { spec: "dark" })).toMatchObject({
    ok: true,
    value: {
      enqueued: true,
      warning: "chance would not bring 'dark' at this stage of the curriculum",
    },
  });
  const late = stageOf("M4");
  late.till(1);
  expect(late.all("perturbation_started")).toMatchObject([{ spec: "dark" }]);
  const answer = late.give("perturbation_trigger", { spec: "dark" });
  expect(answer.ok && "warning" in answer.value).toBe(false);
});

test("a chaos hour makes everything three times likelier for five minutes, where it is allowed", () => {
  const events = { dear: { ...spike, prob_per_day: 2, magnitude: 1 } };
  const plain = new Story(chanceTown({ events }));
  expect(plain.give("chaos_hour", {})).toMatchObject({ ok: false, error: { code: "conflict" } });
  const story = new Story(
    chanceTown({
      events,
      edit: ({ features }) => Object.assign(features.behavior, { chaos_hour: true }),
    }),
  );
  const [before] = [figures(story.town, "dear").expected];
  story.give("chaos_hour", {});
  // Five of 1,440 minutes are three of 1,000 ticks; this tick counts.
  story.till(10);
  expect(figures(story.town, "dear").expected - before).toBeCloseTo(3 * 0.006 + 7 * 0.002, 9);
});

test("the town as it ships is befallen by five kinds of events, and the file says so", () => {
  const { perturbation_file, perturbations } = defaultConfig();
  expect(Object.keys(perturbation_file?.events ?? {})).toEqual([
    "price_spike",
    "blackout",
    "outage",
    "arranged_meet",
    "queue_closure",
  ]);
  expect(perturbations.max_concurrent_events).toBe(2);
});
