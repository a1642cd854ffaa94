import { createHmac } from "node:crypto";

import * as fc from "fast-check";
import { expect, test } from "vitest";

import { Disguise } from "../../../../main/privacy/disguise.ts";

const SALT = "pepper";
const PEOPLE = [
  { id: "bob", name: "Bob" },
  { id: "bob#1", name: "Bob 2" },
  { id: "agent_1", name: "Mary Jane" },
  { id: "agent_10", name: "Élise" },
];

const disguise = (mode: "off" | "hash" | "streamer", salt = SALT): Disguise =>
  new Disguise({ mode, salt }).know(PEOPLE);
const hashOf = (id: string): string =>
  createHmac("sha256", SALT).update(id).digest("hex").slice(0, 8);
const shownName = (id: string): string => `Resident ${hashOf(id).slice(0, 4)}`;

test("an id is the first eight digits of its salted hash, in values and in keys", () => {
  const payload = { tick: 3, jobs: { bob: { friend: "agent_1" }, "bob#1": { wallet: 2 } } };
  expect(disguise("hash").payload(payload)).toEqual({
    tick: 3,
    jobs: { [hashOf("bob")]: { friend: hashOf("agent_1") }, [hashOf("bob#1")]: { wallet: 2 } },
  });
});

test("the same salt gives the same hashes, another one others", () => {
  expect(disguise("hash").text("bob")).toBe(disguise("hash").text("bob"));
  expect(disguise("hash", "other").text("bob")).not.toBe(disguise("hash").text("bob"));
  expect(new Disguise({ mode: "hash" }).know(PEOPLE).text("bob")).not.toBe(
    new Disguise({ mode: "hash" }).know(PEOPLE).text("bob"),
  );
});

test("names inside sentences go, the longest first, and what only looks like one stays", () => {
  const told = disguise("hash");
  expect(told.text("Bob and Bob 2 argue; Mary Jane's friend Élise laughs.")).toBe(
    `${shownName("bob")} and ${shownName("bob#1")} argue; ${shownName("agent_1")}'s friend ${shownName("agent_10")} laughs.`,
  );
  expect(told.text("agent_10|agent_1 at bed_bob")).toBe(
    `${hashOf("agent_10")}|${hashOf("agent_1")} at bed_${hashOf("bob")}`,
  );
  expect(told.text("Bobby's bobsleigh, Mary's kebobs")).toBe("Bobby's bobsleigh, Mary's kebobs");
});

test("a name goes however it begins, and so do folders with spaces in their names", () => {
  const people = [
    { id: "tis", name: "'t Hoen" },
    { id: "star", name: "☆" },
    { id: "ana", name: "(Ana) B." },
  ];
  const told = new Disguise({ mode: "hash", salt: SALT }).know(people);
  expect(told.text("Lo, 't Hoen meets ☆ and (Ana) B. at noon")).toBe(
    `Lo, ${shownName("tis")} meets ${shownName("star")} and ${shownName("ana")} at noon`,
  );
  expect(told.text("saved in /home/Jane Doe/my towns/x.townlet, and/or not")).toBe(
    "saved in x.townlet, and/or not",
  );
  expect(told.payload({ host: { file: "C:\\Users\\Jane Doe\\x.townlet" } })).toEqual({
    host: { file: "x.townlet" },
  });
});

test("a successor nobody has heard of yet does not give away whom they follow", () => {
  expect(disguise("hash").text("bob#7 comes")).toBe(`${hashOf("bob")}#7 comes`);
});

test("what comes back from who was shown a hash is understood", () => {
  const told = disguise("hash");
  expect(told.reveal(hashOf("bob#1"))).toBe("bob#1");
  expect(told.reveal("nobody")).toBe("nobody");
});

test("people with the same hash are still told apart, the same way every time", () => {
  // Found by trying: with this salt both begin with 6b8c07c3.
  const people = ["p84207", "p91201"].map((id) => ({ id, name: id.toUpperCase() }));
  expect(people.map(({ id }) => hashOf(id))).toEqual(["6b8c07c3", "6b8c07c3"]);
  const once = new Disguise({ mode: "hash", salt: SALT }).know(people);
  const again = new Disguise({ mode: "hash", salt: SALT }).know(people);
  const [first, second] = people.map(({ id }) => once.text(id));
  expect(first).toBe("6b8c07c3");
  expect(second).not.toBe(first);
  expect(again.text("p91201")).toBe(second);
  expect(once.text("P84207")).not.toBe(once.text("P91201"));
});

test("newcomers are known as soon as they are in the register", () => {
  const people = [...PEOPLE];
  const told = new Disguise({ mode: "hash", salt: SALT }).know(people);
  expect(told.text("Zora")).toBe("Zora");
  people.push({ id: "zora", name: "Zora" });
  expect(told.know(people).text("Zora")).toBe(shownName("zora"));
});

test("sections of a payload keep their names even where somebody is called so", () => {
  const told = new Disguise({ mode: "hash", salt: SALT }).know([{ id: "events", name: "Events" }]);
  expect(told.payload({ events: [{ agent_id: "events" }] })).toEqual({
    events: [{ agent_id: told.text("events") }],
  });
});

test("streamer mode leaves out personal lines, and what befalls the town stays", () => {
  const lines = [
    { category: "relationship_friendship", text: "Bob likes Mary Jane." },
    { category: "blackout", text: "The lights go out." },
  ];
  const [, blackout] = lines;
  expect(disguise("streamer").payload({ narrations: lines })).toEqual({ narrations: [blackout] });
  expect(disguise("hash").payload({ narrations: lines }).narrations).toHaveLength(2);
});

test("hashes of policies, tokens and folders leave in no payload", () => {
  const payload = {
    policy_identity: { config_id: "t", policy_hash: "abc", artifact: { path: "x" } },
    affordance_manifest: { path: "/home/mary/town/affordances.yaml" },
    console: { token: "t0ken", file: "C:\\Users\\mary\\a.townlet", note: "50/50" },
  };
  expect(disguise("off").payload(payload)).toEqual({
    policy_identity: { config_id: "t" },
    affordance_manifest: { path: "affordances.yaml" },
    console: { file: "a.townlet", note: "50/50" },
  });
});

test("answers to an operator keep their files, unless people go by other names", () => {
  const result = { file: "/home/mary/a.townlet", token: "t", agents: ["bob"] };
  expect(disguise("off").result(result)).toEqual({
    file: "/home/mary/a.townlet",
    agents: ["bob"],
  });
  expect(disguise("hash").result(result)).toEqual({ file: "a.townlet", agents: [hashOf("bob")] });
  expect(disguise("hash").text("Cannot read /home/mary/towns/a.townlet.")).toBe(
    "Cannot read a.townlet.",
  );
});

test("with privacy off texts are as they were", () => {
  expect(disguise("off").text("Bob at /home/mary/x")).toBe("Bob at /home/mary/x");
});

test("whatever is built of names, numbers and lists, no name is left in it", () => {
  const person = fc.constantFrom(...PEOPLE.flatMap(({ id, name }) => [id, name]));
  const sentence = fc
    .array(fc.oneof(person, fc.constantFrom("meets", "and", "_", "'s", "|", " ", "#")))
    .map((parts) => parts.join(" "));
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      person,
      sentence,
      fc.integer(),
      fc.array(tie("any"), { maxLength: 4 }),
      fc.dictionary(person, tie("any"), { maxKeys: 4 }),
    ),
  })).any;
  fc.assert(
    fc.property(value, (any) => {
      const text = JSON.stringify(disguise("hash").payload({ any }));
      for (const { id, name } of PEOPLE) {
        expect(
          text.match(new RegExp(`(?<![\\p{L}\\p{N}])${id}(?![\\p{L}\\p{N}])`, "u")),
        ).toBeNull();
        expect(text).not.toContain(name);
      }
    }),
  );
});
