import { expect, test } from "vitest";

import { outcomesOf } from "../../../../sim/affordances/outcomes.ts";
import { Command } from "../../../../sim/console/commands.ts";
import { removeAgent } from "../../../../sim/lifecycle/remove-agent.ts";
import { whyNot } from "../../../../sim/primitives/drive.ts";
import {
  chatChance,
  chatQuality,
  failChat,
  succeedChat,
} from "../../../../sim/relationships/chat.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { TALKS } from "../../../../sim/world/agent-table.ts";
import { checkWorld } from "../../../../sim/world/check-world.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { neighbours, relate, tie } from "../../../helpers/neighbours.ts";
import { runUntil } from "../../../helpers/run-town.ts";
import { someone } from "../../../helpers/someone.ts";

/** Ann, whose extroversion is given, beside Bob; chats succeed always or never. */
function couple(extroversion: number, succeeds = true): Town {
  const town = neighbours(["ann", "bob"], {
    edit: (config) => (config.relationships.chat.base_chance = succeeds ? 1 : 0),
  });
  someone(town, "ann").set("extroversion", extroversion);
  return town;
}

const give = (town: Town, name: string, kwargs: object) =>
  runTick(town, [Command.parse({ name, kwargs })])[0];

test("[A90] [A94] an outgoing person beside a stranger starts a chat, which raises trust both ways", () => {
  const town = couple(0.8);
  runTick(town);
  expect(eventsOf(town, "chat_success")).toEqual([
    { event: "chat_success", tick: 1, speaker: "ann", listener: "bob", quality: 0.74 },
  ]);
  expect(tie(town, "ann", "bob")?.trust).toBeCloseTo(0.037, 12);
  expect(tie(town, "bob", "ann")?.trust).toBeCloseTo(0.037, 12);
  expect(outcomesOf(town, 0)).toMatchObject([{ kind: "talk", success: true, duration: 5 }]);
});

test("[A94] the same person begins no other chat before the cooldown is over, and none at all while the stage is OFF", () => {
  const town = couple(0.8);
  runUntil(town, 25);
  expect(town.world.town.chatAttempts.reduce((sum, count) => sum + count)).toBe(1);
  runTick(town);
  expect(eventsOf(town, "chat_success")).toHaveLength(1);
  const mute = neighbours(["ann", "bob"], {
    edit: (config) => (config.features.stages.relationships = "OFF"),
  });
  someone(mute, "ann").set("extroversion", 0.8);
  runUntil(mute, 100);
  expect(mute.world.town.chatAttempts.reduce((sum, count) => sum + count)).toBe(0);
});

test("[A96] a preference for chats lowers the bar of extroversion, but only while profiles count", () => {
  for (const counts of [true, false]) {
    const town = neighbours(["ann", "bob"], {
      edit: (config) => {
        config.personalities.overrides = { ann: "socialite" };
        config.features.behavior.personality_profiles = counts;
        config.relationships.chat.min_extroversion = 0.2;
      },
    });
    someone(town, "ann").set("extroversion", 0.16);
    runTick(town);
    expect(town.events.count > 0).toBe(counts);
  }
});

test("the reserved speak to those whom they know, not to strangers", () => {
  const town = couple(-0.2);
  runUntil(town, 50);
  expect(town.world.town.eventCounts.some((count, kind) => count > 0 && kind > 1)).toBe(false);
  relate(town, "ann", "bob", { familiarity: 0.45 });
  runTick(town);
  expect(eventsOf(town, "chat_success")).toMatchObject([{ speaker: "ann" }]);
});

test("nobody with a pressing need begins a chat, whatever their nature", () => {
  const town = couple(0.8);
  someone(town, "ann").set("hygiene", 0.34);
  runTick(town);
  expect(town.events.count).toBe(0);
  someone(town, "ann").set("hygiene", 0.35);
  runTick(town);
  expect(eventsOf(town, "chat_success")).toHaveLength(1);
});

test("two who talk stand still and do nothing else for five ticks, then each goes on", () => {
  const town = couple(0.8);
  runTick(town);
  const [ann, bob] = [someone(town, "ann"), someone(town, "bob")];
  for (let tick = 2; tick <= 6; tick++) {
    runTick(town);
    expect([ann.get("talkWith"), bob.get("talkWith")]).toEqual([bob.slot, ann.slot]);
    expect(whyNot(town, ann.slot, { kind: "move", direction: "S" })).toBe("busy");
    expect(checkWorld(town)).toEqual([]);
  }
  runTick(town);
  expect([ann.get("talkWith"), bob.get("talkWith"), ann.get("talkUntil")]).toEqual([-1, -1, 0]);
});

test("a rebuff costs familiarity, stirs rivalry, and is soon over", () => {
  const town = couple(0.8, false);
  runTick(town);
  expect(eventsOf(town, "chat_failure")).toEqual([
    { event: "chat_failure", tick: 1, speaker: "ann", listener: "bob" },
  ]);
  expect(tie(town, "bob", "ann")?.familiarity).toBeCloseTo(-0.05, 12);
  expect(TALKS[someone(town, "bob").get("talkKind")]).toBe("rebuff");
  expect(outcomesOf(town, 0)).toMatchObject([{ success: false, reason: "rebuffed" }]);
  runUntil(town, 4);
  expect(someone(town, "ann").get("talkWith")).toBe(-1);
});

test("[A92] a failed chat adds 0.05 of rivalry", () => {
  const town = couple(0);
  beginTick(town);
  failChat(town, 0, 1);
  expect(tie(town, "ann", "bob")?.rivalry).toBeCloseTo(0.05, 12);
});

test("the chance of an answer grows with trust, familiarity and the listener's extroversion, between 0 and 1", () => {
  const town = neighbours(["ann", "bob"]);
  expect(chatChance(town, 0, 1)).toBe(0.7);
  someone(town, "bob").set("extroversion", 1);
  relate(town, "ann", "bob", { trust: 0.5, familiarity: -0.5 });
  expect(chatChance(town, 0, 1)).toBeCloseTo(0.7 * 1.15 * 0.9 * 1.1, 12);
  relate(town, "ann", "bob", { trust: 1, familiarity: 1 });
  expect(chatChance(town, 0, 1)).toBe(1);
});

test("a chat is the better the more outgoing, trusting and familiar the speaker, the worse for rivalry and a bad day", () => {
  const town = neighbours(["ann", "bob"]);
  const ann = someone(town, "ann");
  ann.set("extroversion", 0.5);
  relate(town, "ann", "bob", { trust: 0.5, familiarity: 0.4, rivalry: 0.3 });
  const quality = 0.5 + 0.15 + 0.1 + 0.04 - 0.06;
  expect(chatQuality(town, 0, 1)).toBeCloseTo(quality, 12);
  ann.set("spiralDay", 1);
  expect(chatQuality(town, 0, 1)).toBeCloseTo(quality * 0.8, 12);
  ann.set("extroversion", -1);
  relate(town, "ann", "bob", { trust: -1, familiarity: -1, rivalry: 1 });
  expect(chatQuality(town, 0, 1)).toBe(0.1);
});

test("[A84] the outgoing get to know people faster in a chat, where modifiers are on", () => {
  for (const on of [true, false]) {
    const town = neighbours(["ann", "bob"], {
      edit: (config) => (config.features.relationship_modifiers = on),
    });
    someone(town, "ann").set("extroversion", 1);
    succeedChat(town, 0, 1, 1);
    expect(tie(town, "ann", "bob")?.familiarity).toBeCloseTo(on ? 0.12 : 0.1, 12);
    expect(tie(town, "bob", "ann")?.familiarity).toBeCloseTo(0.1, 12);
  }
});

test("nobody talks to those who are two tiles away, asleep, or talking to somebody else", () => {
  const town = neighbours(["ann", "bob", "cat"], {
    objects: [{ id: "bed", type: "bed", position: [1, 1], use_tile: [1, 0] }],
  });
  const [ann, bob, cat] = ["ann", "bob", "cat"].map((id) => someone(town, id));
  if (ann === undefined || bob === undefined || cat === undefined) throw new Error("nobody");
  const mask = (target: string) => whyNot(town, ann.slot, { kind: "talk", target });
  expect([mask("bob"), mask("cat"), mask("ann"), mask("zoe")]).toEqual([
    null,
    "out_of_range",
    "unknown_agent",
    "unknown_agent",
  ]);
  bob.set("runningAffordance", 0);
  expect(mask("bob")).toBe("busy");
  bob.set("runningAffordance", -1);
  succeedChat(town, bob.slot, cat.slot, 1);
  expect(mask("bob")).toBe("busy");
});

test("who is talked to goes on with what they use, and it is finished in the same time", () => {
  const town = neighbours(["ann", "bob"], {
    objects: [{ id: "bench", type: "bench", position: [1, 0], use_tile: [1, 0] }],
    edit: (config) => (config.relationships.chat.base_chance = 1),
  });
  beginTick(town, 400);
  runUntil(town, 403);
  someone(town, "ann").set("extroversion", 0.8);
  const left = someone(town, "bob").get("remaining");
  runUntil(town, 407);
  expect(left).toBeGreaterThan(0);
  expect(someone(town, "bob").get("talkWith")).toBe(someone(town, "ann").slot);
  expect(someone(town, "bob").get("remaining")).toBe(left - 4);
});

test("a talk is over for both when one is moved, taken over or gone", () => {
  for (const part of ["teleport", "possess", "kill"]) {
    const town = couple(0.8);
    runTick(town);
    if (part === "teleport") give(town, part, { agent_id: "bob", position: [5, 5] });
    else if (part === "possess") give(town, part, { agent_id: "bob", action: "acquire" });
    else give(town, part, { agent_id: "bob" });
    const ann = someone(town, "ann");
    expect([ann.get("talkWith"), ann.get("talkUntil")]).toEqual([-1, 0]);
    expect(checkWorld(town)).toEqual([]);
  }
  const town = couple(0.8);
  runTick(town);
  removeAgent(town, someone(town, "ann").slot, "moved");
  expect(someone(town, "bob").get("talkWith")).toBe(-1);
});

test("a possessed person talks as they are told, and hears why they cannot", () => {
  const town = couple(0);
  give(town, "possess", { agent_id: "ann", action: "acquire" });
  const say = (target: string) =>
    give(town, "drive", { agent_id: "ann", primitive: { kind: "talk", target } });
  expect(say("zoe")).toMatchObject({ value: { kind: "wait", reason: "unknown_agent" } });
  expect(say("bob")).toMatchObject({ value: { kind: "talk", reason: null } });
  expect(eventsOf(town, "chat_success")).toMatchObject([{ speaker: "ann", quality: 0.5 }]);
  expect(say("bob")).toMatchObject({ value: { kind: "wait", reason: "busy" } });
});

test("no draw is made where nobody speaks", () => {
  const town = couple(-0.2);
  const before = town.world.streams.world.slice();
  runUntil(town, 20);
  expect(town.world.streams.world).toEqual(before);
});
