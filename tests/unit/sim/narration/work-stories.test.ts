import { expect, test } from "vitest";

import { createTown } from "../../../../sim/create-town.ts";
import { eventRecord } from "../../../../sim/events/decode-event.ts";
import { emit } from "../../../../sim/events/event-log.ts";
import { EVENT, type EventName } from "../../../../sim/events/kinds.ts";
import { requestExit, runExitQueue } from "../../../../sim/jobs/exit-queue.ts";
import { narrate } from "../../../../sim/narration/narrate.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { someone } from "../../../helpers/someone.ts";

const town = createTown(defaultConfig());
const ALICE = someone(town, "alice").slot;
const BOB = someone(town, "bob").slot;
const BARISTA = town.rules.jobs.findIndex(({ id }) => id === "barista");

/** How one event of tick 100 is told. */
function textOf(name: EventName, ...cells: number[]): string | undefined {
  beginTick(town, 100);
  emit(town.world, town.events, EVENT[name], 0, ...cells);
  const line = narrate(town, eventRecord(town, 0));
  if (line !== null) expect(line.category).toBe("work");
  return line?.text;
}

test("finding, losing and giving up work are told with the place", () => {
  expect(textOf("employment_hired", ALICE, BARISTA)).toBe("Alice has found work at Café Fountain.");
  expect(textOf("employment_hire_pending", ALICE, BARISTA)).toBe(
    "Alice waits for a place at Café Fountain.",
  );
  expect(textOf("job_quit", ALICE, BARISTA, 0)).toBe(
    "Alice has had enough and quits at Café Fountain.",
  );
  expect(textOf("employment_warning", ALICE, BARISTA, 2)).toBe(
    "Alice is warned: one more missed shift at Café Fountain.",
  );
});

test("colleagues are named when they help or take over", () => {
  expect(textOf("employment_helped_when_late", ALICE, BOB)).toBe("Bob covers for Alice.");
  expect(textOf("employment_took_my_shift", ALICE, BOB)).toBe(
    "Bob takes over from Alice, who is missing.",
  );
});

test("the exit queue is told of those on it, not of its length", () => {
  expect(textOf("employment_exit_pending", ALICE, 1)).toBe(
    "Alice has missed too many shifts and may have to go.",
  );
  expect(textOf("employment_exit_deferred", ALICE, 0)).toBe("Alice gets another chance.");
  expect(textOf("employment_exit_queue_overflow", 9, 8)).toBeUndefined();
  expect(textOf("employment_exit_manual_request", ALICE)).toBeUndefined();
});

test("whoever left by the queue is still called by name", () => {
  const config = defaultConfig();
  config.employment.enforce_job_loop = true;
  const strict = createTown(config);
  const { slot } = someone(strict, "carmen");
  requestExit(strict, slot);
  beginTick(strict, 100);
  runExitQueue(strict);
  expect(eventsOf(strict).map(({ event }) => event)).toContain("employment_exit_processed");
  expect(narrate(strict, eventRecord(strict, 0))).toMatchObject({
    text: "Carmen loses the job at Café Fountain and leaves.",
    agents: ["carmen"],
  });
});
