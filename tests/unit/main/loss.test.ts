import { expect, test } from "vitest";

import { lossIn } from "../../../main/town/restore.ts";

const main = (last_tick: number) => ({ name: "main", last_tick });

test("what is lost is told tick by tick and timeline by timeline", () => {
  expect(lossIn([main(1300)], [main(1000)])).toBe("Lost: ticks 1001 to 1300 of 'main'");
  expect(lossIn([main(1000)], [main(1000)])).toBe("Nothing is lost");
  const before = [main(1300), { name: "Branch 1", last_tick: 900 }];
  expect(lossIn(before, [main(1200)])).toBe(
    "Lost: ticks 1201 to 1300 of 'main', all of 'Branch 1'",
  );
});

test("where the damaged file says nothing any more, that is told as well", () => {
  expect(lossIn(null, [main(1000)])).toBe(
    "What came after tick 1000 of 'main' is lost; how much that is cannot be read any more",
  );
});
