import { expect, test } from "vitest";

import { stateHash } from "../../../sim/snapshot/hash.ts";
import { Problem } from "../../../preload/contract.ts";
import { MAIN } from "../../../main/store/identity.ts";
import { Care } from "../../../main/town/care.ts";
import type { TownHost } from "../../../main/town/town-host.ts";
import { branch, seek } from "../../../main/town/travel.ts";
import { required } from "../../helpers/required.ts";
import { good, newTownFile, reopened, townAt } from "../../helpers/town-file.ts";

/** The care of a town whose limit is so many times what its file holds now. */
async function cared(host: TownHost, share: number): Promise<{ care: Care; told: string[] }> {
  const told: string[] = [];
  const { store } = required(host.home);
  const heard = {
    problem: (found: unknown) => told.push(Problem.parse(found).message),
    log: () => undefined,
    damaged: () => undefined,
  };
  const care = new Care(host, store, heard, { limitMb: 1e6 });
  await care.setLimit(((await store.reads.usedBytes()) * share) / 1e6);
  return { care, told };
}

async function longTown(ticks: number): Promise<{ host: TownHost; file: string }> {
  const { host, file } = await newTownFile();
  while (host.tick < ticks) {
    host.advance(1000);
    good(await host.flush());
  }
  return { host, file };
}

test("a file at four fifths of its limit is told of, once", async () => {
  const { host } = await longTown(2000);
  const { care, told } = await cared(host, 1.2);
  await care.measure();
  await care.measure();
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/^The town’s file holds/);
  expect(host.problem).toBeNull();
  await care.end();
});

test("at its limit a town forgets inner states, and every tick can still be shown", async () => {
  const { host, file } = await longTown(20_000);
  good(await seek(host, 9500));
  good(await branch(host, "elsewhere"));
  host.advance(1600);
  good(await host.flush());
  const { care } = await cared(host, 0.99);
  const { reads } = required(host.home).store;
  const ticksOf = async (timeline: number): Promise<number[]> =>
    (await reads.keyframesUpTo(timeline, 1e9))
      .filter((one) => one.timeline === timeline)
      .map(({ tick }) => tick);
  expect(await ticksOf(MAIN)).toEqual([20_000, 16_000, 8000, 0]);
  expect((await ticksOf(2)).at(-1)).toBe(9500);
  expect(host.problem).toBeNull();
  for (const tick of [7400, 10_100]) good(await seek(host, tick));
  const before = await townAt(7400);
  good(await seek(host, 7400));
  expect(stateHash(host.town)).toBe(stateHash(before.town));
  await care.end();
  good(await host.close());
  expect((await reopened(file)).tick).toBe(20_000);
});

test("a town that is too large all the same stands still, and goes on when it may grow", async () => {
  const { host } = await longTown(1500);
  const { care } = await cared(host, 0.3);
  expect(host.problem).toMatchObject({ code: "town_too_large" });
  expect(host.problem?.next).toContain("Raise the limit in the settings");
  expect(host.advance(10)).toBe(0);
  // What it is now can be saved, and its past watched.
  good(await host.save());
  good(await seek(host, 700));
  expect(host.advance(10)).toBe(10);
  expect(host.problem).toBeNull();
  good(await seek(host, 2000));
  expect(host.problem).toMatchObject({ code: "town_too_large" });
  await care.setLimit(2000);
  expect(host.problem).toBeNull();
  expect(host.advance(10)).toBe(10);
  await care.end();
});
