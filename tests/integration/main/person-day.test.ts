import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { expect, test } from "vitest";

import { rewardOf } from "../../../sim/rewards/reward-everybody.ts";
import { cardOf } from "../../../sim/telemetry/card-of.ts";
import type { PersonDay } from "../../../sim/telemetry/person-day.ts";
import { runTick } from "../../../sim/tick.ts";
import type { Town } from "../../../sim/town.ts";
import { slotOf } from "../../../sim/world/world.ts";
import { LiveTownUnderTest } from "../../helpers/live-town.ts";
import { at } from "../../helpers/someone.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";
import { townAt } from "../../helpers/town-file.ts";

/** Bob's number in the register of the default town. */
const BOB = 1;

async function started(warmup: number, speed: 0 | 100 = 0) {
  const live = new LiveTownUnderTest();
  const file = path.join(temporaryFolder(), "town.townlet");
  const town = { file, scenario: "default", seed: "1", title: "Test", warmup };
  await live.ask("process:create", { town, speed });
  return live;
}

async function dayOf(live: LiveTownUnderTest, agent_id = "bob"): Promise<PersonDay> {
  const reply = await live.ask("inspector:get-day", { agent_id });
  if (!reply.ok || reply.value === null) throw new Error(`no day: ${JSON.stringify(reply)}`);
  return reply.value;
}

/** What there was to see of Bob in the ticks from `from` to `to`, in a town that is run for it alone. */
async function seen(from: number, to: number) {
  const { town } = await townAt(from);
  const slot = slotOf(town.world, BOB);
  const samples = [sample(town, slot)];
  while (at(town.world.town.tick) < to) {
    runTick(town);
    samples.push(sample(town, slot));
  }
  return samples;
}

function sample({ world }: Town, slot: number) {
  const { hunger, hygiene, energy, wallet } = world.agents;
  return {
    tick: at(world.town.tick),
    hunger: at(hunger, slot),
    hygiene: at(hygiene, slot),
    energy: at(energy, slot),
    wallet: at(wallet, slot),
    reward: rewardOf(world, slot),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

test("the day of a person is what there was to see of them, tick by tick", async () => {
  const live = await started(2403);
  const day = await dayOf(live);
  const truth = await seen(1403, 2403);
  expect(day.ticks).toHaveLength(102);
  expect([day.ticks[0], day.ticks[1], day.ticks.at(-1)]).toEqual([1403, 1410, 2403]);
  const found = day.ticks.map((tick) => truth[tick - 1403]);
  for (const name of ["hunger", "hygiene", "energy", "wallet"] as const) {
    expect(day[name]).toEqual(found.map((one) => one?.[name]));
  }
  const total = sum(truth.slice(1).map(({ reward }) => reward));
  expect(sum(day.reward)).toBeCloseTo(total, 9);
  expect(sum(Object.values(day.parts))).toBeCloseTo(total, 9);
  expect(Math.abs(day.parts.needs) + Math.abs(day.parts.work)).toBeGreaterThan(0);
  const { town } = await townAt(1403);
  const known = cardOf(town, slotOf(town.world, BOB), []).ties;
  expect(known.length).toBeGreaterThan(0);
  expect(day.ties).toEqual(known);
});

test("in the past it is the day up to then, and the town stays where it was", async () => {
  const live = await started(1403);
  await live.ask("time:seek", { tick: 700 });
  const day = await dayOf(live);
  expect([day.ticks[0], day.ticks.at(-1)]).toEqual([0, 700]);
  const truth = await seen(0, 700);
  expect(day.hunger.at(-1)).toBe(truth.at(-1)?.hunger);
  expect(await live.ask("town:get-status", {})).toMatchObject({ value: { tick: 700, head: 1403 } });
});

test("a town that runs is not held up, and its day ends where it was when it was asked", async () => {
  const live = await started(900, 100);
  const [day] = await Promise.all([dayOf(live), sleep(300)]);
  const last = day.ticks.at(-1) ?? 0;
  expect(last).toBeGreaterThanOrEqual(900);
  await live.ask("town:set-speed", { speed: 0 });
  const status = await live.ask("town:get-status", {});
  expect(status.ok && status.value.tick).toBeGreaterThan(last);
  const truth = await seen(last, last);
  expect(day.energy.at(-1)).toBe(truth[0]?.energy);
});

test("of several questions the last one is answered, and nobody is refused by name", async () => {
  const live = await started(600);
  const [first, second] = await Promise.all([
    live.ask("inspector:get-day", { agent_id: "bob" }),
    live.ask("inspector:get-day", { agent_id: "carmen" }),
  ]);
  expect(first).toEqual({ ok: true, value: null });
  expect(second).toMatchObject({ ok: true, value: { id: "carmen" } });
  const nobody = await live.ask("inspector:get-day", { agent_id: "nobody" });
  expect(nobody).toMatchObject({ ok: false, problem: { code: "not_found" } });
});
