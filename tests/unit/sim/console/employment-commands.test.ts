import { expect, test } from "vitest";

import { decideExit } from "../../../../sim/console/employment-commands.ts";
import { requestExit } from "../../../../sim/jobs/exit-queue.ts";
import type { Town } from "../../../../sim/town.ts";
import { bakery } from "../../../helpers/bakery.ts";
import { beginTick } from "../../../helpers/events.ts";
import { someone } from "../../../helpers/someone.ts";

/** Ann and Bob are bakers, and Ann waits on the exit queue. */
function queued(enforce_job_loop = true, lifecycle: "on" | "off" = "on"): Town {
  const town = bakery(
    {
      edit: ({ employment, features }) => {
        employment.enforce_job_loop = enforce_job_loop;
        features.systems.lifecycle = lifecycle;
      },
    },
    undefined,
    ["ann", "bob"],
  );
  beginTick(town, 10);
  requestExit(town, someone(town, "ann").slot);
  return town;
}

test("an operator looks at the exit queue, lets go and puts off", () => {
  const town = queued();
  expect(decideExit(town, { action: "approve", agent_id: "bob" })).toEqual({
    ok: true,
    value: { approved: true, agent_id: "bob" },
  });
  expect(decideExit(town, { action: "review" })).toMatchObject({
    value: { pending: ["ann"], pending_count: 1, approved: ["bob"], exits_today: 0 },
  });
  expect(decideExit(town, { action: "defer", agent_id: "ann" })).toEqual({
    ok: true,
    value: { deferred: true, agent_id: "ann" },
  });
  expect(decideExit(town, { action: "review" })).toMatchObject({ value: { pending_count: 0 } });
});

test("deciding needs somebody to decide about", () => {
  expect(decideExit(queued(), { action: "approve" })).toMatchObject({ error: { code: "usage" } });
  expect(decideExit(queued(), { action: "defer", agent_id: "cas" })).toMatchObject({
    error: { code: "not_found" },
  });
});

test("nothing is promised where nobody leaves: without the job loop, or without the lifecycle", () => {
  for (const [town, why] of [
    [queued(false), "employment.enforce_job_loop is false"],
    [queued(true, "off"), "features.systems.lifecycle is off"],
  ] as const) {
    const before = decideExit(town, { action: "review" });
    expect(decideExit(town, { action: "approve", agent_id: "bob" })).toMatchObject({
      error: { code: "conflict", message: `nobody leaves over work here: ${why}` },
    });
    expect(decideExit(town, { action: "review" })).toEqual(before);
  }
});
