import { expect, test } from "vitest";

import { Schedules } from "../../../../sim/config/blocks/schedule.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { NONE } from "../../../../sim/world/agent-table.ts";
import { checkWorld } from "../../../../sim/world/check-world.ts";
import { eventsOf } from "../../../helpers/events.ts";
import { type TownPlan, makeTown } from "../../../helpers/make-town.ts";
import { someone } from "../../../helpers/someone.ts";
import { stateHash } from "../../../../sim/snapshot/hash.ts";
import { decodeSnapshot, encodeSnapshot } from "../../../../sim/snapshot/snapshot.ts";
import { command } from "../../../helpers/story.ts";

/** A stall in the middle of open floor, which nobody has to stand at, and a schedule for everybody named. */
function stallTown(schedule: object, plan: TownPlan = {}): Town {
  return makeTown({
    objects: [
      {
        id: "stall",
        type: "stall",
        position: [4, 4],
        use_tile: [4, 4],
        queue_nodes: [
          [5, 4],
          [6, 4],
        ],
      },
    ],
    people: Object.keys(schedule).map((id, index) => ({ id, position: [0, index] })),
    ...plan,
    edit: (config) => {
      config.affordances.require_presence = false;
      config.queue_fairness.cooldown_ticks = 0;
      config.scenario.schedule = Schedules.parse(schedule);
      plan.edit?.(config);
    },
  });
}

const RUMMAGE = { object: "stall", affordance: "rummage", duration: 3 };
const ASK = { kind: "request", ...RUMMAGE };
const START = { kind: "start", ...RUMMAGE };
const WAIT = { kind: "wait" };

/** What happens in each of the next ticks: names of the events that are about the stall. */
function lived(town: Town, ticks: number): string[][] {
  return Array.from({ length: ticks }, () => {
    runTick(town);
    expect(checkWorld(town)).toEqual([]);
    return eventsOf(town)
      .map(({ event }) => event)
      .filter((event) => /^(affordance|queue|action)_/.test(event));
  });
}

test("[A102] a schedule begins anew when it is through, one step a tick", () => {
  const town = stallTown({ ann: [ASK, START, WAIT, WAIT, WAIT] });
  const round = [[], ["affordance_start"], [], ["affordance_finish"], []];
  expect(lived(town, 10)).toEqual([...round, ...round]);
});

test("[A102] whoever has no schedule decides for themselves", () => {
  const town = stallTown({ ann: [WAIT] }, { people: [{ id: "ann" }, { id: "ben" }] });
  for (const id of ["ann", "ben"]) someone(town, id).set("hunger", 0.1);
  lived(town, 30);
  expect(town.world.town.decisions[0]).toBeGreaterThan(0);
  expect(someone(town, "ann").get("schedule")).toBe(0);
  expect(someone(town, "ben").get("schedule")).toBe(NONE);
});

test("[A103] the same schedule twice makes the same town, and each place in it is saved", () => {
  const plan = { ann: [ASK, START, WAIT], ben: [WAIT, ASK, START, WAIT] };
  const [one, two] = [stallTown(plan), stallTown(plan)];
  expect(lived(one, 25)).toEqual(lived(two, 25));
  expect(stateHash(one)).toBe(stateHash(two));
  const again = decodeSnapshot(one.config, encodeSnapshot(one));
  if (!again.ok) throw new Error(again.error.message);
  lived(one, 11);
  lived(again.value, 11);
  expect(stateHash(again.value)).toBe(stateHash(one));
});

test("whoever has set out for a tile walks there while the steps of the schedule pass by", () => {
  const town = stallTown({ ann: [{ kind: "move", position: [5, 0] }, ASK, START] });
  expect(lived(town, 5).flat()).toEqual([]);
  expect(someone(town, "ann").tile).toEqual([5, 0]);
  // Tick 6 is the end of the second round: a start without anything to start.
  expect(lived(town, 3)).toEqual([[], [], []]);
  expect(lived(town, 1)).toEqual([["affordance_start"]]);
});

test("whoever takes a few steps while they hold something has not forgotten what for", () => {
  const stroll = { kind: "move", position: [5, 0] };
  const rest = Array.from({ length: 5 }, () => WAIT);
  const town = stallTown({ ann: [ASK, stroll, ...rest, START] });
  for (let tick = 1; tick <= 7; tick++) {
    expect(lived(town, 1)).toEqual([[]]);
    const ann = someone(town, "ann");
    expect([ann.get("heldObject"), ann.get("targetObject")]).toEqual([0, 0]);
  }
  expect(someone(town, "ann").tile).toEqual([5, 0]);
  expect(lived(town, 1)).toEqual([["affordance_start"]]);
});

test("nobody walks on longer than they are committed to", () => {
  const steps = [{ kind: "move", position: [7, 0] }, ...Array.from({ length: 50 }, () => WAIT)];
  const town = stallTown(
    { ann: steps },
    {
      edit: ({ policy_runtime }) => void (policy_runtime.option_commit_ticks = 3),
    },
  );
  lived(town, 20);
  expect(someone(town, "ann").tile).toEqual([3, 0]);
});

test("in a schedule, too, people wait for each other in line, and asking again changes nothing", () => {
  const town = stallTown({ ann: [ASK, START, WAIT, WAIT], ben: [WAIT, ASK, START, ASK] });
  expect(lived(town, 5)).toEqual([
    [],
    ["queue_joined", "affordance_start"],
    [],
    ["queue_granted", "affordance_finish", "queue_interaction"],
    ["queue_joined"],
  ]);
  expect(someone(town, "ben").get("heldObject")).toBe(0);
});

test("a complaint counts against a holder who idles, and never against one who is busy", () => {
  const blocked = { kind: "blocked", object: "stall" };
  const calls = (steps: object[]): number => {
    const town = stallTown(
      { ann: steps, ben: [WAIT, ASK, blocked, blocked] },
      { edit: ({ queue_fairness }) => void (queue_fairness.ghost_step_after = 0) },
    );
    lived(town, 4);
    return town.world.town.blockedAttempts[0] ?? 0;
  };
  const idle = calls([ASK, WAIT, WAIT, WAIT, WAIT]);
  expect(idle).toBe(5);
  expect(calls([ASK, START, WAIT, WAIT, WAIT])).toBe(0);
});

test("whoever asks loudly and is refused complains in the same breath", () => {
  const loudly = { ...ASK, blocked: true };
  const town = stallTown(
    { ann: [ASK, WAIT, WAIT, WAIT, WAIT], ben: [WAIT, loudly, WAIT, WAIT, WAIT] },
    { edit: ({ queue_fairness }) => void (queue_fairness.ghost_step_after = 1) },
  );
  lived(town, 2);
  expect(someone(town, "ben").get("heldObject")).toBe(0);
  expect(someone(town, "ann").get("queuedObject")).toBe(0);
});

test("letting go early is no use of the thing", () => {
  const town = stallTown({ ann: [ASK, START, { kind: "release", object: "stall" }] });
  expect(lived(town, 3).at(-1)).toEqual(["affordance_fail"]);
  expect(someone(town, "ann").get("heldObject")).toBe(NONE);
});

test("a schedule turns under the possessed, who do nothing of it", () => {
  const town = stallTown({ ann: [ASK, START, WAIT] });
  runTick(town, [command("possess", { agent_id: "ann", action: "acquire" })]);
  expect(lived(town, 4).flat()).toEqual([]);
  runTick(town, [command("possess", { agent_id: "ann", action: "release" })]);
  // Six steps have passed, which is twice around.
  expect(lived(town, 2)).toEqual([[], ["affordance_start"]]);
});

test("uses that only the schedule knows last as long as it says, as the shift, or thirty ticks", () => {
  const deed = { object: "stall", affordance: "rummage" };
  const steps = [{ kind: "request", ...deed }, { kind: "start", ...deed }, WAIT];
  const ticks = (schedule: object, plan?: TownPlan): number | undefined =>
    stallTown(schedule, plan).rules.affordances.find(({ id }) => id === "rummage")?.duration;
  expect(ticks({ ann: steps })).toBe(30);
  expect(ticks({ ann: [ASK, START] })).toBe(3);
  const shift = {
    name: "Rummager",
    start_tick: 10,
    end_tick: 30,
    wage_rate: 1,
    lateness_penalty: 0,
  };
  expect(
    ticks(
      { ann: steps },
      {
        jobs: { rummager: { ...shift, location: [4, 4] } },
        people: [{ id: "ann", job: "rummager" }],
      },
    ),
  ).toBe(21);
});
