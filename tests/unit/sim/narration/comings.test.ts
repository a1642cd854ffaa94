import { expect, test } from "vitest";

import { createTown } from "../../../../sim/create-town.ts";
import type { EventName } from "../../../../sim/events/kinds.ts";
import { EXIT, EXIT_REASONS } from "../../../../sim/lifecycle/exit-reasons.ts";
import type { Category } from "../../../../sim/narration/categories.ts";
import type { Story } from "../../../../sim/narration/story.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { NO_LIMITS } from "../../../helpers/limited-town.ts";
import { someone } from "../../../helpers/someone.ts";
import { toldOf } from "../../../helpers/told.ts";

const config = defaultConfig();
config.narration.limiter = NO_LIMITS;
const town = createTown(config);
const BOB = someone(town, "bob");

const told = (name: EventName, ...cells: number[]): Story | undefined =>
  toldOf(town, name, cells)[0];

test("every reason to leave has its own line, with priority, who it is and where they were last", () => {
  const categories = EXIT_REASONS.map((reason): Category => {
    const line = told("agent_exit", BOB.slot, EXIT[reason], 2000);
    expect(line, reason).toMatchObject({ priority: true, agents: ["bob"], place: BOB.tile });
    expect(line?.text, reason).toContain("Bob");
    return line?.category ?? "town";
  });
  expect(Object.fromEntries(EXIT_REASONS.map((reason, at) => [reason, categories[at]]))).toEqual({
    faint: "exit_starvation",
    exposure: "exit_generic",
    eviction: "exit_rent",
    unemployment: "exit_generic",
    chronic_neglect: "exit_generic",
    absence: "exit_generic",
    age_out: "exit_generic",
    console_kill: "exit_generic",
  });
});

test("the line of a departure names its cause", () => {
  const text = (reason: (typeof EXIT_REASONS)[number]): string =>
    told("agent_exit", BOB.slot, EXIT[reason], 2000)?.text ?? "";
  expect(text("faint")).toMatch(/hunger|meal/);
  expect(text("eviction")).toMatch(/rent/);
  expect(text("unemployment")).toMatch(/work/);
  expect(text("absence")).toMatch(/missed shifts|job/);
});

test("a close call is told, by what it was about", () => {
  expect(told("agent_near_death", BOB.slot, 0, 15)).toMatchObject({
    category: "near_death",
    priority: true,
    topic: "need",
  });
  expect(told("agent_near_death", BOB.slot, 3, 15)?.text).toMatch(/cold|blue/);
});

test("whoever comes is told to have come, with their home if they have one", () => {
  const { cell } = town.rules.homes[1] ?? { cell: -1 };
  expect(told("agent_spawned", BOB.slot, cell)).toMatchObject({
    category: "arrival",
    priority: true,
  });
  expect(told("agent_spawned", BOB.slot, cell)?.text).toContain("Birch House");
  const home = BOB.get("home");
  BOB.set("home", -1);
  expect(told("agent_spawned", BOB.slot, cell)?.text).not.toContain("House");
  BOB.set("home", home);
});

test("a lost home and one that was found again are told with its name", () => {
  const { cell } = town.rules.homes[1] ?? { cell: -1 };
  for (const [name, cells] of [
    ["agent_evicted", [BOB.slot, 2, cell]],
    ["agent_housed", [BOB.slot, cell]],
  ] as const) {
    const line = told(name, ...cells);
    expect(line).toMatchObject({ category: "eviction", priority: true });
    expect(line?.text).toContain("Birch House");
  }
});
