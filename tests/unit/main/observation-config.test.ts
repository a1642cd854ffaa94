import { expect, test } from "vitest";

import { loaded, mistakesOf, scenarioFile } from "../../helpers/scenario-file.ts";

const SOCIAL = "observations_config.social_snippet";

test("'observations' is another name of the block, and both together are refused", () => {
  const { config } = loaded(scenarioFile({ observations: { schema: 1 } }));
  expect(config.observations_config.schema).toBe(1);
  const same = loaded(scenarioFile({ observations_config: { schema: 1 } }));
  expect(config).toEqual(same.config);
  const both = scenarioFile({ observations: { schema: 1 }, observations_config: { schema: 2 } });
  expect(mistakesOf(both)).toEqual([
    "observations: 'observations' is another name of 'observations_config'; keep one of them",
  ]);
});

test("the older name of the length of a day sets it", () => {
  const hybrid = { time_ticks_per_day: 1200 };
  const { config } = loaded(scenarioFile({ observations: { hybrid } }));
  expect(config.time.ticks_per_day).toBe(1200);
  const both = scenarioFile({ observations: { hybrid }, time: { ticks_per_day: 1000 } });
  expect(mistakesOf(both)[0]).toContain("is another name of 'time.ticks_per_day'");
});

test.each([
  [{ hybrid: { local_window: 10 } }, "observations_config.hybrid.local_window"],
  [{ hybrid: { local_window: 13 } }, "observations_config.hybrid.local_window"],
  [{ compact: { map_window: 1 } }, "observations_config.compact.map_window"],
  [{ compact: { object_channels: ["bedd"] } }, "observations_config.compact.object_channels[0]"],
  [{ social_snippet: { top_friends: 5, top_rivals: 4 } }, `${SOCIAL}.top_rivals`],
  [{ social_snippet: { top_friends: 9 } }, `${SOCIAL}.top_friends`],
  [{ social_snippet: { embed_dim: 0 } }, `${SOCIAL}.embed_dim`],
  [{ schema: 3 }, "observations_config.schema"],
])("%j is refused where it stands", (observations, path) => {
  const mistakes = mistakesOf(scenarioFile({ observations }));
  expect(mistakes).toHaveLength(1);
  expect(mistakes[0]?.split(": ")[0]).toBe(path);
});

test("a variant that there is not is refused, and the three that there are are named", () => {
  const [mistake] = mistakesOf(scenarioFile({ features: { systems: { observations: "tiny" } } }));
  expect(mistake).toContain("features.systems.observations");
  for (const variant of ["full", "hybrid", "compact"]) expect(mistake).toContain(variant);
});
