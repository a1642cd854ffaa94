import { expect, test } from "vitest";

import type { Answer } from "../../../../sim/console/arguments.ts";
import { Command } from "../../../../sim/console/commands.ts";
import { COMMANDS } from "../../../../sim/console/registry.ts";
import { storiesOf } from "../../../../sim/narration/stories-of.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { limitedTown } from "../../../helpers/limited-town.ts";
import { required } from "../../../helpers/required.ts";

/** One tick in which the operator announces something. */
function announce(town: Town, kwargs: Readonly<Record<string, unknown>>): Answer {
  return required(runTick(town, [Command.parse({ name: "announce_story", kwargs })])[0]);
}

test("an announced story is told as it is, before anything else of the tick", () => {
  const town = limitedTown();
  const answer = announce(town, { message: " The fair has come. " });
  const entry = {
    tick: 1,
    seq: 0,
    category: "operator_story",
    text: "The fair has come.",
    priority: false,
    cause: "operator",
    agents: [],
    place: null,
  };
  expect(answer).toMatchObject({ ok: true, value: { queued: true, throttled: false, entry } });
  expect(storiesOf(town)).toMatchObject([entry]);
});

test("[A147] the same story again is kept back, with no entry and a flag that says so", () => {
  const town = limitedTown({ dedupe_window_ticks: 20 });
  announce(town, { message: "The fair has come." });
  expect(announce(town, { message: "The fair has come.", priority: true })).toEqual({
    ok: true,
    value: { queued: false, throttled: true, entry: null, message: "The fair has come." },
  });
  expect(storiesOf(town)).toEqual([]);
});

test("a key makes two texts the same story, and one text two", () => {
  const town = limitedTown({ dedupe_window_ticks: 20 });
  const queued = (message: string, dedupe_key: string): unknown => {
    const answer = announce(town, { message, dedupe_key });
    return answer.ok && answer.value["queued"];
  };
  expect(queued("The fair has come.", "fair")).toBe(true);
  expect(queued("The fair is here.", "fair")).toBe(false);
  expect(queued("The fair has come.", "other fair")).toBe(true);
});

test("a story with nothing in it, or of a category that does not exist, is refused", () => {
  const parse = (kwargs: object) => Command.safeParse({ name: "announce_story", kwargs }).success;
  expect(parse({ message: "  " })).toBe(false);
  expect(parse({ message: "Hello.", category: "gossip" })).toBe(false);
  expect(parse({ message: "Hello.", category: "demo_story" })).toBe(true);
  expect(COMMANDS.announce_story.mode).toBe("admin");
});
