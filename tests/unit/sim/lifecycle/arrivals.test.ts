import { expect, test } from "vitest";

import { decodeSnapshot, encodeSnapshot } from "../../../../sim/snapshot/snapshot.ts";
import { stateHash } from "../../../../sim/snapshot/hash.ts";
import { type Town, livingPeople } from "../../../../sim/town.ts";
import { homeTown } from "../../../helpers/home-town.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { runUntil } from "../../../helpers/run-town.ts";
import { at, everyone, someone } from "../../../helpers/someone.ts";
import { Story, command } from "../../../helpers/story.ts";

const idsOf = (town: Town): (string | undefined)[] =>
  everyone(town).map((person) => town.people[person.get("person")]?.id);

/** Newcomers have eight ways in; those who stand there have nothing to move for. */
function withDoors({ map }: Town["config"]): void {
  map.entry_tiles = Array.from({ length: 8 }, (_, x): [number, number] => [x, 7]);
}

function delay(ticks: number): (config: Town["config"]) => void {
  return ({ lifecycle }) => (lifecycle.spawn_delay_ticks = [ticks, ticks]);
}

test("[A62] [A65] with a delay of two somebody is gone for one whole tick, then another moves in with half of all they need", () => {
  const story = new Story(homeTown({ edit: delay(2) }));
  const home = someone(story.town, "ann").get("home");
  story.live(command("kill", { agent_id: "ann" }));
  expect(idsOf(story.town)).toEqual([]);
  story.live();
  expect(idsOf(story.town)).toEqual([]);
  story.live();
  expect(idsOf(story.town)).toEqual(["ann#1"]);
  expect(story.all("agent_spawned").at(-1)).toEqual({
    event: "agent_spawned",
    tick: 3,
    agent_id: "ann#1",
    position: story.town.config.map.entry_tiles[0],
    job_id: null,
    origin_agent_id: "ann",
    profile: "socialite",
  });
  const newcomer = someone(story.town, "ann#1");
  expect([newcomer.get("home"), newcomer.get("wallet"), newcomer.get("items", 1)]).toEqual([
    home,
    1.5 * story.town.config.economy.rent_per_day,
    1,
  ]);
  expect(
    ["hunger", "hygiene", "energy"].map((_, need) => story.town.world.needs[need]?.[newcomer.slot]),
  ).toEqual([0.5, 0.5, 0.5]);
  const { name } = story.town.people[1] ?? {};
  expect(story.town.config.assets.names).toContain(name);
});

test("[A63] who follows whom keeps the first one's name with a number that nobody ever had", () => {
  const story = new Story(
    makeTown({
      people: [{ id: "ann" }, { id: "bob" }],
      edit: (config) => {
        delay(1)(config);
        withDoors(config);
      },
    }),
  );
  for (const agent_id of ["ann", "ann#1", "bob", "ann#2"]) {
    story.live(command("kill", { agent_id }));
    story.live();
  }
  expect(story.town.people.map(({ id }) => id)).toEqual([
    "ann",
    "bob",
    "ann#1",
    "ann#2",
    "bob#1",
    "ann#3",
  ]);
  const origins = story.all("agent_spawned").map(({ origin_agent_id }) => origin_agent_id);
  expect(origins).toEqual(["ann", "ann", "bob", "ann"]);
  expect(new Set(story.town.people.map(({ name }) => name)).size).toBe(6);
});

test("newcomers come in by turns, each tile free; whoever finds none waits, which is told once", () => {
  const story = new Story(
    makeTown({
      people: [{ id: "ann" }, { id: "bob" }, { id: "cas" }, { id: "dan", position: [7, 7] }],
      edit: (config) => {
        delay(1)(config);
        config.map.entry_tiles = [
          [3, 3],
          [5, 5],
        ];
      },
    }),
  );
  story.live(...["ann", "bob", "cas"].map((agent_id) => command("kill", { agent_id })));
  story.live();
  expect(someone(story.town, "ann#1").tile).toEqual([3, 3]);
  expect(someone(story.town, "bob#1").tile).toEqual([5, 5]);
  // Both doors are taken as long as nobody moves: they have nothing to do here.
  story.till(story.tick + 20);
  expect(story.all("spawn_blocked")).toEqual([
    { event: "spawn_blocked", tick: 2, origin_agent_id: "cas" },
  ]);
  someone(story.town, "ann#1").put(6, 1);
  story.live();
  expect(someone(story.town, "cas#1").tile).toEqual([3, 3]);
  expect(story.all("spawn_blocked")).toHaveLength(1);
});

test("about half of those who come have work, where it is scarcest", () => {
  const job = (capacity: number) => ({
    name: "Job",
    start_tick: 300,
    end_tick: 399,
    wage_rate: 1,
    lateness_penalty: 0,
    location: null,
    capacity,
  });
  const story = new Story(
    makeTown({
      jobs: { baker: job(1), smith: job(3) },
      edit: (config) => {
        delay(0)(config);
        config.world.spare_people = 1;
      },
    }),
  );
  const jobs: unknown[] = [];
  for (let life = 0; life < 200; life++) {
    story.live(command("kill", { agent_id: idsOf(story.town)[0] }));
    story.live();
    jobs.push(story.all("agent_spawned").at(-1)?.["job_id"]);
  }
  const employed = jobs.filter((id) => id !== null);
  expect(employed.every((id) => id === "smith")).toBe(true);
  expect(employed.length).toBeGreaterThan(70);
  expect(employed.length).toBeLessThan(130);
});

test("who finds no home waits for the first that is given up, who came first first", () => {
  const story = new Story(homeTown({ edit: delay(30) }));
  story.live(command("spawn", { agent_id: "bob", position: [6, 6] }));
  story.live(command("spawn", { agent_id: "cas", position: [6, 7] }));
  const homes = (): number[] => everyone(story.town).map((person) => person.get("home"));
  expect(homes()).toEqual([0, -1, -1]);
  story.live(command("kill", { agent_id: "ann" }));
  story.live();
  expect(homes()).toEqual([0, -1]);
  expect(story.all("agent_housed")).toEqual([
    { event: "agent_housed", tick: 4, agent_id: "bob", home_position: [0, 1] },
  ]);
});

test("the place of whoever is on the way is kept from guests", () => {
  const story = new Story(
    makeTown({
      people: [{ id: "ann" }],
      edit: (config) => {
        delay(30)(config);
        config.world.spare_people = 0;
      },
    }),
  );
  story.live(command("kill", { agent_id: "ann" }));
  expect(story.give("spawn", { agent_id: "zoe", position: [4, 4] })).toMatchObject({
    ok: false,
    error: { code: "conflict" },
  });
  story.till(40);
  expect(idsOf(story.town)).toEqual(["ann#1"]);
});

test("delays are drawn from the configured range, both ends included, from the stream of the world", () => {
  const delays = new Set<number>();
  const town = makeTown({ edit: ({ lifecycle }) => (lifecycle.spawn_delay_ticks = [2, 4]) });
  const story = new Story(town);
  for (let life = 0; life < 40; life++) {
    const before = [...town.world.streams.world];
    story.live(command("kill", { agent_id: idsOf(town)[0] }));
    expect([...town.world.streams.world]).not.toEqual(before);
    const killed = story.tick;
    story.until(() => livingPeople(town) === 1);
    delays.add(story.tick - killed);
  }
  expect([...delays].toSorted((a, b) => a - b)).toEqual([2, 3, 4]);
});

test("a town saved while somebody is on the way in, and somebody on the way out, goes on as it would have", () => {
  const town = makeTown({
    people: [{ id: "ann" }, { id: "bob" }, { id: "cas" }],
    edit: withDoors,
  });
  const story = new Story(town);
  someone(town, "bob").set("hunger", 0);
  story.till(29);
  story.live(command("kill", { agent_id: "ann" }));
  story.live();
  expect([at(town.world.town.tickets), at(town.world.town.leaving)]).toEqual([1, 0]);
  story.till(150);
  expect(at(town.world.town.leaving)).toBe(1);
  const again = decodeSnapshot(town.config, encodeSnapshot(town));
  if (!again.ok) throw new Error(again.error.message);
  runUntil(town, 400);
  runUntil(again.value, 400);
  expect(stateHash(again.value)).toBe(stateHash(town));
  expect(again.value.people).toEqual(town.people);
  expect(livingPeople(town)).toBe(3);
});
