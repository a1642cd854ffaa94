import fc from "fast-check";
import { expect, test } from "vitest";

import { applied, diffOf, sameValue } from "../../../../../sim/telemetry/stream/diff.ts";
import { StreamReader } from "../../../../../sim/telemetry/stream/reader.ts";
import { snapshotAt } from "../../../../helpers/messages.ts";

const sections = fc.dictionary(
  fc.constantFrom("agents", "jobs", "events", "weather", "map", "day"),
  fc.jsonValue({ maxDepth: 3 }),
);

test("a difference makes the later snapshot of the earlier one, as objects and as lines", () => {
  fc.assert(
    fc.property(sections, sections, (before, after) => {
      const [one, other] = [snapshotAt(1, before), snapshotAt(2, after)];
      const diff = diffOf(one, other);
      expect(applied(one, diff)).toEqual(other);
      const reader = new StreamReader();
      for (const payload of [one, diff]) reader.readLine(JSON.stringify(payload));
      expect(reader.current).toEqual(JSON.parse(JSON.stringify(other)));
    }),
  );
});

test("sections that say the same are left out, those that differ come whole, those that are gone are named", () => {
  const before = snapshotAt(1, { agents: { bob: [1, 2] }, weather: { rain: true }, day: 0 });
  const after = snapshotAt(2, { agents: { bob: [1, 3] }, day: 0 });
  expect(diffOf(before, after)).toMatchObject({
    payload_type: "diff",
    tick: 2,
    changes: { agents: { bob: [1, 3] } },
    removed: ["weather"],
  });
  expect(Object.keys(diffOf(before, after).changes)).toEqual(["agents"]);
});

test("two values are the same when their JSON is, whatever the order of keys", () => {
  const value = fc.jsonValue({ maxDepth: 3 });
  fc.assert(
    fc.property(value, value, (a, b) => {
      expect(sameValue(a, structuredClone(a))).toBe(true);
      if (JSON.stringify(a) === JSON.stringify(b)) return;
      const isSame = sameValue(a, b);
      expect(isSame).toBe(sameValue(b, a));
      if (isSame) expect(a).toEqual(b);
    }),
  );
  expect(sameValue({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true);
  expect(sameValue([1], { 0: 1 })).toBe(false);
  expect(sameValue({ 0: 1 }, [1])).toBe(false);
  expect(sameValue({ a: undefined }, { b: undefined })).toBe(false);
  expect(sameValue(null, {})).toBe(false);
});
