import { expect, test } from "vitest";

import { FirstMove } from "../../../../renderer/frames/first-move.ts";
import { createPerson, type Person } from "../../../../renderer/frames/crowd.ts";

function someone(row: number, drawX: number, drawY: number): Person {
  return { ...createPerson(row), present: true, drawX, drawY };
}

test("people who are drawn for the first time have not moved", () => {
  const firstMove = new FirstMove();
  expect(firstMove.noted([someone(0, 1, 2), someone(1, 3, 4)])).toBe(false);
  expect(firstMove.noted([someone(0, 1, 2), someone(1, 3, 4)])).toBe(false);
});

test("one person a little way on is a move", () => {
  const firstMove = new FirstMove();
  firstMove.noted([someone(0, 1, 2), someone(1, 3, 4)]);
  expect(firstMove.noted([someone(0, 1, 2), someone(1, 3, 4.01)])).toBe(true);
});

test("an empty slot is nobody's move", () => {
  const firstMove = new FirstMove();
  firstMove.noted([createPerson(0), someone(1, 3, 4)]);
  expect(firstMove.noted([{ ...createPerson(0), drawX: 9 }, someone(1, 3, 4)])).toBe(false);
});
