import { expect, test } from "vitest";

import { VignetteQueue } from "../../../../renderer/vignettes/vignette-queue.ts";
import type { Vignette } from "../../../../sim/telemetry/vignette.ts";

const arrival = (id: string): Vignette => ({
  kind: "arrival",
  tick: 1,
  id,
  name: id,
  colour: "#808080",
  profile: "stoic",
  text: `${id} lives here now.`,
  arrived: 1,
  place: [3, 4],
});

/** Looks at the queue every 100 ms from `from` to `until`; who is shown each time. */
function watch(
  queue: VignetteQueue,
  from: number,
  until: number,
  how: { racing?: boolean; held?: boolean } = {},
): Set<string> {
  const seen = new Set<string>();
  for (let now = from; now <= until; now += 100) {
    queue.advance(now, { racing: false, held: false, ...how });
    if (queue.shown !== null) seen.add(queue.shown.id);
  }
  return seen;
}

test("one is shown at once, and goes away by itself", () => {
  const queue = new VignetteQueue();
  queue.add(arrival("ann"), 0);
  expect([...watch(queue, 0, 8000)]).toEqual(["ann"]);
  expect(queue.shown?.id).toBe("ann");
  watch(queue, 8100, 10_000);
  expect(queue.shown).toBeNull();
  expect(queue.isIdle).toBe(true);
});

test("while one is shown only the latest of the others waits its turn", () => {
  const queue = new VignetteQueue();
  queue.add(arrival("ann"), 0);
  watch(queue, 0, 500);
  for (const id of ["bob", "cleo", "dan"]) queue.add(arrival(id), 600);
  expect([...watch(queue, 600, 30_000)]).toEqual(["ann", "dan"]);
});

test("what has waited too long is no news any more", () => {
  const queue = new VignetteQueue();
  queue.add(arrival("ann"), 0);
  watch(queue, 0, 500);
  queue.add(arrival("bob"), 600);
  watch(queue, 600, 14_000, { held: true });
  expect(queue.shown?.id).toBe("ann");
  expect(watch(queue, 14_100, 40_000).has("bob")).toBe(false);
});

test("at a hundred times there is a long pause between two, so that nothing flickers", () => {
  const queue = new VignetteQueue();
  let changes = 0;
  for (let now = 0; now < 60_000; now += 100) {
    queue.add(arrival(`someone ${now}`), now);
    if (queue.advance(now, { racing: true, held: false })) changes += 1;
  }
  // Each is shown and put away.
  expect(changes).toBeLessThanOrEqual(8);
});

test("one that is put away does not come back", () => {
  const queue = new VignetteQueue();
  queue.add(arrival("ann"), 0);
  watch(queue, 0, 500);
  queue.dismiss(600);
  expect(queue.shown).toBeNull();
  expect(watch(queue, 700, 20_000).size).toBe(0);
});

test("another town forgets what was to be shown", () => {
  const queue = new VignetteQueue();
  queue.add(arrival("ann"), 0);
  watch(queue, 0, 500);
  queue.add(arrival("bob"), 600);
  queue.clear();
  expect(watch(queue, 700, 20_000).size).toBe(0);
});
