import Database from "better-sqlite3";
import { expect, test } from "vitest";

import { openStore } from "../../../main/store/open-store.ts";
import { branch, seek, switchTo } from "../../../main/town/travel.ts";
import { MAIN } from "../../../main/store/identity.ts";
import { verifyTown } from "../../../main/town/verify-town.ts";
import { ok } from "../../../sim/result.ts";
import { Door } from "../../../main/console/door.ts";
import { ADMIN_AFAR, HERE, admin, asked, doorTo, townWithDoor } from "../../helpers/door.ts";
import { good, reopened, townAt } from "../../helpers/town-file.ts";

const price = (value: number, more: object = {}): object =>
  admin("price", { key: "meal_cost", value }, more);

test("what is wrong is said in the order in which a command is looked at", async () => {
  const { host, door } = await townWithDoor();
  const codeOf = async (given: unknown) => (await asked(host, door, given)).error?.code;
  expect(await codeOf("{")).toBe("usage");
  expect(await codeOf([])).toBe("usage");
  expect(await codeOf({ kwargs: {} })).toBe("usage");
  expect(await codeOf({ name: "kil", mode: "viewer" })).toBe("unsupported");
  expect(await codeOf({ name: "price", kwargs: { nonsense: 1 } })).toBe("forbidden");
  expect((await asked(host, door, admin("price", { nonsense: 1 }))).error?.message).toContain(
    "cmd_id",
  );
  expect(await codeOf(admin("kill", { agent_id: "bob", nonsense: 1 }))).toBe("usage");
  expect(await codeOf(admin("kill", { agent_id: 3 }))).toBe("invalid_args");
  expect(await codeOf(admin("kill", { agent_id: "nobody" }))).toBe("not_found");
  expect(host.tick).toBe(1);
});

test("a command is carried out by the next tick, which a town at rest runs for it", async () => {
  const { host, door } = await townWithDoor();
  const result = await asked(host, door, price(0.3, { cmd_id: "p1", issuer: "ann" }));
  expect(result).toMatchObject({
    name: "price",
    status: "ok",
    cmd_id: "p1",
    issuer: "ann",
    tick: 1,
    result: { item: "meal_cost", value: 0.3 },
  });
  expect(result.latency_ms).toBeGreaterThan(0);
});

test("the same cmd_id has one effect and one result, whoever asks again and however often", async () => {
  const { host, door, file } = await townWithDoor();
  const first = await asked(host, door, price(0.3, { cmd_id: "p1" }));
  host.advance(10);
  const again = await asked(host, door, price(0.3, { cmd_id: "p1" }), ADMIN_AFAR);
  expect(again.result).toEqual(first.result);
  expect(again.tick).toBe(11);
  const other = await asked(host, door, price(0.4, { cmd_id: "p1" }));
  expect(other.error).toMatchObject({ code: "conflict", details: { used_for: "price" } });
  good(await host.close());
  const store = good(await openStore(file, { access: "read" }));
  expect(store.inputsAfter(MAIN, 0).map(({ tick }) => tick)).toEqual([1]);
  store.close();
});

test("two of the same at once are one, and both are answered", async () => {
  const { host, door } = await townWithDoor();
  const both = [
    door.take(price(0.3, { cmd_id: "p1" }), HERE),
    door.take(price(0.3, { cmd_id: "p1" }), HERE),
  ];
  host.advance(1);
  const [one, two] = await Promise.all(both);
  expect([one?.status, two?.status]).toEqual(["ok", "ok"]);
  expect(host.asked.answered).toHaveLength(1);
});

test("what fell over leaves its cmd_id to be asked again", async () => {
  const { host } = await townWithDoor();
  let isBroken = true;
  const door = await Door.to(host, async () => {
    await Promise.resolve();
    if (isBroken) throw new Error("no answer to that");
    return ok({ speed: 10 });
  });
  const speed = admin("speed", { speed: 10 }, { cmd_id: "s1" });
  const both = await Promise.all([door.take(speed, HERE), door.take(speed, HERE)]);
  expect(both.map(({ error }) => error?.code)).toEqual(["internal", "internal"]);
  isBroken = false;
  expect((await door.take(speed, HERE)).status).toBe("ok");
});

test("what was refused may be asked again under its cmd_id", async () => {
  const { host, door } = await townWithDoor();
  const kill = (agent_id: string) => admin("kill", { agent_id }, { cmd_id: "k" });
  expect((await asked(host, door, { ...kill("bob"), mode: "viewer" })).error?.code).toBe(
    "forbidden",
  );
  expect((await asked(host, door, kill("nobody"))).error?.code).toBe("not_found");
  expect((await asked(host, door, kill("bob"))).status).toBe("ok");
});

test("a town that is opened again knows what was carried out", async () => {
  const { host, door, file } = await townWithDoor();
  const first = await asked(host, door, price(0.3, { cmd_id: "p1" }));
  await host.abandon();
  const later = await reopened(file);
  const again = await asked(later, await doorTo(later), price(0.3, { cmd_id: "p1" }));
  expect(again).toMatchObject({ status: "ok", result: first.result });
  expect(later.isAsked).toBe(false);
  const other = await asked(later, await doorTo(later), price(0.5, { cmd_id: "p1" }));
  expect(other.error?.code).toBe("conflict");
});

test("what a command took away is in a branch from the tick that its result names", async () => {
  const { host, door } = await townWithDoor();
  host.advance(5);
  const lives = async (): Promise<boolean> => {
    const { result } = await asked(host, door, { name: "list_agents" });
    return JSON.stringify(result).includes('"bob"');
  };
  const kill = admin("kill", { agent_id: "bob" }, { cmd_id: "k" });
  expect((await asked(host, door, admin("kill", { agent_id: "nobody" }))).result).toBeUndefined();
  const killed = await asked(host, door, kill);
  expect(killed).toMatchObject({ tick: 7, result: { undo: { branch_at: 6 } } });
  host.advance(20);
  expect(await lives()).toBe(false);
  expect((await asked(host, door, kill)).result).toEqual(killed.result);
  good(await seek(host, 6));
  good(await branch(host, "spared"));
  host.advance(20);
  expect(await lives()).toBe(true);
  const changed = await asked(host, door, price(0.3, { cmd_id: "p1" }));
  expect(changed.result).not.toHaveProperty("undo");
});

test("a town that is kept nowhere promises no branch", async () => {
  const host = await townAt(3);
  const killed = await asked(host, await doorTo(host), admin("kill", { agent_id: "bob" }));
  expect(killed.status).toBe("ok");
  expect(killed.result).not.toHaveProperty("undo");
});

test("another life of the town may do what this one has done", async () => {
  const { host, door } = await townWithDoor();
  host.advance(5);
  good(await branch(host, "before"));
  host.advance(5);
  expect((await asked(host, door, price(0.3, { cmd_id: "p1" }))).tick).toBe(11);
  good(await branch(host, "after"));
  await asked(host, door, price(0.3, { cmd_id: "p1" }));
  expect(host.tick).toBe(11);
  good(await switchTo(host, MAIN, 5));
  expect((await asked(host, door, price(0.3, { cmd_id: "p1" }))).tick).toBe(6);
});

test("the past takes no commands, and says what to do", async () => {
  const { host, door } = await townWithDoor();
  host.advance(20);
  good(await seek(host, 10));
  const result = await asked(host, door, price(0.3, { cmd_id: "p1" }));
  expect(result.error).toMatchObject({ code: "conflict", details: { tick: 10, head: 20 } });
  expect(result.error?.message).toContain("branch");
});

test("a flood is answered one by one, a share of it in each tick, and written together", async () => {
  const { host, door } = await townWithDoor();
  const before = host.home?.store.batches ?? 0;
  const answers = Array.from({ length: 10_000 }, (_, index) =>
    door.take(price(0.2 + (index % 7) / 100, { cmd_id: `f${index}` }), HERE),
  );
  host.advance(40);
  const results = await Promise.all(answers);
  expect(results.every(({ status }) => status === "ok")).toBe(true);
  expect(new Set(results.map(({ tick }) => tick)).size).toBe(Math.ceil(10_000 / 256));
  expect(results.map(({ cmd_id }) => cmd_id)).toEqual(results.map((_, index) => `f${index}`));
  expect((host.home?.store.batches ?? 0) - before).toBeLessThan(20);
});

test("everything that was asked is in the file, without tokens, and the file is verified with it", async () => {
  const { host, door, file } = await townWithDoor();
  const token = "s3cret-token";
  await asked(host, door, price(0.3, { cmd_id: "p1", issuer: "ann", auth: { token } }));
  await asked(host, door, { name: "kill", kwargs: { auth: { token } }, metadata: { token } });
  const blabbed = { name: "kill", metadata: { note: token }, auth: { token } };
  const told = await asked(host, door, blabbed, HERE);
  expect(told.error?.message).toContain("outside 'auth'");
  await asked(host, door, "not json");
  good(await host.close());
  const store = good(await openStore(file, { access: "read" }));
  const rows = store.audited(10);
  expect(
    rows.map(({ name, status, code, place, tick }) => [name, status, code, place, tick]),
  ).toEqual([
    ["price", "ok", null, "tick", 1],
    ["kill", "error", "forbidden", null, 1],
    ["", "error", "usage", null, 1],
    ["", "error", "usage", null, 1],
  ]);
  expect(rows[0]).toMatchObject({ issuer: "ann", mode: "admin", transport: "stdin", cmd_id: "p1" });
  expect(JSON.stringify(rows)).not.toContain(token);
  const found = good(await verifyTown(store, MAIN, { from: 0, to: 1 }, () => true));
  expect(found.first_divergence).toBeNull();
  store.close();
});

test("verify names a command that the audit has and no tick had", async () => {
  const { host, door, file } = await townWithDoor();
  host.advance(4);
  await asked(host, door, price(0.3, { cmd_id: "p1" }));
  host.advance(5);
  good(await host.close());
  const database = new Database(file);
  database.exec("UPDATE audit SET name = 'rain'");
  database.close();
  const store = good(await openStore(file, { access: "read" }));
  const found = good(await verifyTown(store, MAIN, { from: 0, to: 10 }, () => true));
  store.close();
  expect(found.first_divergence).toEqual({ tick: 5, system: "audit" });
});

test("a town without a file keeps its history in memory", async () => {
  const host = await townAt(3);
  const door = await doorTo(host);
  const result = await asked(host, door, price(0.3, { cmd_id: "p1" }));
  expect(result).toMatchObject({ status: "ok", tick: 4 });
  expect(door.history.map(({ name, place }) => [name, place])).toEqual([["price", "tick"]]);
  expect((await asked(host, door, price(0.3, { cmd_id: "p1" }))).result).toEqual(result.result);
});

test("whoever still waits when the town is closed is told so", async () => {
  const { host, door } = await townWithDoor();
  const waiting = door.take(price(0.3, { cmd_id: "p1" }), HERE);
  good(await host.close());
  expect((await waiting).error?.code).toBe("conflict");
});
