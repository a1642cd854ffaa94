import { expect, test } from "vitest";

import { Command } from "../../../../sim/console/commands.ts";
import { spellOut } from "../../../../sim/console/spell-out.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { checkWorld } from "../../../../sim/world/check-world.ts";
import { eventsOf } from "../../../helpers/events.ts";
import { neighbours, relate, tie } from "../../../helpers/neighbours.ts";
import { someone } from "../../../helpers/someone.ts";

function give(town: Town, name: string, kwargs: object) {
  const [answer] = runTick(town, [Command.parse({ name, kwargs })]);
  expect(checkWorld(town)).toEqual([]);
  return answer;
}

const codeOf = (answer: ReturnType<typeof give>): string =>
  answer === undefined || answer.ok ? "ok" : answer.error.code;

test("a forced chat takes place across the town, of the quality asked for, and answers both ties", () => {
  const town = neighbours(["ann", "bob"]);
  someone(town, "bob").put(7, 7);
  const answer = give(town, "force_chat", { speaker: "ann", listener: "bob", quality: 7 });
  expect(answer).toMatchObject({
    ok: true,
    value: { quality: 1, speaker_tie: { trust: 0.05 }, listener_tie: { familiarity: 0.1 } },
  });
  expect(eventsOf(town, "chat_success")).toMatchObject([{ speaker: "ann", listener: "bob" }]);
  expect(someone(town, "ann").get("talkWith")).toBe(-1);
});

test("a chat is not forced on who does not exist, on oneself, on a sleeper, or where nobody knows anybody", () => {
  const town = neighbours(["ann", "bob"], {
    objects: [{ id: "bed", type: "bed", position: [1, 1], use_tile: [1, 0] }],
  });
  const force = (speaker: string, listener: string) =>
    codeOf(give(town, "force_chat", { speaker, listener }));
  expect([force("ann", "zoe"), force("ann", "ann")]).toEqual(["not_found", "invalid_args"]);
  const bob = someone(town, "bob");
  bob.set("energy", 0.1);
  give(town, "possess", { agent_id: "bob", action: "acquire" });
  for (const _ of [1, 2]) give(town, "drive", { agent_id: "bob", primitive: { kind: "sleep" } });
  expect(force("ann", "bob")).toBe("conflict");
  expect(force("bob", "ann")).toBe("ok");
  const off = neighbours(["ann", "bob"], {
    edit: (config) => (config.features.stages.relationships = "OFF"),
  });
  expect(codeOf(give(off, "force_chat", { speaker: "ann", listener: "bob" }))).toBe("conflict");
});

test("set_rel sets what is named, both ways, and leaves the rest as it is", () => {
  const town = neighbours(["ann", "bob"]);
  someone(town, "bob").put(7, 7);
  give(town, "set_rel", { agent_a: "ann", agent_b: "bob", trust: 0.4, rivalry: 0.2 });
  expect(tie(town, "bob", "ann")).toEqual({ trust: 0.4, familiarity: 0, rivalry: 0.2 });
  const answer = give(town, "set_rel", { agent_a: "ann", agent_b: "bob", familiarity: -3 });
  expect(answer).toMatchObject({
    ok: true,
    value: { familiarity: -1, agent_a_tie: { trust: 0.4 } },
  });
  expect(tie(town, "ann", "bob")?.familiarity).toBe(-1);
});

test("set_rel without a feeling, or with a stranger, is refused", () => {
  const town = neighbours(["ann", "bob"]);
  const code = (kwargs: object) => codeOf(give(town, "set_rel", kwargs));
  expect(code({ agent_a: "ann", agent_b: "bob" })).toBe("usage");
  expect(code({ agent_a: "ann", agent_b: "zoe", trust: 1 })).toBe("not_found");
  expect(code({ agent_a: "ann", agent_b: "ann", trust: 1 })).toBe("invalid_args");
  expect(tie(town, "ann", "bob")).toBeNull();
});

test("set_rel is spelt as numbers in order, or as one feeling and its value", () => {
  const spelt = (...args: unknown[]) => spellOut("set_rel", args, {}).kwargs;
  const pair = { agent_a: "ann", agent_b: "bob" };
  expect(spelt("ann", "bob", 0.4, 0.3)).toEqual({ ...pair, trust: 0.4, familiarity: 0.3 });
  expect(spelt("ann", "bob", "rivalry", 0.2)).toEqual({ ...pair, rivalry: 0.2 });
  expect(spelt("ann", "bob", "trust", 0.2)).toEqual({ ...pair, trust: 0.2 });
});

test("a summary names the three best friends and strongest rivals of each, the detail all ties both ways", () => {
  const town = neighbours(["ann", "bob", "cat", "dan", "eve"], {
    edit: (config) => (config.relationships.chat.friend_liking = 2),
  });
  relate(town, "ann", "bob", { trust: 0.2 });
  relate(town, "ann", "cat", { trust: 0.4, rivalry: 0.3 });
  relate(town, "ann", "dan", { familiarity: 0.3 });
  relate(town, "ann", "eve", { trust: 0.1 });
  expect(give(town, "relationship_summary", {})).toMatchObject({
    value: {
      summary: {
        ann: {
          top_friends: [{ agent: "cat" }, { agent: "dan" }, { agent: "bob" }],
          top_rivals: [{ agent: "cat" }],
        },
      },
      churn: null,
    },
  });
  const all = [{ agent: "bob" }, { agent: "cat" }, { agent: "dan" }, { agent: "eve" }];
  expect(give(town, "relationship_detail", { agent_id: "ann" })).toMatchObject({
    value: { ties: all, incoming: all },
  });
  expect(codeOf(give(town, "relationship_detail", { agent_id: "zoe" }))).toBe("not_found");
});

test("the last social events come newest first, as many as asked for; a limit below 0 is no limit", () => {
  const town = neighbours(["ann", "bob", "cat"]);
  give(town, "force_chat", { speaker: "ann", listener: "bob" });
  give(town, "force_chat", { speaker: "ann", listener: "cat", quality: 0.5 });
  expect(give(town, "social_events", { limit: 1 })).toEqual({
    ok: true,
    value: {
      events: [{ tick: 2, type: "chat_success", speaker: "ann", listener: "cat", quality: 0.5 }],
    },
  });
  const parse = (limit: unknown) => Command.safeParse({ name: "social_events", kwargs: { limit } });
  expect([parse(-1).success, parse("many").success, parse(0).success]).toEqual([
    false,
    false,
    true,
  ]);
});
