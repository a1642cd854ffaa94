import { afterAll, beforeAll, expect, test, vi } from "vitest";

import { Turn, takeTurns } from "../../../../renderer/stream/turns.ts";

const nextTask = () => new Promise((resolve) => setImmediate(resolve));

// The window has these of its own; Node has them elsewhere, or not at all.
beforeAll(() => {
  vi.stubGlobal("scheduler", { yield: nextTask });
  vi.stubGlobal("console", { ...console, timeStamp: () => undefined });
});
afterAll(() => void vi.unstubAllGlobals());

test("every part is drawn in a task of its own, once however often there was news", async () => {
  const log: string[] = [];
  const ends = ["a", "b", "c"].map((name) => new Turn().subscribe(() => log.push(name)));
  const round = takeTurns();
  void takeTurns();
  void takeTurns();
  expect(log).toEqual([]);
  for (const seen of [["a"], ["a", "b"], ["a", "b", "c"]]) {
    await nextTask();
    expect(log).toEqual(seen);
  }
  expect(await round).toBeGreaterThanOrEqual(0);
  await nextTask();
  expect(log).toEqual(["a", "b", "c"]);
  for (const end of ends) end();
});

test("news that comes in the middle of a round is not lost", async () => {
  const log: string[] = [];
  const first = new Turn();
  const ends = [
    first.subscribe(() => log.push("first")),
    new Turn().subscribe(() => {
      log.push("second");
      if (log.length === 2) void takeTurns();
    }),
  ];
  await takeTurns();
  expect(log).toEqual(["first", "second", "first", "second"]);
  for (const end of ends) end();
});

test("who no longer listens is left out", async () => {
  const log: string[] = [];
  const turn = new Turn();
  const stay = turn.subscribe(() => log.push("stays"));
  const go = turn.subscribe(() => log.push("goes"));
  go();
  await takeTurns();
  expect(log).toEqual(["stays"]);
  stay();
  await takeTurns();
  expect(log).toEqual(["stays"]);
});
