import { beforeEach, expect, test } from "vitest";

import type { HookHandler } from "../../../../sim/affordances/hook-call.ts";
import { HOOK_MODULES, setHooks } from "../../../../sim/affordances/hooks.ts";
import { type HookModule, loadHooks } from "../../../../sim/affordances/load-hooks.ts";
import { Command } from "../../../../sim/console/commands.ts";
import { createTown } from "../../../../sim/create-town.ts";
import {
  GLOBAL_HOOKS,
  type GlobalHook,
  type Listener,
  type Notice,
} from "../../../../sim/events/global-hooks.ts";
import { outcomeHash, stateHash } from "../../../../sim/snapshot/hash.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { eventsOf } from "../../../helpers/events.ts";

let heard: Notice[] = [];
beforeEach(() => {
  heard = [];
});

const note: Listener = (notice) => void heard.push(notice);

/** The default town with listeners of the test's own. */
function listenedTown(listeners: readonly (readonly [GlobalHook, Listener])[]): Town {
  const config = defaultConfig();
  const own: HookModule<HookHandler> = {
    registerHooks(_, listen) {
      for (const [hook, listener] of listeners) listen(hook, listener);
    },
  };
  const modules = new Map([...HOOK_MODULES, ["own", own]]);
  const settings = { hook_allowlist: ["own"], allow_env_hooks: false };
  setHooks({ config }, loadHooks(settings, modules, []));
  return createTown(config, 1n);
}

const everything = GLOBAL_HOOKS.map((hook) => [hook, note] as const);

const command = (name: string, kwargs: object): Command => Command.parse({ name, kwargs });

test("residents are announced as they come, before the first tick, and are no newcomers", () => {
  listenedTown(everything);
  expect(heard.map(({ hook }) => hook)).toEqual(Array.from({ length: 8 }, () => "on_spawn"));
  expect(heard[0]).toMatchObject({ tick: 0, agent_id: "alice", event: "agent_spawned" });
});

test("each tick begins with a notice of its day and time", () => {
  const town = listenedTown([["on_tick", note]]);
  for (let tick = 1; tick <= 1001; tick++) runTick(town);
  expect(heard).toHaveLength(1001);
  expect(heard[1000]).toMatchObject({ tick: 1001, event: "tick", context: { day: 1, tod: 1 } });
});

test("prices, power cuts and needs are told in the order of their events, each once, with what is known of them", () => {
  const town = listenedTown(everything);
  const given = new Map([
    [3, [command("price", { key: "shower_cost", value: 0.15 })]],
    [5, [command("blackout", { on: true })]],
    [9, [command("blackout", { on: false })]],
    [11, [command("setneed", { agent_id: "bob", needs: { hunger: 0.401 } })]],
  ]);
  heard = [];
  const told: unknown[] = [];
  for (let tick = 1; tick <= 30; tick++) {
    runTick(town, given.get(tick) ?? []);
    for (const event of eventsOf(town)) {
      if (event.event === "economy_price_update") told.push(["on_price_change", event.tick]);
      if (event.event === "need_threshold") told.push(["on_need_threshold", event.tick]);
      if (event.event === "utility_changed" && event["online"] === false) {
        told.push(["on_power_cut", event.tick]);
      }
    }
  }
  const about = heard.filter(({ hook }) => hook !== "on_tick");
  expect(about.map(({ hook, tick }) => [hook, tick])).toEqual(told);
  expect(about.find(({ hook }) => hook === "on_price_change")?.context).toMatchObject({
    key: "shower_cost",
    old: 0.2,
    new: 0.15,
    cause: "operator",
  });
  expect(about.find(({ hook }) => hook === "on_power_cut")?.context).toHaveProperty("event_id");
  expect(about.find(({ hook }) => hook === "on_need_threshold")).toMatchObject({
    agent_id: "bob",
    context: { need: "hunger", level: 0.4 },
  });
});

test("a listener that throws keeps nobody else from hearing, and changes nothing", () => {
  const broken: Listener = () => {
    throw new Error("no ears");
  };
  const town = listenedTown([
    ["on_tick", broken],
    ["on_tick", note],
  ]);
  const silent = createTown(defaultConfig(), 1n);
  for (let tick = 1; tick <= 50; tick++) {
    runTick(town);
    runTick(silent);
  }
  expect(heard).toHaveLength(50);
  expect(stateHash(town)).toBe(stateHash(silent));
  expect(outcomeHash(town)).toBe(outcomeHash(silent));
});

test("listeners of one hook are called in the order of their registration", () => {
  const order: number[] = [];
  const town = listenedTown([
    ["on_tick", () => void order.push(1)],
    ["on_tick", () => void order.push(2)],
  ]);
  runTick(town);
  expect(order).toEqual([1, 2]);
});

test("who leaves and who comes instead are told, the newcomer twice: as a person and as a newcomer", () => {
  const town = listenedTown(everything);
  heard = [];
  runTick(town, [command("kill", { agent_id: "bob" })]);
  for (let tick = 0; tick < 60; tick++) runTick(town);
  const hooks = new Set(["on_agent_exit", "on_spawn", "on_agent_spawn"]);
  const about = heard.filter(({ hook }) => hooks.has(hook));
  expect(about.map(({ hook, agent_id }) => [hook, agent_id])).toEqual([
    ["on_agent_exit", "bob"],
    ["on_spawn", "bob#1"],
    ["on_agent_spawn", "bob#1"],
  ]);
  expect(about[0]?.context).toMatchObject({ reason: "console_kill" });
  expect(about[2]?.context).toMatchObject({ origin_agent_id: "bob" });
});

test("near death is told once a streak", () => {
  const town = listenedTown([["on_agent_near_death", note]]);
  for (let tick = 0; tick < 25; tick++) {
    runTick(town, [command("setneed", { agent_id: "bob", needs: { hunger: 0.02 } })]);
  }
  expect(heard).toHaveLength(1);
  expect(heard[0]).toMatchObject({ agent_id: "bob", context: { need: "hunger" } });
});
