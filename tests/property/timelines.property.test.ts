import Database from "better-sqlite3";
import * as fc from "fast-check";
import { expect, test } from "vitest";

import { BY_SCRIPT } from "../../sim/options/outside-choices.ts";
import { OPTIONS } from "../../sim/options/options.ts";
import { stateHash } from "../../sim/snapshot/hash.ts";
import { MAIN } from "../../main/store/identity.ts";
import { openStore } from "../../main/store/open-store.ts";
import { readArchive, readKeyframe } from "../../main/town/rebuild.ts";
import { branch, remove, seek, switchTo } from "../../main/town/travel.ts";
import { verifyTown } from "../../main/town/verify-town.ts";
import { setNeed } from "../helpers/eventful-file.ts";
import { inputsWithin } from "../helpers/inputs.ts";
import { required } from "../helpers/required.ts";
import { runUntil } from "../helpers/run-town.ts";
import { good, newTownFile, reopened, townAt } from "../helpers/town-file.ts";

const FEW = { numRuns: 6 };

test("a state that is brought back twice is two towns: what befalls one never touches the other", async () => {
  const { host, file } = await newTownFile();
  host.advance(300);
  good(await host.close());
  const store = good(await openStore(file, { access: "read" }));
  const archive = good(await readArchive(file, store));
  const keyframe = required(store.keyframesUpTo(MAIN, 300)[0]);
  const straight = runUntil((await townAt(300)).town, 420);
  await fc.assert(
    fc.asyncProperty(inputsWithin(420), async (inputs) => {
      const one = good(await readKeyframe(archive, archive.config, keyframe));
      const other = good(await readKeyframe(archive, archive.config, keyframe));
      const before = stateHash(other);
      runUntil(one, 420, inputs);
      expect(stateHash(other)).toBe(before);
      expect(stateHash(runUntil(other, 420))).toBe(stateHash(straight));
    }),
    FEW,
  );
  store.close();
});

test("a branch never changes what it parts from", async () => {
  const ticks = fc.integer({ min: 0, max: 400 });
  await fc.assert(
    fc.asyncProperty(ticks, inputsWithin(400), async (at, inputs) => {
      const { host, file } = await newTownFile();
      host.advance(400);
      good(await host.close());
      const before = rowsOfMain(file);
      const again = await reopened(file);
      good(await seek(again, at));
      good(await branch(again, "other"));
      for (const [tick, commands] of inputs) again.schedule(at + tick, commands);
      again.advance(400);
      good(await again.close());
      expect(rowsOfMain(file)).toEqual(before);
    }),
    FEW,
  );
});

test("a branch in a removed one's place has inputs of its own", async () => {
  const { host } = await newTownFile();
  host.advance(200);
  const ends: string[] = [];
  for (const hunger of [0.1, 0.9]) {
    good(await seek(host, 150));
    const { timeline } = good(await branch(host, "other"));
    host.schedule(160, [setNeed("bob", hunger)]);
    host.advance(100);
    const end = stateHash(host.town);
    good(await seek(host, 155));
    good(await seek(host, 250));
    expect(stateHash(host.town)).toBe(end);
    ends.push(end);
    good(await switchTo(host, MAIN, 200));
    good(await remove(host, timeline));
  }
  expect(ends[0]).not.toBe(ends[1]);
  good(await host.close());
});

test("the past that is played forward reaches the end of the record and lives on from there", async () => {
  const straight = await townAt(520);
  const ticks = fc.integer({ min: 0, max: 399 });
  await fc.assert(
    fc.asyncProperty(ticks, fc.integer({ min: 1, max: 60 }), async (at, step) => {
      const { host } = await newTownFile();
      host.advance(400);
      good(await seek(host, at));
      expect([host.tick, host.head, host.isPast]).toEqual([at, 400, true]);
      while (host.tick < 520) host.advance(Math.min(step, 520 - host.tick));
      expect([host.isPast, host.divergedAt]).toEqual([false, null]);
      expect(stateHash(host.town)).toBe(stateHash(straight.town));
      good(await host.close());
    }),
    FEW,
  );
});

test("what a policy chooses is on record, and chosen again", async () => {
  const choice = fc.integer({ min: BY_SCRIPT, max: OPTIONS.length });
  await fc.assert(
    fc.asyncProperty(fc.array(choice, { minLength: 20, maxLength: 40 }), async (choices) => {
      const { host, file } = await newTownFile(3, "outside");
      const hashes: string[] = [];
      for (let tick = 0; tick < 120; tick++) {
        for (let slot = 0; slot < 8; slot++) {
          host.choose(slot, choices[(tick * 3 + slot) % choices.length] ?? BY_SCRIPT);
        }
        host.advance(1);
        hashes.push(stateHash(host.town));
      }
      good(await seek(host, 40));
      expect(stateHash(host.town)).toBe(hashes[39]);
      host.advance(80);
      expect(stateHash(host.town)).toBe(hashes[119]);
      good(await host.close());
      const store = good(await openStore(file, { access: "read" }));
      expect(store.inputsAfter(MAIN, 0)).toHaveLength(120);
      const found = await verifyTown(store, MAIN, { from: 0, to: 120 }, () => true);
      store.close();
      expect(good(found).first_divergence).toBeNull();
    }),
    FEW,
  );
});

/** Everything that a file holds of its first timeline. */
function rowsOfMain(file: string): unknown[] {
  const database = new Database(file, { readonly: true });
  const tables = ["keyframes", "inputs", "hashes", "events", "event_people", "stories", "kpis"];
  const rows = ["timelines", ...tables].map((table) =>
    database.prepare(`SELECT * FROM ${table} WHERE timeline = 1`).all(),
  );
  database.close();
  return rows;
}
