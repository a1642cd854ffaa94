import { expect, test } from "vitest";

import type { Story } from "../../../../sim/narration/story.ts";
import { removeAgent } from "../../../../sim/lifecycle/remove-agent.ts";
import { Vignette } from "../../../../sim/telemetry/vignette.ts";
import { vignetteOf } from "../../../../sim/telemetry/vignette-of.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { someone } from "../../../helpers/someone.ts";

const line = (category: Story["category"], tick: number): Story => ({
  seq: 3,
  tick,
  category,
  topic: "town",
  priority: true,
  text: "Something happened to Ann.",
  cause: "agent_spawned",
  agents: ["ann"],
  place: [2, 3],
  merged: 1,
});

test("who comes is shown with what they are like and where", () => {
  const town = makeTown();
  expect(Vignette.parse(vignetteOf(town, line("arrival", 40)))).toEqual({
    kind: "arrival",
    tick: 40,
    id: "ann",
    name: "Ann",
    colour: "#808080",
    profile: "balanced",
    text: "Something happened to Ann.",
    arrived: 0,
    place: [2, 3],
  });
});

test("who leaves is shown with since when they lived here, also when they are gone already", () => {
  const town = makeTown();
  const leaves = line("exit_rent", 2500);
  expect(vignetteOf(town, leaves)).toMatchObject({ kind: "exit", arrived: 0, profile: "balanced" });
  town.world.town.tick[0] = 2500;
  removeAgent(town, someone(town, "ann").slot, "eviction");
  expect(vignetteOf(town, leaves)).toMatchObject({ kind: "exit", arrived: 0, profile: null });
});

test("no other line is shown over the town", () => {
  expect(vignetteOf(makeTown(), line("queue_conflict", 40))).toBeNull();
});
