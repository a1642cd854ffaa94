import { expect, test } from "vitest";

import { Access } from "../../../main/access/access.ts";
import { Limits } from "../../../main/access/limits.ts";
import { listenTcp } from "../../../main/console/tcp-listener.ts";
import {
  type Remote,
  TOKENS,
  accessFile,
  askPlain,
  askTcp,
  askWs,
  remoteTown,
  watchWs,
} from "../../helpers/remote.ts";
import { StreamReader } from "../../../sim/telemetry/stream/reader.ts";
import { Publisher } from "../../../main/telemetry/publisher.ts";
import { good } from "../../helpers/town-file.ts";

const off = () => Access.off();
const tokens = () => good(Access.of(accessFile()));
const openToViewers = () => good(Access.of(accessFile(false)));
const read = { name: "noop" };
const change = { name: "rain", args: ["on"] };
const times = (count: number, line: object): object[] => Array.from({ length: count }, () => line);
const none: string | undefined = undefined;

/** Name, who may come in, token, what is asked, what becomes of it; null where the connection is refused. */
const CASES = [
  ["off, viewer", off, none, read, "ok"],
  ["off, admin", off, none, { ...read, mode: "admin" }, "forbidden"],
  ["missing", tokens, none, read, "unauthorized"],
  ["wrong", tokens, "wrong-token", read, "unauthorized"],
  ["a viewer's", tokens, TOKENS.viewer, read, "ok"],
  ["a viewer's, asking for admin", tokens, TOKENS.viewer, { ...read, mode: "admin" }, "forbidden"],
  ["a viewer's, for what admins may", tokens, TOKENS.viewer, change, "forbidden"],
  ["an admin's", tokens, TOKENS.admin, change, "ok"],
  ["missing, where viewers need none", openToViewers, none, read, "ok"],
  ["missing, asking for admin", openToViewers, none, { ...read, mode: "admin" }, "unauthorized"],
] as const;

test.each(CASES)("over TLS, %s", async (_, access, token, asked, expected) => {
  const town = await remoteTown(access());
  const auth = token === undefined ? {} : { auth: { token } };
  const [result] = await askTcp(town, [{ ...asked, ...auth }]);
  expect(result?.error?.code ?? result?.status).toBe(expected);
  expectSilence(town, [result], token);
});

test.each(CASES)("over WebSocket, %s", async (_, access, token, asked, expected) => {
  const town = await remoteTown(access());
  const heard = await askWs(town, token === undefined ? {} : { token }, [asked]);
  if (expected === "unauthorized" && heard.closed !== null) {
    expect(heard.closed).toBe(4403);
    return;
  }
  const ack = heard.messages.find(({ type }) => type === "command_ack");
  expect(ack?.["status"]).toBe(expected === "ok" ? "ok" : "error");
  if (expected !== "ok") expect(ack).toMatchObject({ error: { code: expected } });
  expect(heard.messages.map(({ type }) => type)).toEqual(["status", "command_ack", "status"]);
  expectSilence(town, heard.messages, token);
});

/** Nothing that was said, kept or logged has the token in it. */
function expectSilence({ door, logged }: Remote, said: unknown, token: string | undefined): void {
  if (token === undefined) return;
  expect(JSON.stringify([door.history, logged, said])).not.toContain(token);
}

test("five wrong tokens lock an address out, on every way in, and the wait grows", async () => {
  let now = 0;
  const town = await remoteTown(tokens(), new Limits(() => now));
  const wrong = { ...read, auth: { token: "wrong" } };
  const right = { ...read, auth: { token: TOKENS.admin } };
  const codes = (await askTcp(town, times(5, wrong))).map(({ error }) => error?.code);
  expect(codes).toEqual(Array(5).fill("unauthorized"));
  const [locked] = await askTcp(town, [right]);
  expect(locked?.error).toMatchObject({
    code: "rate_limited",
    details: { retry_after_ms: 30_000 },
  });
  expect(locked?.error?.message).toContain("30 s");
  expect((await askWs(town, { token: TOKENS.admin })).closed).toBe(4403);
  now = 31_000;
  expect((await askTcp(town, [wrong]))[0]?.error?.code).toBe("unauthorized");
  expect((await askTcp(town, [right]))[0]?.error).toMatchObject({
    details: { retry_after_ms: 60_000 },
  });
  now = 92_000;
  expect((await askTcp(town, [right]))[0]?.status).toBe("ok");
});

test("ten commands a second are taken from an address, and a burst; the rest is refused unnoted", async () => {
  let now = 0;
  const town = await remoteTown(tokens(), new Limits(() => now));
  const asked = { ...read, auth: { token: TOKENS.viewer } };
  const results = await askTcp(town, times(500, asked));
  expect(results).toHaveLength(500);
  expect(results.filter(({ status }) => status === "ok")).toHaveLength(20);
  expect(new Set(results.flatMap(({ error }) => error?.code ?? []))).toEqual(
    new Set(["rate_limited"]),
  );
  expect(town.door.history).toHaveLength(21);
  now = 1000;
  const later = await askTcp(town, times(20, asked));
  expect(later.filter(({ status }) => status === "ok")).toHaveLength(10);
});

test("from elsewhere, what cannot be taken back is confirmed, and no file of this machine is named", async () => {
  const town = await remoteTown(tokens());
  const auth = { token: TOKENS.admin };
  const kill = { name: "kill", args: ["bob"], auth, cmd_id: "k" };
  const reload = { name: "reload_affordances", kwargs: { path: "/etc/passwd" }, auth, cmd_id: "r" };
  const [refused] = await askTcp(town, [kill]);
  const [done] = await askTcp(town, [{ ...kill, confirm: true }]);
  const rain = { name: "rain", args: ["on"], auth, tick: 50 };
  const [file, timed] = await askTcp(town, [reload, rain]);
  expect(refused?.error).toMatchObject({ code: "conflict", details: { confirm_required: true } });
  expect(done?.status).toBe("ok");
  expect(file?.error?.code).toBe("forbidden");
  expect(timed?.error?.code).toBe("usage");
});

test("hostile lines are refused one by one, and the connection goes on", async () => {
  const town = await remoteTown(tokens());
  const auth = { token: TOKENS.viewer };
  const results = await askTcp(town, ["{", "x".repeat(200_000), "\u0000", { ...read, auth }]);
  expect(results.map(({ error, status }) => error?.code ?? status)).toEqual([
    "usage",
    "usage",
    "usage",
    "ok",
  ]);
});

test("pages of other places are kept out, and programs come in", async () => {
  const town = await remoteTown(Access.off());
  expect((await askWs(town, { origin: "https://evil.example" })).refused).toBe(403);
  expect((await askWs(town, { origin: `http://127.0.0.1:${town.wsPort}` })).refused).toBeNull();
  expect((await askWs(town, { path: "/ws/nowhere" })).refused).toBe(404);
  const url = `http://127.0.0.1:${town.wsPort}`;
  expect(await (await fetch(`${url}/health`)).json()).toEqual({ status: "ok" });
  const metrics = await (await fetch(`${url}/metrics`)).text();
  expect(metrics).toContain("townlet_web_ws_connections 0");
  expect((await fetch(`${url}/etc/passwd`)).status).toBe(404);
  expect(
    (await fetch(`${url}/health`, { headers: { origin: "https://evil.example" } })).status,
  ).toBe(403);
});

test("a message that is too long ends a connection, and one of an unknown kind is ignored", async () => {
  const town = await remoteTown(Access.off());
  expect((await askWs(town, {}, ["x".repeat(100_000)])).closed).toBe(1009);
});

test("without a certificate the lines are the same", async () => {
  const town = await remoteTown(Access.off());
  const gate = { access: Access.off(), limits: new Limits() };
  const plain = good(
    await listenTcp({
      at: { host: "127.0.0.1", port: 0 },
      certificate: null,
      gate,
      take: (given, origin) => town.door.take(given, origin),
      log: () => undefined,
    }),
  );
  expect((await askPlain(plain.port, [read]))[0]?.status).toBe("ok");
  await plain.close();
});

test("a page that looks on is shown the whole town and then what changes", async () => {
  const town = await remoteTown(tokens());
  const live = async (): Promise<void> => {
    for (let tick = 0; tick < 40; tick++) {
      town.host.advance(1);
      await new Promise(setImmediate);
    }
    await new Promise((resolve) => void setTimeout(resolve, 50));
  };
  const query = `?mode=spectator&token=${TOKENS.viewer}`;
  const { lines } = await watchWs(town, query, live);
  const reader = new StreamReader();
  for (const line of lines) expect(reader.readLine(line).ok).toBe(true);
  expect(reader.current?.tick).toBe(town.host.tick);
  const now = new Publisher(town.host, { speed: () => 0 });
  expect(reader.current?.["agents"]).toEqual(now.snapshot()["agents"]);
  await now.close(0);
});

test.each([
  ["of another mode", `?mode=operator&token=${TOKENS.admin}`],
  ["without a token", "?mode=spectator"],
])("a page %s is shown nothing", async (_, query) => {
  const { lines, closed } = await watchWs(await remoteTown(tokens()), query);
  expect([lines, closed]).toEqual([[], 4403]);
});
