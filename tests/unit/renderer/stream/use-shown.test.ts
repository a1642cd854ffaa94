import { expect, test } from "vitest";

import type { StreamState } from "../../../../renderer/stream/town-stream.ts";
import { Shown } from "../../../../renderer/stream/use-shown.ts";

const stateAfter = (quietSeconds: number, error: string | null): StreamState => ({
  sections: {},
  missing: [],
  quietSeconds,
  error,
  events: [],
  isRecalled: true,
});

test("what comes out the same is the same object, whatever else has changed", () => {
  const shown = new Shown<{ rows: (string | null)[] }>();
  const make = ({ error }: StreamState) => ({ rows: [error] });
  const first = shown.of(make, stateAfter(0, "late"));
  expect(shown.of(make, stateAfter(5, "late"))).toBe(first);
  const other = shown.of(make, stateAfter(5, null));
  expect(other).toEqual({ rows: [null] });
  expect(other).not.toBe(first);
  expect(shown.of(make, stateAfter(0, "late")), "what was shown before the last").toEqual(first);
});

test("nothing is made twice of one state", () => {
  const shown = new Shown<number>();
  let made = 0;
  const make = ({ quietSeconds }: StreamState) => {
    made += 1;
    return quietSeconds;
  };
  const state = stateAfter(7, null);
  expect([shown.of(make, state), shown.of(make, state), made]).toEqual([7, 7, 1]);
  expect(
    shown.of(({ quietSeconds }) => 2 * quietSeconds, state),
    "another figure",
  ).toBe(14);
});
