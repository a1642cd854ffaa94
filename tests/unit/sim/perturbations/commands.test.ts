import { expect, test } from "vitest";

import { COMMANDS } from "../../../../sim/console/registry.ts";
import { spellOut } from "../../../../sim/console/spell-out.ts";
import { chanceTown } from "../../../helpers/chance-town.ts";
import { Story } from "../../../helpers/story.ts";

const spike = {
  kind: "price_spike",
  magnitude: [1.2, 1.8],
  duration: [10, 20],
  cooldown_ticks: 50,
};

const dearTown = (): Story =>
  new Story(chanceTown({ events: { dear: { ...spike, targets: ["cafe"] } } }));

test("what a command leaves out is drawn within what the event has", () => {
  const story = dearTown();
  const answer = story.give("perturbation_trigger", { spec: "dear" });
  expect(answer).toMatchObject({ ok: true, value: { event: { spec: "dear", starts_at: 1 } } });
  const [spiked] = story.all("perturbation_price_spike");
  expect(spiked).toMatchObject({ target: "meal_cost" });
  expect(Number(spiked?.["magnitude"])).toBeGreaterThanOrEqual(1.2);
  expect(Number(spiked?.["magnitude"])).toBeLessThan(1.8);
  expect(Number(spiked?.["ends_at"])).toBeGreaterThanOrEqual(11);
  expect(Number(spiked?.["ends_at"])).toBeLessThanOrEqual(21);
  expect(story.all("perturbation_started")).toMatchObject([{ targets: ["meal_cost"] }]);
});

test("[A138] who only watches sees the queue; who asks for an event has to be an operator", () => {
  const modes = Object.fromEntries(
    Object.entries(COMMANDS).map(([name, { mode }]) => [name, mode]),
  );
  expect(modes).toMatchObject({
    perturbation_queue: "viewer",
    perturbation_trigger: "admin",
    perturbation_cancel: "admin",
    arrange_meet: "admin",
    chaos_hour: "admin",
    reload_perturbations: "admin",
  });
});

test("[A138] what was cancelled once it was on cools down all the same; what never began does not", () => {
  const story = dearTown();
  story.give("perturbation_trigger", { spec: "dear", starts_in: 5, duration: 10 });
  expect(story.give("perturbation_queue", {})).toMatchObject({
    ok: true,
    value: {
      active: {},
      pending: [{ event_id: "evt_1", spec_name: "dear", started_at: 6, starts_in: 4, ends_at: 16 }],
      cooldowns: { spec: {}, agents: {} },
    },
  });
  expect(story.give("perturbation_cancel", { event_id: "evt_1" })).toMatchObject({
    value: { cancelled: true },
  });
  expect(story.give("perturbation_queue", {})).toMatchObject({
    value: { pending: [], cooldowns: { spec: {} } },
  });
  story.give("perturbation_trigger", { spec: "dear", duration: 10, magnitude: 1.5 });
  expect(story.give("perturbation_queue", {})).toMatchObject({
    value: {
      active: {
        evt_2: {
          kind: "price_spike",
          ticks_remaining: 9,
          payload: { magnitude: 1.5 },
          targets: ["meal_cost"],
        },
      },
    },
  });
  story.give("perturbation_cancel", { event_id: "evt_2" });
  const until = 5 + 10 + 50;
  expect(story.give("perturbation_queue", {})).toMatchObject({
    value: { active: {}, cooldowns: { spec: { dear: { until, ticks_remaining: until - 8 } } } },
  });
});

test("an event that takes no time is over when the schedule is looked at next", () => {
  const story = dearTown();
  story.give("perturbation_trigger", { spec: "dear", duration: 0 });
  expect(story.all("perturbation_ended")).toMatchObject([{ tick: 1 }]);
  story.give("perturbation_trigger", { spec: "dear", duration: 0, starts_in: 1 });
  story.till(4);
  expect(story.all("perturbation_started")).toMatchObject([{ tick: 1 }, { tick: 3 }]);
  expect(story.all("perturbation_ended")).toMatchObject([{ tick: 1 }, { tick: 4 }]);
});

test("an event can be packed in a payload, called by its other name, and named in order", () => {
  const meeting = { agents: ["ann", "bob"], location: "cafe" };
  expect(
    spellOut("arranged_meet", [], { payload: { ...meeting, payload: { mode: "invite" } } }),
  ).toEqual({ name: "arrange_meet", kwargs: { ...meeting, mode: "invite" } });
  expect(spellOut("perturbation_trigger", ["dear"], { magnitude: 2 })).toEqual({
    name: "perturbation_trigger",
    kwargs: { spec: "dear", magnitude: 2 },
  });
});

test("an unknown event is told with those that there are", () => {
  const story = dearTown();
  expect(story.give("perturbation_trigger", { spec: "plague" })).toEqual({
    ok: false,
    error: { code: "unknown_spec", message: "no disturbance 'plague'; known: dear" },
  });
  expect(story.give("arrange_meet", { spec: "dear", agents: ["ann"] })).toMatchObject({
    error: { code: "invalid_args" },
  });
});
