import { expect, test } from "vitest";

import { eventRows } from "../../../../../renderer/panels/dashboard/event-rows.ts";
import {
  eventWords,
  groupOf,
  peopleIn,
} from "../../../../../renderer/panels/dashboard/event-words.ts";
import { capitalise } from "../../../../../renderer/format/words.ts";
import { EVENT_KINDS } from "../../../../../sim/events/kinds.ts";

const chat = { event: "chat_success", tick: 7, speaker: "bob", listener: "alice", quality: 0.4 };
const start = { event: "affordance_start", tick: 7, agent_id: "bob", object_id: "sofa_1" };
const meal = { event: "shared_meal", tick: 8, agents: ["alice", "bob", "elif"] };

test("an event is told as a sentence with everybody by name", () => {
  expect(eventWords(chat, capitalise)).toBe("Bob chats with Alice");
  expect(eventWords(meal, capitalise)).toBe("Alice, Bob and Elif eat together");
  expect(eventWords(start, capitalise)).toBe("Bob begins at sofa 1");
  expect(peopleIn(meal)).toEqual(["alice", "bob", "elif"]);
});

test("what is filled into a sentence is something that such an event has", () => {
  for (const { event, cells } of EVENT_KINDS) {
    const filled = Object.fromEntries(cells.map((role) => [role, `<${role}>`]));
    const told = eventWords({ event, tick: 1, ...filled }, (id) => id);
    expect(told, event).not.toMatch(/somebody|\{|: $/u);
    expect(told, event).toMatch(/^\S.*\S$/u);
  }
});

test("an event that nobody has words for goes by its name, as one of the town", () => {
  const unknown = { event: "brand_new", tick: 1 };
  expect(eventWords(unknown, capitalise)).toBe("brand new");
  expect(groupOf(unknown)).toBe("town");
});

test("events are chosen by kind and person, newest first, routine only when asked for", () => {
  const all = [chat, start, meal];
  const namesOf = (group: "all" | "routine" | "people", person: string | null) =>
    eventRows(all, { group, person }, 10).map(({ event }) => event.event);
  expect(namesOf("all", null)).toEqual(["shared_meal", "chat_success"]);
  expect(namesOf("routine", null)).toEqual(["affordance_start"]);
  expect(namesOf("all", "elif")).toEqual(["shared_meal"]);
  expect(namesOf("people", "dmitri")).toEqual([]);
  expect(eventRows(all, { group: "all", person: null }, 1)).toHaveLength(1);
});

test("a row keeps its key when older events are forgotten", () => {
  const all = [start, chat, meal];
  const filter = { group: "all", person: null } as const;
  const keys = eventRows(all, filter, 10).map(({ key }) => key);
  expect(keys).toEqual(["8 0", "7 1"]);
  expect(new Set(keys).size).toBe(keys.length);
});
