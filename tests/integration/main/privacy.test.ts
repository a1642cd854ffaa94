import { createHmac } from "node:crypto";

import { expect, test } from "vitest";

import { Command } from "../../../sim/console/commands.ts";
import { Disguise } from "../../../main/privacy/disguise.ts";
import { Lately } from "../../../main/telemetry/lately.ts";
import { telemetrySnapshot } from "../../../main/telemetry/snapshot.ts";
import { LiveTownUnderTest } from "../../helpers/live-town.ts";
import { townlet } from "../../helpers/run-townlet.ts";
import { good, newTownFile } from "../../helpers/town-file.ts";

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Who of these people can be found in a text, by id or by name. */
function foundIn(text: string, people: readonly Named[]): string[] {
  const words = new Set(text.match(/[\p{L}\p{N}]+(?:#\d+)?/gu));
  return people.flatMap(({ id, name }) => [id, name]).filter((known) => words.has(known));
}

test("nobody is in what an eventful town sends, from its first tick on", async () => {
  const { host } = await newTownFile(3);
  host.schedule(60, [Command.parse({ name: "kill", kwargs: { agent_id: "bob" } })]);
  host.schedule(200, [
    Command.parse({ name: "force_chat", kwargs: { speaker: "alice", listener: "carmen" } }),
  ]);
  const disguise = new Disguise({ mode: "hash", salt: "pepper" });
  const lately = new Lately(host.town);
  host.onTick((town) => lately.hear(town));
  let shown = 0;
  for (let tick = 0; tick < 1000; tick += 100) {
    host.advance(100);
    const { people } = host.town;
    const payload = telemetrySnapshot(host.town, {
      stream: "s",
      epoch: 0,
      recent: lately.take(),
      host: {},
    });
    expect(foundIn(JSON.stringify(payload), people)).not.toEqual([]);
    const text = JSON.stringify(disguise.know(people).payload(payload));
    expect([host.tick, foundIn(text, people)]).toEqual([host.tick, []]);
    shown += text.length;
  }
  expect(shown).toBeGreaterThan(50_000);
  expect(host.town.people.length).toBeGreaterThan(8);
});

test("nobody is in what a run reports with hashes, and the salt decides which", async () => {
  const args = ["run", "--ticks", "600", "--json", "--privacy", "hash", "--privacy-salt", "a"];
  const { host } = await newTownFile();
  const { stdout, stderr } = await townlet(...args, "--status");
  expect(foundIn(stdout + stderr, host.town.people)).toEqual([]);
  const open = await townlet("run", "--ticks", "600", "--json", "--quiet");
  expect(open.document.state_hash).toBe(/"state_hash": "(\w+)"/.exec(stdout)?.[1]);
});

test("the window is told nobody's name from the moment that privacy is on, and is understood", async () => {
  const { host, file } = await newTownFile();
  host.advance(900);
  const { people } = host.town;
  good(await host.close());
  const live = new LiveTownUnderTest();
  await live.ask("process:open", { file, speed: 0 });
  await live.ask("inspector:follow", { agent_id: "bob" });
  expect(foundIn(JSON.stringify(live.said), people)).not.toEqual([]);
  live.said.length = 0;

  await live.ask("process:set-privacy", { mode: "streamer", salt: "pepper" });
  const bob = createHmac("sha256", "pepper").update("bob").digest("hex").slice(0, 8);
  expect(live.pushed("town:retold")).toMatchObject([{ followed: bob }]);
  expect(live.pushed("inspector:card")).toMatchObject([{ id: bob }]);
  for (let step = 0; step < 30; step++) await live.ask("town:step", {});
  await live.ask("town:get-scene", {});
  await live.ask("time:get-marks", { from: 0, to: 900, limit: 500 });
  const followed = await live.ask("inspector:follow", { agent_id: bob });
  expect(followed).toMatchObject({ ok: true, value: { id: bob } });
  await live.ask("time:branch", { name: "Bob's other life" });
  expect(await live.ask("inspector:follow", { agent_id: "nobody" })).toMatchObject({ ok: false });
  expect(foundIn(JSON.stringify(live.said), people)).toEqual([]);
  const history = live.pushed("time:history").at(-1);
  expect(history).toMatchObject({ current: "Resident " + bob.slice(0, 4) + "'s other life" });
  const back = { timeline: `Resident ${bob.slice(0, 4)}'s other life`, tick: 910 };
  await live.ask("time:switch", { timeline: "main", tick: 905 });
  expect(await live.ask("time:switch", back)).toMatchObject({ ok: true, value: { tick: 910 } });

  live.said.length = 0;
  await live.ask("process:set-privacy", { mode: "off", salt: "pepper" });
  expect(live.pushed("town:retold")).toMatchObject([{ followed: "bob" }]);
  expect(foundIn(JSON.stringify(live.pushed("town:cast")), people)).not.toEqual([]);
});
