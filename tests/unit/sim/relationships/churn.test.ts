import { expect, test } from "vitest";

import { churnOf, noteChurn } from "../../../../sim/relationships/churn.ts";
import { reportConflict } from "../../../../sim/queues/conflicts.ts";
import { decodeSnapshot, encodeSnapshot } from "../../../../sim/snapshot/snapshot.ts";
import type { Town } from "../../../../sim/town.ts";
import { neighbours } from "../../../helpers/neighbours.ts";
import { TILL, tillTown } from "../../../helpers/till-town.ts";

const people = ["ann", "bob"];
const short = (): Town =>
  neighbours(people, { edit: (config) => (config.relationships.churn_window_ticks = 3) });

test("[A88] lost ties are counted by windows, owners and reasons, and a window begins with a loss", () => {
  const town = short();
  expect(churnOf(town)).toBeNull();
  noteChurn(town.world, 3, 0, 0, "decay");
  noteChurn(town.world, 3, 2, 1, "capacity");
  noteChurn(town.world, 3, 3, 1, "decay");
  expect(churnOf(town)).toEqual({
    window_start: 3,
    window_end: 6,
    total: 1,
    owners: { bob: 1 },
    reasons: { decay: 1, capacity: 0, removed: 0 },
    history: [
      {
        window_start: 0,
        window_end: 3,
        total: 2,
        owners: { ann: 1, bob: 1 },
        reasons: { decay: 1, capacity: 1, removed: 0 },
      },
    ],
  });
});

test("[A88] windows of no ticks and ticks before the first are nobody's to count", () => {
  const town = short();
  expect(() => noteChurn(town.world, 0, 5, 0, "decay")).toThrow();
  expect(() => noteChurn(town.world, 3, -1, 0, "decay")).toThrow();
});

test("eight windows before the newest are remembered, empty ones not among them", () => {
  const town = short();
  for (let tick = 0; tick < 120; tick += 6) noteChurn(town.world, 3, tick, 0, "removed");
  const churn = churnOf(town);
  expect(churn?.window_start).toBe(114);
  expect(churn?.history.map(({ window_start }) => window_start)).toEqual([
    66, 72, 78, 84, 90, 96, 102, 108,
  ]);
});

test("[A88] a saved town remembers its lost ties", () => {
  const town = short();
  noteChurn(town.world, 3, 1, 1, "capacity");
  const restored = decodeSnapshot(town.config, encodeSnapshot(town));
  expect(restored.ok && churnOf(restored.value)).toEqual(churnOf(town));
});

test("[A87] more quarrels than somebody has room for push out the weakest", () => {
  const ids = ["ann", "bob", "cat", "dan"];
  const town = tillTown(ids, {
    edit: (config) => {
      config.conflict.rivalry.max_edges = 2;
      config.conflict.rivalry.increment_per_conflict = 0.3;
    },
  });
  for (let rival = 1; rival < ids.length; rival++) {
    reportConflict(town, TILL, 0, rival, "ghost_step", 1);
  }
  const churn = churnOf(town);
  expect(churn?.total).toBe(1);
  expect(churn?.reasons.capacity).toBe(1);
});
