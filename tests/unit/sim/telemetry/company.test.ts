import { expect, test } from "vitest";

import { createPerson } from "../../../../renderer/frames/crowd.ts";
import { facingOf } from "../../../../sim/telemetry/activity.ts";
import { readFrameAgent, type FrameAgent } from "../../../../sim/telemetry/frame.ts";
import { doingText } from "../../../../sim/telemetry/words.ts";
import { frameInts, writeFrame } from "../../../../sim/telemetry/write-frame.ts";
import type { Town } from "../../../../sim/town.ts";
import { TALKS } from "../../../../sim/world/agent-table.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { someone } from "../../../helpers/someone.ts";
import { TILL, tillTown } from "../../../helpers/till-town.ts";

type Talk = (typeof TALKS)[number];

/** Ann at (2, 4) and Bob at (5, 4), who stand facing each other up to tick 6. */
function talking(kind: Talk, town: Town = makeTown({ people: [{ id: "ann" }, { id: "bob" }] })) {
  const [ann, bob] = [someone(town, "ann"), someone(town, "bob")];
  ann.put(2, 4);
  bob.put(5, 4);
  for (const [one, other] of [
    [ann, bob],
    [bob, ann],
  ] as const) {
    one.set("talkWith", other.slot);
    one.set("talkUntil", 6);
    one.set("talkKind", TALKS.indexOf(kind));
  }
  town.world.town.tick[0] = 5;
  return { town, ann, bob };
}

function inFrame(town: Town, index: number): FrameAgent {
  const frame = new Int32Array(frameInts(town));
  writeFrame(town, frame, 1, 1);
  return readFrameAgent(frame, index, createPerson(0));
}

test("a frame says who talks to whom and how, as long as it lasts", () => {
  for (const [index, kind] of TALKS.entries()) {
    const { town, ann, bob } = talking(kind);
    expect(inFrame(town, 0)).toMatchObject({ company: bob.get("person"), talk: index + 1 });
    expect(inFrame(town, 1)).toMatchObject({ company: ann.get("person"), talk: index + 1 });
    town.world.town.tick[0] = 6;
    expect(inFrame(town, 0)).toMatchObject({ company: -1, talk: 0 });
  }
});

test("who chats or quarrels looks at the other, and whoever was rebuffed looks away", () => {
  for (const kind of ["chat", "argument"] as const) {
    const { town, ann, bob } = talking(kind);
    expect([facingOf(town, ann.slot), facingOf(town, bob.slot)]).toEqual([1, 3]);
  }
  const { town, ann, bob } = talking("rebuff");
  expect([facingOf(town, ann.slot), facingOf(town, bob.slot)]).toEqual([3, 1]);
});

test("once the talk is over people look where they last walked", () => {
  const { town, ann } = talking("chat");
  ann.set("facing", 0);
  town.world.town.tick[0] = 6;
  expect(facingOf(town, ann.slot)).toBe(0);
});

test("the card says with whom somebody talks, how, and where", () => {
  const words = (kind: Talk): string => {
    const { town, ann } = talking(kind);
    return doingText(town, ann.slot);
  };
  expect(words("chat")).toBe("Chatting with Bob in the street");
  expect(words("rebuff")).toBe("Cold words with Bob in the street");
  expect(words("argument")).toBe("Arguing with Bob in the street");
});

test("a quarrel over a place in line names the thing", () => {
  const { town, ann } = talking("argument", tillTown(["ann", "bob"]));
  ann.set("queuedObject", TILL);
  expect(doingText(town, ann.slot)).toBe("Arguing with Bob at the till");
});

test("who is on the way out says so in frame and words, whomever they talked to", () => {
  const { town, ann } = talking("chat");
  ann.set("leavingSince", 4);
  expect(inFrame(town, 0).leaving).toBe(true);
  expect(inFrame(town, 1).leaving).toBe(false);
  expect(doingText(town, ann.slot)).toBe("Leaving town");
});
