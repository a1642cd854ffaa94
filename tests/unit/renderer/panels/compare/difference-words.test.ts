import { expect, test } from "vitest";

import { differenceWords } from "../../../../../renderer/panels/compare/difference-words.ts";
import { OPTION } from "../../../../../sim/options/options.ts";

const lives = { left: "main", right: "Dark" };
const nameOf = (id: string): string => (id === "bob" ? "Bob" : id);
const differs = (system: string, left = 0, right = 1, agent: string | null = "bob") => ({
  tick: 9,
  system,
  agent,
  detail: "",
  left,
  right,
  orders: [],
});
const said = (...of: Parameters<typeof differs>): string =>
  differenceWords(differs(...of), lives, nameOf).replaceAll("\u00A0", " ");

test("what differs is written as it is everywhere else", () => {
  expect(said("agents.hunger", 0.47, 0.2)).toBe("Bob, fed: 47 % in “main”, 20 % in “Dark”.");
  expect(said("agents.wallet", 6.4, 6.8)).toBe("Bob, money: 6.40 in “main”, 6.80 in “Dark”.");
  expect(said("agents.option", OPTION.Sleep, -1)).toBe(
    "Bob, plan: sleep in “main”, nothing in “Dark”.",
  );
});

test("what looks the same as it is written is a touch more or less", () => {
  expect(said("agents.energy", 0.4701, 0.4702)).toBe(
    "Bob, rested: 47 % in both, a touch more in “Dark”.",
  );
  expect(said("agents.wallet", 1.004, 1.001)).toContain("a touch less in “Dark”");
});

test("what is nothing to people as a number is said without one", () => {
  expect(said("agents.cell", 4, 5)).toBe("Bob stands elsewhere.");
  expect(said("agents.scores")).toBe("Bob weighs up differently what to do.");
  expect(said("agents.lateTicksToday")).toBe("Bob: late ticks today.");
  expect(said("ties.trust")).toBe("Bob gets on differently with somebody.");
  expect(said("objects.stock", 1, 2, null)).toBe("The town: stock.");
  expect(said("live", 1, 2, null)).toBe("The town: live.");
});

test("what one life was told comes first, people by their names", () => {
  const orders = [
    {
      side: "right",
      name: "setneed",
      kwargs: { agent_id: "bob", needs: { hunger: 0.2 } },
    },
    { side: "left", name: "blackout", kwargs: { on: false } },
    { side: "left", name: "outage", kwargs: { on: true } },
    { side: "left", name: "price", kwargs: { key: "meal_cost", value: 0.6 } },
  ] as const;
  expect(differenceWords({ ...differs("agents.cell"), orders }, lives, nameOf)).toBe(
    "“Dark” was told: Set how somebody feels (Bob, fed 0.2). “main” was told: Cut the power (in force: no). “main” was told: Cut the water. “main” was told: Set a price (A meal, price 0.6). Bob stands elsewhere.",
  );
});
