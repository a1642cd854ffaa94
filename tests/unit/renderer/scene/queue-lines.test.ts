import { expect, test } from "vitest";

import { createPerson, type Person } from "../../../../renderer/frames/crowd.ts";
import { GroundMarks, MARK, MARK_NUMBERS } from "../../../../renderer/scene/ground-marks.ts";
import { IN_USE, QueueLines } from "../../../../renderer/scene/queue-lines.ts";
import type { SceneObject } from "../../../../renderer/scene/town-map.ts";

const thing = (x: number, y: number): SceneObject => ({
  id: `thing_${x}_${y}`,
  type: "shower",
  position: [x, y],
  use_tile: [x, y + 1],
  queue_nodes: [],
  venue: null,
  present: true,
  needs: 0,
  prices: 0,
});

const someone = (row: number, change: Partial<Person>): Person => ({
  ...createPerson(row),
  person: row,
  present: true,
  ...change,
});

/** Two things, and what is drawn of these people about them: places by row, and marks as [fromX, fromY, toX, toY, kind]. */
function drawn(people: readonly Person[], lines = new QueueLines()) {
  const marks = new GroundMarks();
  lines.update(people, [thing(2, 2), thing(8, 2)], marks);
  const rows = Array.from({ length: marks.count }, (_, index) => {
    const at = index * MARK_NUMBERS;
    const [fromX, fromY, toX, toY, , kind] = marks.numbers.subarray(at, at + MARK_NUMBERS);
    return [fromX, fromY, toX, toY, kind].map((number) => Math.round((number ?? 0) * 10) / 10);
  });
  return { places: lines.places, rows };
}

const user = someone(0, { object: 0, progress: 90, drawX: 2, drawY: 3 });
const first = someone(1, { object: 0, queuePlace: 1, drawX: 4, drawY: 2 });
const second = someone(2, { object: 0, queuePlace: 2, drawX: 5, drawY: 2 });
const busy = someone(3, { object: 1, progress: 90, drawX: 8, drawY: 3 });

test("everybody who waits has their place, and who has the thing is marked", () => {
  expect(drawn([user, first, second, busy]).places).toEqual([IN_USE, 1, 2, 0]);
});

test("a line goes from the last in the queue to the first, and on to the ring round the thing", () => {
  const { rows } = drawn([
    { ...second, row: 0 },
    { ...user, row: 1 },
    { ...first, row: 2 },
  ]);
  expect(rows).toEqual([
    [5.5, 2.5, 4.5, 2.5, MARK.queue],
    [2.5, 2.5, 2.5, 2.5, MARK.thing],
    [4.5, 2.5, 3.1, 2.5, MARK.queue],
  ]);
});

test("who waits behind nobody who can be seen is joined to the thing", () => {
  const { rows } = drawn([second]);
  expect(rows.map((row) => row[4])).toEqual([MARK.thing, MARK.queue]);
});

test("nothing is left of a queue that has gone", () => {
  const lines = new QueueLines();
  drawn([user, first], lines);
  const gone = drawn([user, { ...first, queuePlace: 0, object: -1 }], lines);
  expect(gone.places).toEqual([0, 0]);
  expect(gone.rows).toEqual([]);
});

test("who is not there, or waits for what the page does not know yet, is left out", () => {
  const { places, rows } = drawn([
    { ...first, row: 0, present: false },
    { ...first, row: 1, object: 7 },
  ]);
  expect(places).toEqual([0, 0]);
  expect(rows).toEqual([]);
});
