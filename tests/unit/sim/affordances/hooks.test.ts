import { expect, test } from "vitest";

import type { HookCall, HookHandler } from "../../../../sim/affordances/hook-call.ts";
import {
  HOOK_MODULES,
  askForHooks,
  hooksOf,
  setHooks,
  timeHooksBy,
} from "../../../../sim/affordances/hooks.ts";
import { type HookModule, loadHooks } from "../../../../sim/affordances/load-hooks.ts";
import { outcomesOf } from "../../../../sim/affordances/outcomes.ts";
import { progressUses, releaseUse } from "../../../../sim/affordances/progress-uses.ts";
import { startUse } from "../../../../sim/affordances/start-use.ts";
import type { Affordance } from "../../../../sim/config/manifest.ts";
import { checkTown } from "../../../../sim/config/town-file.ts";
import { request } from "../../../../sim/queues/reservations.ts";
import type { Town } from "../../../../sim/town.ts";
import { checkWorld } from "../../../../sim/world/check-world.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { makeConfig, makeTown } from "../../../helpers/make-town.ts";
import { offer } from "../../../helpers/offer.ts";
import { someone } from "../../../helpers/someone.ts";

const SETTINGS = { hook_allowlist: [], allow_env_hooks: false };

/** Ann at a till whose meals have the hooks of the test. */
function tillTown(
  hooks: Partial<Affordance["hooks"]>,
  handlers: Readonly<Record<string, HookHandler>>,
): Town {
  const town = makeTown({
    objects: [
      { id: "till", type: "till", position: [3, 0], use_tile: [3, 1], stock: { meals: 9 } },
    ],
    people: [{ id: "ann", position: [3, 1], wallet: 1 }],
    edit: (config) => {
      offer(config, "buy_meal").hooks = { before: [], after: [], fail: [], ...hooks };
    },
  });
  const own: HookModule<HookHandler> = {
    registerHooks(register) {
      for (const [name, handler] of Object.entries(handlers)) register(name, handler);
    },
  };
  const modules = new Map([...HOOK_MODULES, ["own", own]]);
  setHooks(town, loadHooks({ ...SETTINGS, hook_allowlist: ["own"] }, modules, []));
  return town;
}

function buy(town: Town): boolean {
  const { slot } = someone(town, "ann");
  beginTick(town);
  request(town, slot, 0);
  return startUse(town, slot, town.rules.uses.buyMeal);
}

test("[A31] before and after hooks run once each, in the order of the list, and know what it is about", () => {
  const calls: HookCall[] = [];
  const names: string[] = [];
  const note: HookHandler = (call) => {
    calls.push({ ...call });
    names.push(`${call.stage} ${call.hook}`);
  };
  const town = tillTown(
    { before: ["first", "second"], after: ["third"], fail: ["never"] },
    { first: note, second: note, third: note, never: note },
  );
  expect(buy(town)).toBe(true);
  for (let tick = 0; tick < 6; tick++) progressUses(town);
  expect(names).toEqual(["before first", "before second", "after third"]);
  const { slot } = someone(town, "ann");
  expect(calls[0]).toMatchObject({ tick: 1, slot, object: 0, units: 1, reason: null });
  expect(calls[0]?.town).toBe(town);
  expect(calls[0]?.spec.id).toBe("buy_meal");
});

test("several handlers of one name run in the order of registration; names that nobody registers are skipped", () => {
  const order: number[] = [];
  const modules = new Map<string, HookModule<HookHandler>>([
    ...HOOK_MODULES,
    [
      "own",
      {
        registerHooks(register) {
          register("twice", () => void order.push(1));
          register("twice", () => void order.push(2));
        },
      },
    ],
  ]);
  const town = tillTown({ before: ["nobody", "twice"] }, {});
  setHooks(town, loadHooks({ ...SETTINGS, hook_allowlist: ["own"] }, modules, []));
  expect(buy(town)).toBe(true);
  expect(order).toEqual([1, 2]);
});

test("a before hook can call a start off: nothing was taken, nothing has failed, the till is free", () => {
  for (const cancel of [
    (): boolean => false,
    (call: HookCall): void => {
      call.cancel = true;
    },
  ]) {
    let later = 0;
    const town = tillTown(
      { before: ["stop", "still"], fail: ["fail"] },
      { stop: cancel, still: () => void (later += 1), fail: () => void (later += 10) },
    );
    expect(buy(town)).toBe(false);
    const ann = someone(town, "ann");
    expect([ann.get("wallet"), ann.get("prepaid"), ann.get("heldObject")]).toEqual([1, 0, -1]);
    expect(town.world.objects.stock[0]).toBe(9);
    expect(eventsOf(town)).toEqual([]);
    expect(later).toBe(1);
    expect(outcomesOf(town, ann.slot).at(-1)).toMatchObject({
      kind: "start",
      success: false,
      reason: "hook_cancelled",
    });
    expect(checkWorld(town)).toEqual([]);
  }
});

test("a before hook can make a start fail for a reason; the fail hooks hear it", () => {
  const heard: unknown[] = [];
  const town = tillTown(
    { before: ["stop"], fail: ["fail"] },
    {
      stop: (call) => {
        call.abort = "no_items";
      },
      fail: ({ stage, reason }) => void heard.push([stage, reason]),
    },
  );
  expect(buy(town)).toBe(false);
  expect(heard).toEqual([["fail", "no_items"]]);
  expect(eventsOf(town)).toMatchObject([{ event: "affordance_fail", reason: "no_items" }]);
  expect(someone(town, "ann").get("wallet")).toBe(1);
});

test("a hook that throws is noted and stops nothing", () => {
  const town = tillTown(
    { before: ["bad", "good"] },
    {
      bad: () => {
        throw new Error("oh");
      },
      good: ({ town: { world } }) => void (world.agents.units[0] = 1),
    },
  );
  expect(buy(town)).toBe(true);
  expect([...hooksOf(town).failures]).toEqual([["bad", "oh"]]);
});

test("hooks for every affordance run after its own", () => {
  const order: string[] = [];
  const note: HookHandler = ({ hook, reason }) => void order.push(`${hook} ${String(reason)}`);
  const town = tillTown(
    { before: ["own_hook"] },
    {
      own_hook: note,
      on_affordance_before: note,
      on_affordance_after: note,
      on_affordance_fail: note,
    },
  );
  buy(town);
  releaseUse(town, someone(town, "ann").slot, true);
  buy(town);
  for (let tick = 0; tick < 6; tick++) progressUses(town);
  expect(order).toEqual([
    "own_hook null",
    "on_affordance_before null",
    "on_affordance_fail abandoned",
    "own_hook null",
    "on_affordance_before null",
    "on_affordance_after null",
  ]);
});

test("[A37] modules: the built-in one always, others when listed; every refusal has its reason", () => {
  const module: HookModule<() => void> = {
    registerHooks: (register) => register("extra", () => undefined),
  };
  const modules = new Map<string, HookModule<() => void>>([
    ["builtin", module],
    ["mine", module],
    ["empty", {}],
    [
      "bad",
      {
        registerHooks(register) {
          register("half", () => undefined);
          throw new Error("no luck");
        },
      },
    ],
  ]);
  const load = (hook_allowlist: string[], allow_env_hooks: boolean, environment: string[]) => {
    const { accepted, rejected, handlers } = loadHooks(
      { hook_allowlist, allow_env_hooks },
      modules,
      environment,
    );
    return [accepted, rejected, [...handlers].map(([name, list]) => [name, list.length])];
  };
  expect(load([], false, [])).toEqual([["builtin"], [], [["extra", 1]]]);
  expect(load(["mine", "mine"], true, ["mine"])).toEqual([["builtin", "mine"], [], [["extra", 2]]]);
  expect(load([], true, ["mine"])[1]).toEqual([
    { module: "mine", reason: "not in hook_allowlist" },
  ]);
  expect(load(["mine"], false, ["mine"])).toEqual([
    ["builtin", "mine"],
    [
      {
        module: "env@TOWNLET_AFFORDANCE_HOOK_MODULES",
        reason: "environment overrides disabled",
      },
    ],
    [["extra", 2]],
  ]);
  expect(load(["gone", "empty", "bad"], false, [])[1]).toEqual([
    { module: "gone", reason: "import_error: no module 'gone' is built into this program" },
    { module: "empty", reason: "missing_register_hooks" },
    { module: "bad", reason: "register_failed: no luck" },
  ]);
  expect(load(["bad"], false, [])[2]).toEqual([["extra", 1]]);
});

test("a town loads the hooks that its configuration allows", () => {
  const town = makeTown({
    edit: (config) => {
      config.affordances.runtime.hook_allowlist = ["mine"];
    },
  });
  expect(hooksOf(town).accepted).toEqual(["builtin"]);
  expect(hooksOf(town).rejected[0]?.reason).toMatch(/^import_error: /);
  expect(hooksOf(town)).toBe(hooksOf(town));
});

test("the environment is heard where the configuration allows it", () => {
  askForHooks(["mine"]);
  const loads = (allow_env_hooks: boolean) =>
    hooksOf(
      makeTown({
        edit: ({ affordances }) => {
          affordances.runtime.allow_env_hooks = allow_env_hooks;
        },
      }),
    ).rejected.map(({ reason }) => reason);
  expect([loads(false), loads(true)]).toEqual([
    ["environment overrides disabled"],
    ["not in hook_allowlist"],
  ]);
  askForHooks([]);
});

test("[A39] the runtime of uses is the one compiled in; another is refused at the start", () => {
  const mistakes = (factory: string | null): string[] => {
    const config = makeConfig();
    config.affordances.runtime.factory = factory;
    return checkTown(config)
      .filter(({ severity }) => severity === "error")
      .map(({ path, message }) => `${path.join(".")}: ${message}`);
  };
  const found = (message: string): string[] => [`affordances.runtime.factory: ${message}`];
  for (const factory of ["mine", "a:b:c"]) {
    expect(mistakes(factory)).toEqual(found(`expected 'module:function', found '${factory}'`));
  }
  expect(mistakes("other:thing")).toEqual(
    found("unknown runtime 'other:thing'; known: builtin:standard"),
  );
  expect(mistakes("builtin:standard")).toEqual([]);
  expect(mistakes(null)).toEqual([]);
});

test("[A39] hooks are timed when the configuration says so, and not otherwise", () => {
  let now = 0;
  timeHooksBy(() => (now += 2));
  for (const instrumentation of ["off", "timings"] as const) {
    const town = tillTown({ before: ["first"] }, { first: () => undefined });
    town.config.affordances.runtime.instrumentation = instrumentation;
    buy(town);
    expect([...hooksOf(town).timings]).toEqual(
      instrumentation === "off" ? [] : [["first", { calls: 1, ms: 2 }]],
    );
  }
});
