import { expect, test } from "vitest";

import { chat } from "../../../../sim/relationships/chat.ts";
import { socialFigures } from "../../../../sim/telemetry/social-figures.ts";
import { neighbours, relate } from "../../../helpers/neighbours.ts";

test("a town in which nobody has met has nothing to tell, and no rate", () => {
  expect(socialFigures(neighbours(["ann", "bob"]))).toEqual({
    chats: 0,
    success_rate: null,
    by_trust: [],
    ties_formed: 0,
    ties_ended: { decay: 0, capacity: 0, removed: 0 },
    strong_ties: 0,
    quarrels: 0,
    avoidances: 0,
    arguments: 0,
    escalations: 0,
  });
});

test("chats are counted by how far the speaker trusted the listener", () => {
  const town = neighbours(["ann", "bob"], {
    edit: (config) => (config.relationships.chat.base_chance = 1),
  });
  chat(town, 0, 1, 0.5);
  relate(town, "ann", "bob", { trust: 1 });
  chat(town, 0, 1, 0.5);
  town.config.relationships.chat.base_chance = 0;
  chat(town, 0, 1, 0.5);
  const figures = socialFigures(town);
  expect(figures.by_trust).toEqual([
    { from: 0, to: 0.2, attempts: 1, successes: 1 },
    { from: 0.8, to: 1, attempts: 2, successes: 1 },
  ]);
  expect(figures).toMatchObject({ chats: 2, success_rate: 2 / 3, ties_formed: 2, strong_ties: 2 });
});
