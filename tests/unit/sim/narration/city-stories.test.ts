import { expect, test } from "vitest";

import { Command } from "../../../../sim/console/commands.ts";
import { createTown } from "../../../../sim/create-town.ts";
import { storiesOf } from "../../../../sim/narration/stories-of.ts";
import type { Story } from "../../../../sim/narration/story.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { beginTick } from "../../../helpers/events.ts";
import { NO_LIMITS } from "../../../helpers/limited-town.ts";
import { toldOf } from "../../../helpers/told.ts";

function openTown(): Town {
  const config = defaultConfig();
  config.narration.limiter = NO_LIMITS;
  return createTown(config);
}

/** What a town tells of a category from a command on, for so many ticks. */
function after(town: Town, name: string, kwargs: object, ticks: number): readonly Story[] {
  const told: Story[] = [];
  for (let tick = 0; tick < ticks; tick++) {
    runTick(town, tick === 0 ? [Command.parse({ name, kwargs })] : []);
    told.push(...storiesOf(town));
  }
  return told;
}

test("a spike of several prices is one line with all of them, and so is its end", () => {
  const kwargs = {
    spec: "price_spike",
    duration: 10,
    magnitude: 1.5,
    targets: ["meal_cost", "shower_cost"],
  };
  const told = after(openTown(), "perturbation_trigger", kwargs, 14);
  const [spike, back, ...more] = told.filter(({ category }) => category === "price_spike");
  expect(more).toEqual([]);
  expect(spike).toMatchObject({ priority: true, topic: "money", tick: 1 });
  expect(spike?.text).toMatch(/a meal for 0\.60 and a shower for 0\.30/i);
  expect(spike?.text).toMatch(/until about 00:15/);
  expect(back?.text).toMatch(/a meal for 0\.40 and a shower for 0\.20/i);
});

test("power and water are told when they go, with how long, and when they are back", () => {
  for (const spec of ["blackout", "outage"] as const) {
    const told = after(openTown(), "perturbation_trigger", { spec, duration: 10 }, 14);
    const [off, on] = told.filter(({ category }) => category === spec);
    expect(off).toMatchObject({ priority: true, cause: `perturbation_${spec}` });
    expect(off?.text).toContain("until about 00:15");
    expect(on).toMatchObject({ cause: "utility_changed" });
  }
});

test("an outage that an operator has switched on lasts until further notice", () => {
  const told = after(openTown(), "blackout", { on: true }, 2);
  expect(told.map(({ text }) => text).join()).toContain("until further notice");
});

test("the sky by day is another one than by night", () => {
  const town = openTown();
  const sun = (tick: number): string => {
    beginTick(town, tick - 1);
    return toldOf(town, "weather_changed", [1, 0])[0]?.text ?? "";
  };
  expect(sun(500)).toMatch(/sun/);
  expect(sun(1900)).toMatch(/star/);
  expect(toldOf(town, "weather_changed", [0, 1])[0]?.text).toMatch(/rain|drops/i);
});

test("a lasting price is told as such", () => {
  const told = after(openTown(), "price", { key: "meal_cost", value: 0.38 }, 1);
  expect(told).toMatchObject([{ category: "money", cause: "economy_price_update" }]);
  expect(told[0]?.text).toContain("0.38");
});
