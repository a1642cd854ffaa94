import { readFileSync, readdirSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";

import { Problem } from "../../../preload/contract.ts";
import { stateHash } from "../../../sim/snapshot/hash.ts";
import { generationFolder, makeGeneration } from "../../../main/store/generation-files.ts";
import type { Generation } from "../../../main/store/generations.ts";
import { MAIN } from "../../../main/store/identity.ts";
import { openStore } from "../../../main/store/open-store.ts";
import { Care } from "../../../main/town/care.ts";
import type { TownHost } from "../../../main/town/town-host.ts";
import { verifyTown } from "../../../main/town/verify-town.ts";
import { branch } from "../../../main/town/travel.ts";
import { LiveTownUnderTest } from "../../helpers/live-town.ts";
import { required } from "../../helpers/required.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";
import { good, newTownFile, refusalOf, townAt } from "../../helpers/town-file.ts";

const WALL = Date.UTC(2026, 10, 28, 12);

function copy(number: number, level: Generation["level"] = "recent"): Generation {
  return { number, level, madeMs: WALL + number * 60_000 };
}

async function backUp(host: TownHost, number: number): Promise<void> {
  good(await host.flush());
  good(await makeGeneration(required(host.home).store, copy(number)));
}

/** Overwrites the pages of what people are in events with noise. */
function damage(file: string): void {
  const database = new Database(file, { readonly: true });
  const select = database.prepare<[], { pageno: number }>(
    "SELECT rootpage AS pageno FROM sqlite_schema WHERE name = 'event_people'",
  );
  const page = required(select.get()).pageno;
  database.close();
  const bytes = readFileSync(file);
  bytes.fill(0xa5, (page - 1) * 4096, page * 4096);
  writeFileSync(file, bytes);
}

function problems(live: LiveTownUnderTest): Problem[] {
  return live.pushed("app:problem").map((body) => Problem.parse(body));
}

/** As a program that dies leaves it: the file is not noted as closed. */
async function dies(host: TownHost): Promise<void> {
  good(await host.save());
  await host.abandon();
}

test("a copy is made while the town goes on, is one whole file, and holds the town", async () => {
  const { host, file } = await newTownFile();
  host.advance(1200);
  good(await host.flush());
  const making = makeGeneration(required(host.home).store, copy(1, "daily"));
  for (let turns = 0; turns < 20; turns++) {
    host.advance(100);
    host.handOver();
    await sleep(1);
  }
  good(await making);
  const folder = generationFolder(file);
  const names = readdirSync(folder);
  expect(names).toEqual(["000001-daily-2026-11-28T12-01-00.townlet"]);
  const store = good(await openStore(path.join(folder, names[0] ?? ""), { access: "read" }));
  const last = store.lastTick(MAIN);
  expect(last).toBeGreaterThanOrEqual(1200);
  expect(store.wasOpen).toBe(false);
  expect(store.check()).toBeNull();
  const found = good(await verifyTown(store, MAIN, { from: 0, to: last }, () => true));
  expect(found.first_divergence).toBeNull();
  store.close();
  good(await host.close());
});

test("a town that is closed while it is copied closes well, and leaves no copy", async () => {
  const { host, file } = await newTownFile();
  host.advance(3000);
  good(await host.flush());
  const making = makeGeneration(required(host.home).store, copy(1));
  good(await host.close());
  const made = await making;
  expect(readdirSync(generationFolder(file))).toHaveLength(made.ok ? 1 : 0);
  const store = good(await openStore(file));
  expect([store.wasOpen, store.check()]).toEqual([false, null]);
  store.close();
});

test("what is asked of a town while it closes is refused, and the thread that writes all towns lives on", async () => {
  const beside = await newTownFile();
  const { host } = await newTownFile();
  const { store } = required(host.home);
  const copyOf = async () => store.backUp(path.join(temporaryFolder(), "late.townlet"));
  const closing = store.close();
  const late = await Promise.allSettled([copyOf(), store.reads.timelines(), closing, copyOf()]);
  good(await closing);
  expect(late).toMatchObject([
    { value: { error: { code: "no_town" } } },
    { reason: { problem: { code: "no_town" } } },
    { value: { ok: true } },
    { value: { error: { code: "no_town" } } },
  ]);
  expect(refusalOf(await copyOf())).toBe("no_town");
  beside.host.advance(10);
  good(await beside.host.close());
});

test("copies are made when they are due by an injected clock, and only when something has changed", async () => {
  const { host, file } = await newTownFile();
  onTestFinished(() => host.abandon());
  const now = { steadyMs: 0, wallMs: WALL };
  const heard = { problem: () => undefined, log: () => undefined, damaged: () => undefined };
  const care = new Care(host, required(host.home).store, heard, {
    limitMb: 2000,
    now: () => ({ ...now }),
  });
  const minutes = async (count: number, { alive = true } = {}): Promise<number> => {
    for (let minute = 0; minute < count; minute++) {
      now.steadyMs += 60_000;
      now.wallMs += 60_000;
      if (alive) host.advance(20);
      good(await host.flush());
      // Measures first, then copies.
      for (let looks = 0; looks < 9; looks++) {
        now.steadyMs += 1000;
        care.look();
        await care.idle();
      }
    }
    return Number(readdirSync(generationFolder(file)).toSorted().at(-1)?.slice(0, 6));
  };
  expect(await minutes(4)).toBe(1);
  expect(await minutes(8)).toBe(2);
  // What came after the second copy, and then nothing.
  expect(await minutes(20, { alive: false })).toBe(3);
  expect(await minutes(20, { alive: false })).toBe(3);
  now.wallMs -= 5 * 86_400_000;
  expect(await minutes(12)).toBe(5);
  await care.end();
});

test("a damaged file is moved aside, the newest sound copy takes its place, and the loss is told", async () => {
  const { host, file } = await newTownFile();
  host.advance(1000);
  await backUp(host, 1);
  host.advance(100);
  await backUp(host, 2);
  host.advance(100);
  await backUp(host, 3);
  host.advance(150);
  good(await branch(host, "elsewhere"));
  host.advance(40);
  await dies(host);
  damage(file);
  // The newest copy is damaged as well.
  damage(path.join(generationFolder(file), "000003-recent-2026-11-28T12-03-00.townlet"));

  const live = new LiveTownUnderTest();
  const opened = await live.ask("process:open", { file, speed: 0 });
  expect(opened).toEqual({ ok: true, value: { file, tick: 1100 } });
  const [told] = problems(live);
  expect(told).toMatchObject({
    code: "restored",
    message: `${file} was damaged; its copy of 2026-11-28 12:02 UTC has taken its place. Lost: ticks 1101 to 1350 of 'main', all of 'elsewhere'.`,
  });
  expect(told?.next).toMatch(/^The damaged file is kept as town\.damaged-\d{4}-.*\.townlet\.$/);
  const aside = readdirSync(path.dirname(file)).filter((name) => name.includes(".damaged-"));
  expect(aside.filter((name) => name.endsWith(".townlet"))).toHaveLength(1);
  expect(await live.ask("town:step", {})).toMatchObject({ ok: true });
  await live.ask("process:close", {});
  const store = good(await openStore(file));
  expect(store.lastTick(MAIN)).toBe(1101);
  store.close();
});

test("a copy as new as the damaged file loses nothing, and says so", async () => {
  const { host, file } = await newTownFile();
  host.advance(700);
  await backUp(host, 1);
  await host.abandon();
  damage(file);
  const live = new LiveTownUnderTest();
  expect(await live.ask("process:open", { file, speed: 0 })).toMatchObject({
    ok: true,
    value: { tick: 700 },
  });
  expect(problems(live)[0]?.message).toContain("Nothing is lost.");
  const straight = await townAt(700);
  const store = good(
    await openStore(path.join(generationFolder(file), "000001-recent-2026-11-28T12-01-00.townlet")),
  );
  const kept = store.hashesBetween(MAIN, 699, 700);
  store.close();
  expect(kept).toEqual([{ tick: 700, state_hash: stateHash(straight.town) }]);
});

test("a file that was cut off is restored, though how far it went cannot be read", async () => {
  const { host, file } = await newTownFile();
  host.advance(900);
  await backUp(host, 1);
  host.advance(300);
  good(await host.close());
  truncateSync(file, 30_000);
  const live = new LiveTownUnderTest();
  expect(await live.ask("process:open", { file, speed: 0 })).toMatchObject({
    ok: true,
    value: { tick: 900 },
  });
  expect(problems(live)[0]?.message).toMatch(/Lost: ticks 901 to 1200|What came after tick 900/);
});

test("without a sound copy a damaged file stays where it is, and the refusal says what can be done", async () => {
  const { host, file } = await newTownFile();
  host.advance(800);
  await dies(host);
  damage(file);
  const before = readFileSync(file);
  const live = new LiveTownUnderTest();
  const refused = await live.ask("process:open", { file, speed: 0 });
  expect(refused).toMatchObject({
    ok: false,
    problem: { code: "damaged_file" },
  });
  expect(refused.ok ? "" : refused.problem.next).toContain("no copy");
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(readdirSync(path.dirname(file)).some((name) => name.includes("damaged"))).toBe(false);
});

test("foreign and newer files are never moved, whatever copies lie beside them", async () => {
  const { host, file } = await newTownFile();
  host.advance(300);
  await backUp(host, 1);
  good(await host.close());
  for (const [sql, code] of [
    ["CREATE TABLE extra (x)", "foreign_file"],
    ["PRAGMA user_version = 99", "newer_file"],
  ] as const) {
    const database = new Database(file);
    database.exec(sql);
    database.close();
    const before = readFileSync(file);
    const live = new LiveTownUnderTest();
    expect(await live.ask("process:open", { file, speed: 0 })).toMatchObject({
      ok: false,
      problem: { code },
    });
    expect(readFileSync(file).equals(before)).toBe(true);
  }
});

test("a file that was closed well is searched for damage behind the picture, and restored", async () => {
  const { host, file } = await newTownFile();
  host.advance(2000);
  await backUp(host, 1);
  host.advance(10);
  good(await host.close());
  // An index that does not say what its table says: nothing that opening would notice.
  const database = new Database(file);
  const page = database
    .prepare<[], { rootpage: number }>(
      "SELECT rootpage FROM sqlite_schema WHERE name = 'events_by_kind'",
    )
    .get()?.rootpage;
  database.close();
  const bytes = readFileSync(file);
  bytes.fill(0, (required(page) - 1) * 4096 + 8, required(page) * 4096);
  writeFileSync(file, bytes);
  const live = new LiveTownUnderTest();
  expect(await live.ask("process:open", { file, speed: 0 })).toMatchObject({
    ok: true,
    value: { tick: 2010 },
  });
  for (let wait = 0; wait < 300 && live.pushed("app:problem").length === 0; wait++)
    await sleep(100);
  expect(problems(live)[0]?.message).toContain("Lost: ticks 2001 to 2010 of 'main'.");
  expect(live.pushed("town:status").at(-1)).toMatchObject({ tick: 2000, file });
}, 60_000);
