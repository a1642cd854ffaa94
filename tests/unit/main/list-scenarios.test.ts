import { expect, test } from "vitest";

import { listScenarios } from "../../../main/config/list-scenarios.ts";
import { loadConfig } from "../../../main/config/load-config.ts";

test("scenarios kept for comparison are not offered, and can be run", () => {
  const names = listScenarios().map(({ name }) => name);
  expect(names[0]).toBe("default");
  expect(names).toContain("kitchen_breakfast");
  expect(names.filter((name) => name.startsWith("legacy_"))).toEqual([]);
  expect(loadConfig("legacy_kitchen_breakfast")).toMatchObject({ ok: true });
});
