import { expect, test } from "vitest";

import { createTown } from "../../../../sim/create-town.ts";
import type { EventName } from "../../../../sim/events/kinds.ts";
import type { Story } from "../../../../sim/narration/story.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { NO_LIMITS } from "../../../helpers/limited-town.ts";
import { someone } from "../../../helpers/someone.ts";
import { toldOf } from "../../../helpers/told.ts";

const config = defaultConfig();
config.narration.limiter = NO_LIMITS;
const town = createTown(config);
const ALICE = someone(town, "alice").slot;
const BOB = someone(town, "bob").slot;
const BARISTA = town.rules.jobs.findIndex(({ id }) => id === "barista");

const told = (name: EventName, ...cells: number[]): Story | undefined =>
  toldOf(town, name, cells)[0];

test("finding, losing and giving up work are told with who and where", () => {
  const categories = {
    employment_hired: "hired",
    employment_hire_pending: "hired",
    job_quit: "job_quit",
    employment_warning: "work",
    shift_absent: "work",
    shift_departed_early: "work",
  } as const;
  for (const name of [
    "employment_hired",
    "employment_hire_pending",
    "job_quit",
    "employment_warning",
    "shift_absent",
    "shift_departed_early",
  ] as const) {
    const line = told(name, ALICE, BARISTA, 0);
    expect(line, name).toMatchObject({
      category: categories[name],
      topic: "work",
      agents: ["alice"],
    });
    expect(line?.text, name).toContain("Alice");
    expect(line?.text, name).toContain("Café Fountain");
  }
});

test("colleagues are named when they help or take over", () => {
  for (const name of ["employment_helped_when_late", "employment_took_my_shift"] as const) {
    const line = told(name, ALICE, BOB);
    expect(line, name).toMatchObject({ category: "help", agents: ["bob", "alice"] });
    expect(line?.text, name).toMatch(/Bob.*Alice|Alice.*Bob/);
  }
});

test("being late is told with whom it is owed to, where it can be seen", () => {
  expect(told("shift_late_start", ALICE, BARISTA, 6)).toMatchObject({ category: "work" });
  const shower = town.rules.objects.findIndex(({ id }) => id === "shower_1");
  town.world.agents.queuedObject[ALICE] = shower;
  town.world.objects.holders[shower * 4] = BOB;
  const line = told("shift_late_start", ALICE, BARISTA, 6);
  expect(line).toMatchObject({ category: "late_blocked", agents: ["alice", "bob"] });
  expect(line?.text).toMatch(/Bob.*the shower|the shower.*Bob/);
});

test("the exit queue is told of those on it, not of its length", () => {
  expect(told("employment_exit_pending", ALICE, 1)?.text).toContain("Alice");
  expect(told("employment_exit_deferred", ALICE, 0)?.text).toContain("Alice");
  expect(told("employment_exit_queue_overflow", 9, 8)).toBeUndefined();
  expect(told("employment_exit_manual_request", ALICE)).toBeUndefined();
});
