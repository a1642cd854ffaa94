import { expect, test } from "vitest";

import { restoredLife } from "../../campaign/restored-lives.ts";
import { soughtTicks } from "../../campaign/sought-ticks.ts";
import { defaultConfig } from "../../helpers/default-config.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

// `npm run campaign:restore` does the same for longer.

test.each([1, 2, 3])(
  "a town that is stopped now and then ends as one that is not, seed %i",
  async (seed) => {
    const plan = { seed, ticks: 700, points: 4, folder: temporaryFolder() };
    expect(await restoredLife(defaultConfig(), plan)).toEqual([]);
  },
);

test("any tick that is shown is as it was, there and back, in a branch and in what it parts from", async () => {
  const plan = { seed: 4, ticks: 1500, seeks: 40, folder: temporaryFolder() };
  const { wrong, seeks } = await soughtTicks(defaultConfig(), plan);
  expect(wrong).toEqual([]);
  expect(seeks).toHaveLength(40);
});
