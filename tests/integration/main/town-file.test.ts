import { rmSync } from "node:fs";
import path from "node:path";

import Database from "better-sqlite3";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { stateHash } from "../../../sim/snapshot/hash.ts";
import { MAIN } from "../../../main/store/identity.ts";
import { openStore } from "../../../main/store/open-store.ts";
import { newTown, openTown } from "../../../main/town/open-town.ts";
import { verifyTown } from "../../../main/town/verify-town.ts";
import { defaultConfig } from "../../helpers/default-config.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";
import { good, newTownFile, refusalOf, reopened, townAt } from "../../helpers/town-file.ts";

describe("what is saved", () => {
  test("a town that was saved and opened at any tick goes on as if nothing had happened", async () => {
    const expected = stateHash((await townAt(2500)).town);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 2499 }), async (tick) => {
        const { host, file } = await newTownFile();
        host.advance(tick);
        good(await host.close());
        const again = await reopened(file);
        expect(again.tick).toBe(tick);
        again.advance(2500 - tick);
        expect(stateHash(again.town)).toBe(expected);
        await again.abandon();
      }),
      { numRuns: 8 },
    );
  });

  test("any tick of the record can be opened, and leads to the same end", async () => {
    const { host, file } = await newTownFile(3);
    host.advance(2300);
    const end = stateHash(host.town);
    good(await host.close());
    const back = await reopened(file, 777);
    expect(stateHash(back.town)).toBe(stateHash((await townAt(777, 3)).town));
    back.advance(2300 - 777);
    expect(stateHash(back.town)).toBe(end);
    expect(back.divergedAt).toBeNull();
    good(await back.close());
    const store = good(await openStore(file));
    expect(store.lastTick(MAIN)).toBe(2300);
    store.close();
  });

  test("inputs are kept and act again", async () => {
    const { host, file } = await newTownFile();
    host.schedule(150, [{ name: "setneed", kwargs: { agent_id: "bob", needs: { hunger: 0.05 } } }]);
    host.advance(400);
    const end = stateHash(host.town);
    expect(end).not.toBe(stateHash((await townAt(400)).town));
    good(await host.close());
    expect(stateHash((await reopened(file)).town)).toBe(end);
    const back = await openTown(file, { at: 100 });
    expect(refusalOf(back)).toBe("file_in_use");
  });

  test("every event of the town is in the file, once", async () => {
    const { host, file } = await newTownFile();
    host.advance(1200);
    good(await host.close());
    const again = await reopened(file, 300);
    again.advance(1200);
    const counts = (await again.home?.archive.reads.eventCounts(MAIN)) ?? {};
    good(await again.close());
    const store = good(await openStore(file));
    const straight = await townAt(1500);
    const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);
    expect(sum(Object.values(store.eventCounts(MAIN)))).toBe(
      sum(straight.town.world.town.eventCounts),
    );
    expect(counts["shift_started"]).toBeGreaterThan(0);
    store.close();
  });

  test("an autosave is made every day of the town", async () => {
    const { host, file } = await newTownFile();
    host.advance(3100);
    good(await host.flush());
    await host.abandon();
    const store = good(await openStore(file));
    expect(store.keyframesUpTo(MAIN, 1e9).map(({ tick }) => tick)).toEqual([3000, 2000, 1000, 0]);
    store.close();
  });
});

describe("what is refused", () => {
  test("a second opener is refused with a sentence, until the first lets go", async () => {
    const { host, file } = await newTownFile();
    const second = await openTown(file);
    expect(refusalOf(second)).toBe("file_in_use");
    good(await host.close());
    await (await reopened(file)).abandon();
  });

  test("an existing file is not overwritten", async () => {
    const { host, file } = await newTownFile();
    good(await host.close());
    const parts = { config: defaultConfig(), scenario: "default", title: "x", file };
    expect(refusalOf(await newTown({ ...parts, replace: false }))).toBe("file_exists");
    await good(await newTown({ ...parts, replace: true })).abandon();
  });

  test("a town that is open elsewhere is not replaced either", async () => {
    const { file } = await newTownFile();
    const parts = { config: defaultConfig(), scenario: "default", title: "x", file };
    expect(refusalOf(await newTown({ ...parts, replace: true }))).toBe("file_in_use");
  });
});

describe("what went wrong on the disk", () => {
  test("a state whose bytes changed is passed over, and the town rebuilt from an earlier one", async () => {
    const { host, file } = await newTownFile();
    host.advance(2200);
    const end = stateHash(host.town);
    good(await host.close());
    edit(file, "UPDATE keyframes SET deflated = randomblob(length(deflated)) WHERE tick >= 1500");
    expect(stateHash((await reopened(file)).town)).toBe(end);
  });

  test("a town without any usable state is born again from its configuration and inputs", async () => {
    const { host, file } = await newTownFile();
    host.schedule(40, [{ name: "setneed", kwargs: { agent_id: "bob", needs: { energy: 0.2 } } }]);
    host.advance(1300);
    const end = stateHash(host.town);
    good(await host.close());
    edit(file, "UPDATE keyframes SET deflated = zeroblob(8)");
    expect(stateHash((await reopened(file)).town)).toBe(end);
  });

  test("a town whose past cannot be repeated goes on from its last state", async () => {
    const { host, file } = await newTownFile();
    host.advance(1500);
    good(await host.flush());
    await host.abandon();
    const recorded = host.tick;
    // As if other rules had written it: the chain after the autosave of tick 1,000 does not fit.
    edit(file, "UPDATE hashes SET state_hash = 'other rules'");
    const again = await reopened(file);
    expect(again.tick).toBe(1000);
    expect(again.timeline?.name).toBe("Branch 1");
    expect(again.notice?.code).toBe("diverged");
    again.advance(600);
    good(await again.close());
    const store = good(await openStore(file));
    const [main, branch] = store.timelines();
    // What was on record stays; the branch repeats itself.
    expect([main?.last_tick, branch?.at, branch?.last_tick]).toEqual([recorded, 1000, 1600]);
    const verify = async (timeline = 0) =>
      good(await verifyTown(store, timeline, { from: 1001, to: 1600 }, () => true));
    expect((await verify(branch?.timeline)).first_divergence).toBeNull();
    store.close();
  });

  test("a town without a file can be kept in one later", async () => {
    const host = await townAt(321);
    const file = path.join(temporaryFolder(), "kept.townlet");
    expect(refusalOf(await host.save())).toBe("not_writable");
    good(await host.copyTo(file));
    const kept = await reopened(file);
    expect(kept.tick).toBe(321);
    expect(stateHash(kept.town)).toBe(stateHash(host.town));
  });

  test("a copy holds the whole record, and replaces only when it is complete", async () => {
    const { host, file } = await newTownFile();
    host.advance(1100);
    const copy = path.join(path.dirname(file), "copy.townlet");
    good(await host.copyTo(copy));
    good(await host.copyTo(copy));
    const store = good(await openStore(copy));
    expect(good(await verifyTown(store, MAIN, { from: 0, to: 1100 }, () => true))).toMatchObject({
      ticks_checked: 1100,
      first_divergence: null,
    });
    store.close();
  });

  test("verify finds a hash, a state and an input that were tampered with", async () => {
    const planted = [
      [
        "UPDATE hashes SET state_hash = substr(state_hash, 2) || substr(state_hash, 1, 1) WHERE tick = 700",
        700,
        "hash",
      ],
      ["UPDATE keyframes SET deflated = zeroblob(10) WHERE tick = 1000", 1000, "snapshot"],
      [
        `INSERT INTO inputs (timeline, tick, input) VALUES
         (1, 1150, '{"name":"setneed","kwargs":{"agent_id":"bob","needs":{"hunger":0}}}')`,
        1150,
        "inputs",
      ],
      [
        "UPDATE events SET value = value + 1e-9 WHERE tick = (SELECT max(tick) FROM events WHERE tick <= 620)",
        620,
        "events",
      ],
      [
        "DELETE FROM events WHERE tick = (SELECT max(tick) FROM events WHERE tick <= 900)",
        900,
        "events",
      ],
    ] as const;
    for (const [sql, tick, system] of planted) {
      const { host, file } = await newTownFile();
      host.advance(1500);
      good(await host.close());
      edit(file, sql);
      const store = good(await openStore(file));
      const found = good(await verifyTown(store, MAIN, { from: 0, to: 1500 }, () => true));
      expect(found.first_divergence?.system).toBe(system);
      // The last event before a tick is some ticks older; everything else is exact.
      expect(found.first_divergence?.tick).toBeLessThanOrEqual(tick);
      expect(found.first_divergence?.tick).toBeGreaterThan(tick - 30);
      store.close();
    }
  });

  test("verify finds nothing in an untouched town, in one process, twice, and after another", async () => {
    const first = await newTownFile(1);
    const other = await newTownFile(9);
    for (const { host } of [first, other]) {
      host.advance(1250);
      good(await host.close());
    }
    for (const { file } of [first, other, first]) {
      const store = good(await openStore(file));
      const found = good(await verifyTown(store, MAIN, { from: 0, to: 1250 }, () => true));
      expect(found).toMatchObject({ ticks_checked: 1250, first_divergence: null });
      expect(found.hashes_checked).toBe(13);
      store.close();
    }
  });

  test("a file whose log was put away by somebody else can still be looked at", async () => {
    const { host, file } = await newTownFile();
    host.advance(40);
    good(await host.flush());
    await host.abandon();
    edit(file, "SELECT 1");
    const store = good(await openStore(file, { access: "read" }));
    expect(store.lastTick(MAIN)).toBe(40);
    store.close();
  });

  test("a file that vanished while the town was open costs nothing that can still be kept", async () => {
    const { host, file } = await newTownFile();
    host.advance(500);
    rmSync(path.dirname(file), { recursive: true });
    expect(host.tick).toBe(500);
    host.advance(10);
    expect(host.tick).toBe(510);
  });
});

/** Changes a closed file behind the program's back. */
function edit(file: string, sql: string): void {
  const database = new Database(file);
  database.exec(sql);
  database.close();
}
