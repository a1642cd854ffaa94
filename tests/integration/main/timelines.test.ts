import { writeFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "vitest";

import { stateHash } from "../../../sim/snapshot/hash.ts";
import { openStore } from "../../../main/store/open-store.ts";
import { branch, seek, switchTo } from "../../../main/town/travel.ts";
import { LiveTownUnderTest } from "../../helpers/live-town.ts";
import { townlet } from "../../helpers/run-townlet.ts";
import { good, newTownFile, refusalOf, reopened, townAt } from "../../helpers/town-file.ts";

/** Many processes, one after the other. */
const SLOW = { timeout: 120_000 };

/** A town of 1,400 ticks in a file, and a command that would make Bob hungry at tick 950. */
async function livedTown(): Promise<{ file: string; folder: string; commands: string }> {
  const { host, file } = await newTownFile();
  host.advance(1400);
  good(await host.close());
  const folder = path.dirname(file);
  const commands = path.join(folder, "starve.jsonl");
  const kwargs = { agent_id: "bob", needs: { hunger: 0.05 } };
  writeFileSync(commands, JSON.stringify({ name: "setneed", mode: "admin", tick: 950, kwargs }));
  return { file, folder, commands };
}

describe("on the command line", () => {
  test(
    "a branch inside the file lives on otherwise, and the difference is named",
    SLOW,
    async () => {
      const { file, commands } = await livedTown();
      const args = [
        "--at",
        "900",
        "--name",
        "hungry Bob",
        "--commands",
        commands,
        "--ticks",
        "300",
      ];
      const made = await townlet("branch", file, ...args, "--json", "--quiet");
      expect(made.document).toMatchObject({
        ok: true,
        at: 900,
        tick: 1200,
        timeline: "hungry Bob",
      });
      const compared = await townlet("diff", file, `${file}#hungry Bob`, "--json");
      expect(compared.document).toMatchObject({
        common_until: 949,
        first_difference: {
          tick: 950,
          system: "agents.hunger",
          agent: "bob",
          orders: [{ side: "right", name: "setneed" }],
        },
      });
      for (const address of [file, `${file}#hungry Bob`]) {
        const verified = await townlet("verify", address, "--json");
        expect(verified.document).toMatchObject({ ok: true, first_divergence: null });
      }
      const resumed = await townlet("resume", `${file}#hungry Bob`, "--ticks", "10", "--json");
      expect(resumed.document.tick).toBe(1210);
      const straight = await townlet("resume", file, "--ticks", "0", "--json");
      expect(straight.document.tick).toBe(1400);
    },
  );

  test(
    "a branch into a new file begins there, and can be compared with its origin",
    SLOW,
    async () => {
      const { file, folder } = await livedTown();
      const out = path.join(folder, "new.townlet");
      const made = await townlet(
        "branch",
        file,
        "--at",
        "600",
        "--out",
        out,
        "--ticks",
        "200",
        "--json",
      );
      const parent_hash = stateHash((await townAt(600)).town);
      expect(made.document).toMatchObject({ parent_hash, at: 600, tick: 800 });
      const compared = await townlet("diff", file, out, "--json");
      expect(compared.document).toMatchObject({ first_difference: null, common_until: 800 });
    },
  );

  test("what cannot be is refused with the reason", SLOW, async () => {
    const { file } = await livedTown();
    const refusals = [
      await townlet("branch", file, "--at", "9999", "--json"),
      await townlet("branch", `${file}#nowhere`, "--json"),
      await townlet("branch", file, "--at", "500", "--rules", "demo_story_arc", "--json"),
    ];
    expect(refusals.map(({ status, document }) => [status, document.error?.code])).toEqual([
      [1, "bad_request"],
      [1, "not_found"],
      [1, "bad_config"],
    ]);
  });

  test(
    "stored states are listed, inspected and checked; a copy to send stands alone",
    SLOW,
    async () => {
      const { file, folder } = await livedTown();
      const listed = await townlet("snapshot", "list", file, "--json");
      expect(listed.document).toMatchObject({ snapshots: [{ tick: 0, timeline: "main" }, {}, {}] });
      const inspected = await townlet("snapshot", "inspect", file, "--at", "1100", "--json");
      expect(inspected.document).toMatchObject({ tick: 1000, departed: 0 });
      const sent = path.join(folder, "sent.townlet");
      expect((await townlet("snapshot", "export", file, "--out", sent)).status).toBe(0);
      const taken = path.join(folder, "taken.townlet");
      expect((await townlet("snapshot", "import", sent, "--out", taken)).status).toBe(0);
      const other = ["--rules", "exit_queue", "--out", path.join(folder, "x.townlet"), "--json"];
      const refused = await townlet("snapshot", "import", sent, ...other);
      expect(refused.document.error?.message).toMatch(
        /other rules than exit_queue: .*personalities/,
      );
      expect((await townlet("snapshot", "validate", taken, "--json")).document.ok).toBe(true);
    },
  );
});

describe("in one town", () => {
  test("any tick is shown as it was, and what came after it is not lost", async () => {
    const { host, file } = await newTownFile(4);
    host.advance(1500);
    const end = stateHash(host.town);
    for (const tick of [1499, 3, 750, 1000, 1200]) {
      good(await seek(host, tick));
      expect([host.tick, host.head, host.isPast]).toEqual([tick, 1500, true]);
      expect(stateHash(host.town)).toBe(stateHash((await townAt(tick, 4)).town));
    }
    host.advance(300);
    expect([stateHash(host.town), host.isPast, host.divergedAt]).toEqual([end, false, null]);
    host.advance(100);
    good(await host.close());
    expect(stateHash((await reopened(file)).town)).toBe(stateHash((await townAt(1600, 4)).town));
  });

  test("a branch changes nothing of what it parts from, and choices of a policy act again", async () => {
    const { host, file } = await newTownFile(4);
    host.advance(600);
    good(await seek(host, 400));
    const policy = { policy: "random", policy_hash: null, variant: null, learned_ratio: 0 };
    good(await branch(host, "dice", { policy }));
    host.advance(300);
    const dice = stateHash(host.town);
    expect(dice).not.toBe(stateHash((await townAt(700, 4)).town));
    expect(refusalOf(await branch(host, "dice"))).toBe("bad_request");
    good(await switchTo(host, 1, 600));
    expect([host.isPast, stateHash(host.town)]).toEqual([
      false,
      stateHash((await townAt(600, 4)).town),
    ]);
    good(await switchTo(host, 2, 200));
    host.advance(500);
    expect(stateHash(host.town)).toBe(dice);
    good(await host.close());
    const store = good(await openStore(file, { access: "read" }));
    expect(store.timelines().map(({ name, at, last_tick }) => [name, at, last_tick])).toEqual([
      ["main", 0, 600],
      ["dice", 400, 700],
    ]);
    store.close();
  });
});

test("the window goes back, parts, compares, and comes back to life", async () => {
  const { host, file } = await newTownFile();
  host.advance(900);
  good(await host.close());
  const town = new LiveTownUnderTest();
  await town.ask("process:open", { file, speed: 0 });
  expect(await town.ask("time:seek", { tick: 640 })).toEqual({ ok: true, value: { tick: 640 } });
  expect(await town.ask("town:get-status", {})).toMatchObject({
    value: { tick: 640, head: 900, timeline: "main", speed: 0 },
  });
  const marks = await town.ask("time:get-marks", { from: 0, to: 900, limit: 5 });
  expect(marks.ok && marks.value.length).toBe(5);
  expect(await town.ask("time:branch", { name: null })).toMatchObject({
    value: { timeline: "Branch 1" },
  });
  const compared = await town.ask("compare:open", { timeline: "main" });
  expect(compared).toMatchObject({
    value: { left: "Branch 1", right: "main", common_until: 640, first_difference: null },
  });
  await town.ask("town:step", {});
  const scene = compared.ok ? compared.value.scene.scene : -1;
  expect(town.frames.at(-1)?.[1]).toBe(scene);
  expect(town.pushed("compare:kpis").length).toBeGreaterThan(0);
  await town.ask("compare:close", {});
  expect(await town.ask("time:switch", { timeline: "main", tick: null })).toMatchObject({
    value: { tick: 641 },
  });
  expect(await town.ask("time:live", {})).toEqual({ ok: true, value: { tick: 900 } });
  expect(await town.ask("time:remove", { timeline: "main" })).toMatchObject({ ok: false });
  expect(await town.ask("time:rename", { timeline: "Branch 1", name: "what if" })).toMatchObject({
    ok: true,
  });
  const history = await town.ask("time:get-history", {});
  expect(history).toMatchObject({
    value: { current: "main", timelines: [{ name: "main" }, { name: "what if", at: 640 }] },
  });
});

test("a life that has only just been lived differs from the one that it parted from", async () => {
  const { host, file } = await newTownFile();
  host.advance(900);
  good(await host.close());
  const town = new LiveTownUnderTest();
  await town.ask("process:open", { file, speed: 0 });
  await town.ask("time:seek", { tick: 640 });
  await town.ask("time:branch", { name: null });
  for (let step = 0; step < 3; step++) await town.ask("town:step", {});
  const kwargs = { agent_id: "bob", needs: { hunger: 0.05 } };
  const command = { cmd_id: "1", name: "setneed", mode: "admin", kwargs };
  // It is carried out with the next tick, and told of then.
  const told = town.ask("process:command", { command, is_operator: true });
  for (let step = 0; step < 5; step++) await town.ask("town:step", {});
  expect(await told).toMatchObject({ ok: true, value: { status: "ok" } });
  await town.ask("town:save", {});
  const difference = { system: "agents.hunger", agent: "bob" };
  for (let time = 0; time < 2; time++) {
    expect(await town.ask("compare:open", { timeline: "main" })).toMatchObject({
      value: { common_until: 640, first_difference: difference },
    });
    await town.ask("compare:close", {});
    await town.ask("time:switch", { timeline: "main", tick: null });
    await town.ask("time:switch", { timeline: "Branch 1", tick: null });
  }
});

describe("while two lives are side by side", () => {
  /** A branch from the end of a life of 640 ticks, beside the life that it parts from. */
  async function sideBySide(): Promise<LiveTownUnderTest> {
    const { host, file } = await newTownFile();
    host.advance(640);
    good(await host.close());
    const town = new LiveTownUnderTest();
    await town.ask("process:open", { file, speed: 0 });
    await town.ask("time:branch", { name: null });
    expect(await town.ask("compare:open", { timeline: "main" })).toMatchObject({
      value: { common_until: 640, first_difference: null },
    });
    return town;
  }

  test("their first difference is named once both have lived past it", async () => {
    const town = await sideBySide();
    for (let step = 0; step < 3; step++) await town.ask("town:step", {});
    const command = { cmd_id: "1", name: "blackout", mode: "admin", kwargs: { on: true } };
    const told = town.ask("process:command", { command, is_operator: true });
    for (let step = 0; step < 5; step++) await town.ask("town:step", {});
    expect(await told).toMatchObject({ ok: true, value: { status: "ok", tick: 644 } });
    await expect
      .poll(() => town.pushed("compare:difference"), { timeout: 10_000 })
      .toMatchObject([{ tick: 644, orders: [{ side: "left", name: "blackout" }] }]);
    const [named] = town.pushed("compare:difference");
    await town.ask("compare:close", {});
    const again = await town.ask("compare:open", { timeline: "main" });
    expect(again).toMatchObject({ value: { first_difference: named } });
  });

  test("both keep what they have lived", async () => {
    const town = await sideBySide();
    for (let step = 0; step < 8; step++) await town.ask("town:step", {});
    await town.ask("compare:close", {});
    expect(await town.ask("time:get-history", {})).toMatchObject({
      value: { timelines: [{ last_tick: 648 }, { last_tick: 648 }] },
    });
    expect(await town.ask("time:switch", { timeline: "main", tick: null })).toMatchObject({
      value: { tick: 648 },
    });
  });
});
