import { expect, test } from "vitest";

import { movedPanel } from "../../../../../renderer/panels/dashboard/commands.ts";

test("a panel changes places with its neighbour, and none leaves the ends", () => {
  const names = ["figures", "economy", "events"];
  expect(movedPanel(names, "economy", -1)).toEqual(["economy", "figures", "events"]);
  expect(movedPanel(names, "economy", 1)).toEqual(["figures", "events", "economy"]);
  expect(movedPanel(names, "figures", -1)).toBeNull();
  expect(movedPanel(names, "events", 1)).toBeNull();
  expect(movedPanel(names, "work", 1)).toBeNull();
});
