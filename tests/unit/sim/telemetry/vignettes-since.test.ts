import { expect, test } from "vitest";

import { Command } from "../../../../sim/console/commands.ts";
import { removeAgent } from "../../../../sim/lifecycle/remove-agent.ts";
import { EXIT } from "../../../../sim/lifecycle/exit-reasons.ts";
import type { Story } from "../../../../sim/narration/story.ts";
import { Vignette } from "../../../../sim/telemetry/vignette.ts";
import { vignettesSince } from "../../../../sim/telemetry/vignettes-since.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { someone } from "../../../helpers/someone.ts";

/** A town in whose third tick Zoe comes. */
function withNewcomer(): Town {
  const town = makeTown();
  const kwargs = { agent_id: "zoe", position: [4, 5] };
  for (let tick = 1; tick < 3; tick++) runTick(town);
  runTick(town, [Command.parse({ name: "spawn", kwargs })]);
  return town;
}

test("who comes is shown once, with what they are like and where", () => {
  const town = withNewcomer();
  expect(vignettesSince(town, 3, [])).toEqual([]);
  const [zoe, ...others] = vignettesSince(town, 2, []);
  expect(others).toEqual([]);
  expect(Vignette.parse(zoe)).toMatchObject({
    kind: "arrival",
    tick: 3,
    id: "zoe",
    profile: "balanced",
    arrived: 3,
    text: "Zoe has come to live here.",
  });
  expect(zoe?.place).toEqual(someone(town, "zoe").tile);
});

test("a story of the arrival lends its words", () => {
  const town = withNewcomer();
  const story: Story = {
    seq: 1,
    tick: 3,
    category: "arrival",
    topic: "town",
    priority: true,
    text: "Zoe gets off the bus.",
    cause: "agent_spawned",
    agents: ["zoe"],
    place: null,
    merged: 1,
  };
  expect(vignettesSince(town, 2, [story])[0]?.text).toBe("Zoe gets off the bus.");
});

test("who begins the town has not just come", () => {
  expect(vignettesSince(makeTown(), 0, [])).toEqual([]);
});

test("who sets out to leave is shown then, with the reason, and not again once they are gone", () => {
  const town = makeTown();
  const ann = someone(town, "ann");
  town.world.town.tick[0] = 2500;
  ann.set("leavingSince", 2490);
  ann.set("leavingReason", EXIT.eviction);
  const [leaves] = vignettesSince(town, 2489, []);
  expect(leaves).toMatchObject({ kind: "exit", tick: 2490, arrived: 0, profile: "balanced" });
  expect(leaves?.text).toBe("Ann lost the home over unpaid rent and moved away.");
  expect(leaves?.place).toEqual(ann.tile);
  expect(vignettesSince(town, 2490, [])).toEqual([]);
});

test("who is taken out of the town at once is shown all the same", () => {
  const town = makeTown();
  town.world.town.tick[0] = 2500;
  removeAgent(town, someone(town, "ann").slot, "console_kill");
  expect(vignettesSince(town, 2499, [])).toMatchObject([
    { kind: "exit", id: "ann", text: "Ann was taken out of the town.", profile: null, place: null },
  ]);
});
