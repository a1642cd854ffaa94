import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { beforeAll, expect, test } from "vitest";

import type { TownConfig } from "../../../sim/config/town-config.ts";
import { COMMANDS, COMMAND_NAMES, isCommandName, termsOf } from "../../../sim/console/registry.ts";
import type { Spec } from "../../../sim/console/spec.ts";
import type { Door } from "../../../main/console/door.ts";
import { newTown } from "../../../main/town/open-town.ts";
import type { TownHost } from "../../../main/town/town-host.ts";
import { defaultConfig } from "../../helpers/default-config.ts";
import { asked, doorTo } from "../../helpers/door.ts";
import { good } from "../../helpers/town-file.ts";

type Kwargs = Readonly<Record<string, unknown>>;
/** What comes of the arguments; in which town, where that matters. */
type Row = readonly [string, Kwargs, Place?];
/** The one for most; one without much; one that can take no more disturbances; one that Hugo is leaving; one without a file. */
type Place = "plain" | "still" | "crowded" | "left" | "unkept";

const folder = mkdtempSync(path.join(os.tmpdir(), "townlet-test-"));
const file = (name: string, content: unknown): string => {
  const written = path.join(folder, name);
  writeFileSync(written, JSON.stringify(content));
  return written;
};

const MANIFEST = defaultConfig().manifest;
const USE = MANIFEST.find((entry) => entry.type === "affordance");

/** The manifest with thirty more uses: twice that is more than there is room for, with those of before. */
const uses = (when: string): string => {
  const more = Array.from({ length: 30 }, (_, number) => `${when}_${number}`);
  return file(`${when}.yaml`, [...MANIFEST, ...more.map((id) => Object.assign({}, USE, { id }))]);
};

/** The most disturbances that a file may have: more than there is room for beside others. */
const EVENTS = Array.from({ length: 30 }, (_, number) => `outage_${number}`);

const OLD = path.resolve(import.meta.dirname, "../../fixtures/towns/version-2.townlet");
const OUTSIDE = [400, 400];
const FREE = [24, 24];

/** By command, in their order: a row at least for `ok` and for each code that the registry gives it. */
const TABLE: Readonly<Record<string, readonly Row[]>> = {
  noop: [["ok", {}]],
  seed: [["ok", {}]],
  list_agents: [["ok", {}]],
  inspect_agent: [
    ["ok", { agent_id: "alice" }],
    ["not_found", { agent_id: "nobody" }],
  ],
  relationship_summary: [["ok", {}]],
  relationship_detail: [
    ["ok", { agent_id: "alice" }],
    ["not_found", { agent_id: "nobody" }],
  ],
  social_events: [["ok", { limit: 1 }]],
  rivalry_dump: [
    ["ok", {}],
    ["ok", { agent: "alice" }],
    ["not_found", { agent: "nobody" }],
  ],
  employment_status: [["ok", {}]],
  affordance_status: [["ok", {}]],
  conflict_status: [["ok", { history: "x" }]],
  queue_inspect: [["ok", { object_id: "moon" }]],
  debug_queues: [["ok", {}]],
  perturbation_queue: [["ok", {}]],
  spawn: [
    ["ok", { payload: { agent_id: "zoe", position: FREE } }],
    ["conflict", { agent_id: "alice", position: FREE }],
    ["invalid_args", { agent_id: "yuri", position: OUTSIDE }],
  ],
  teleport: [
    ["ok", { agent_id: "alice", position: [25, 24] }],
    ["not_found", { agent_id: "nobody", position: FREE }],
    ["conflict", { agent_id: "hugo", position: FREE }, "left"],
    ["invalid_args", { agent_id: "alice", position: OUTSIDE }],
  ],
  setneed: [
    ["ok", { agent_id: "alice", need: "energy", value: 7 }],
    ["not_found", { agent_id: "nobody", needs: { energy: 1 } }],
    ["conflict", { agent_id: "hugo", needs: { energy: 1 } }, "left"],
    ["usage", { agent_id: "alice", needs: {} }],
  ],
  kill: [
    ["ok", { agent_id: "grace" }, "still"],
    ["not_found", { agent_id: "nobody" }],
    ["conflict", { agent_id: "hugo" }, "left"],
  ],
  possess: [
    ["ok", { agent_id: "alice", action: "acquire" }],
    ["not_found", { agent_id: "nobody", action: "acquire" }],
    ["conflict", { agent_id: "alice", action: "acquire" }],
    ["invalid_args", { agent_id: "carmen", action: "release" }],
  ],
  drive: [
    ["ok", { agent_id: "alice", primitive: { kind: "wait" } }],
    ["not_found", { agent_id: "nobody", primitive: { kind: "wait" } }],
    ["conflict", { agent_id: "carmen", primitive: { kind: "wait" } }],
  ],
  set_exit_cap: [["ok", { cap: 5 }]],
  set_spawn_delay: [
    ["ok", { ticks: 5 }],
    ["invalid_args", { min: 5, max: 3 }],
  ],
  toggle_mortality: [["ok", { enabled: "off" }]],
  set_death_threshold: [["ok", { need: "hunger", value: 0.01, ticks: 40 }]],
  force_chat: [
    ["ok", { speaker: "carmen", listener: "dmitri", quality: 3 }],
    ["not_found", { speaker: "carmen", listener: "nobody" }],
    ["conflict", { speaker: "carmen", listener: "dmitri" }, "still"],
    ["invalid_args", { speaker: "carmen", listener: "carmen" }],
  ],
  set_rel: [
    ["ok", { agent_a: "carmen", agent_b: "dmitri", trust: 0.4 }],
    ["usage", { agent_a: "carmen", agent_b: "dmitri" }],
    ["not_found", { agent_a: "carmen", agent_b: "nobody", trust: 1 }],
    ["conflict", { agent_a: "carmen", agent_b: "dmitri", trust: 1 }, "still"],
    ["invalid_args", { agent_a: "carmen", agent_b: "dmitri", trust: "much" }],
  ],
  employment_exit: [
    ["ok", { action: "review" }],
    ["ok", { action: "defer", agent_id: "carmen" }],
    ["usage", { action: "approve" }],
    ["not_found", { action: "approve", agent_id: "nobody" }],
    ["conflict", { action: "approve", agent_id: "carmen" }, "still"],
  ],
  announce_story: [["ok", { message: "A kite is stuck in the elm." }]],
  price: [
    ["ok", { item: "meal_cost", value: 0.3 }],
    ["not_found", { key: "gold", value: 1 }],
    ["invalid_args", { key: "meal_cost", value: 900 }],
  ],
  set_employment_param: [
    ["ok", { job_id: "grocer", value: 0.02 }],
    ["not_found", { job_id: "astronaut", value: 0.02 }],
    ["invalid_args", { job_id: "grocer", value: 0.0001 }],
  ],
  rain: [["ok", { on: "start" }]],
  blackout: [
    ["ok", { on: "on" }],
    ["conflict", { on: true }, "crowded"],
  ],
  outage: [
    ["ok", { on: "on" }],
    ["conflict", { on: true }, "crowded"],
  ],
  perturbation_trigger: [
    ["ok", { spec: "price_spike", starts_in: 50 }],
    ["unknown_spec", { spec: "plague" }],
    ["invalid_args", { spec: "price_spike", targets: "moon" }],
    ["conflict", { spec: "price_spike" }, "crowded"],
  ],
  arrange_meet: [
    ["ok", { agents: "carmen, dmitri", starts_in: 50 }],
    ["not_found", { agents: ["carmen", "nobody"] }],
    ["unknown_spec", { spec: "plague", agents: ["carmen", "dmitri"] }],
    ["invalid_args", { agents: ["carmen"] }],
    ["conflict", { agents: ["carmen", "dmitri"] }, "crowded"],
  ],
  perturbation_cancel: [["ok", { event_id: "evt_1" }]],
  chaos_hour: [
    ["ok", {}],
    ["conflict", {}, "still"],
  ],
  reload_affordances: [
    ["ok", { path: uses("before") }],
    ["read_failed", { path: path.join(folder, "none.yaml") }],
    ["invalid_args", { path: file("odd-use.yaml", [7]) }],
    ["conflict", { path: uses("after") }],
  ],
  reload_perturbations: [
    ["ok", { path: "configs/perturbations.yaml" }],
    ["read_failed", { path: path.join(folder, "none.yaml") }],
    ["invalid_args", { path: file("odd.yaml", { perturbations: { events: 7 } }) }],
    [
      "conflict",
      {
        path: file("events.yaml", {
          perturbations: {
            events: Object.fromEntries(
              EVENTS.map((name) => [name, { kind: "outage", prob_per_day: 0.1, duration: 5 }]),
            ),
          },
        }),
      },
    ],
  ],
  help: [
    ["ok", {}],
    ["ok", { command: "kill" }],
    ["not_found", { command: "nonsense" }],
  ],
  telemetry_snapshot: [["ok", {}]],
  health_status: [["ok", {}]],
  speed: [["ok", { speed: 10 }]],
  save_snapshot: [
    ["ok", {}],
    ["conflict", {}, "unkept"],
  ],
  snapshot_inspect: [
    ["ok", { path: "old.townlet" }],
    ["invalid_path", { path: "a\0b" }],
    ["forbidden", { path: "/etc/hosts" }],
    ["forbidden", { path: "old.townlet" }, "unkept"],
    ["not_found", { path: "nothing.townlet" }],
    ["read_failed", { path: "letter.townlet" }],
  ],
  snapshot_validate: [
    ["ok", { path: "old.townlet" }],
    ["ok", { path: "letter.townlet" }],
    ["invalid_path", { path: "a\0b" }],
    ["forbidden", { path: "/etc/hosts" }],
    ["not_found", { path: "nothing.townlet" }],
  ],
  snapshot_migrate: [
    ["ok", { path: "old.townlet", output: "new" }],
    ["invalid_args", { path: "old.townlet", output: "new.townlet" }],
    ["invalid_path", { path: "old.townlet", output: "new" }],
    ["forbidden", { path: "/etc/hosts" }],
    ["not_found", { path: "nothing.townlet" }],
    // The town's own file is open.
    ["read_failed", { path: "plain.townlet" }],
    ["migration_failed", { path: "letter.townlet" }],
  ],
  load_snapshot: [
    ["ok", { path: "old.townlet" }],
    ["invalid_path", { path: "a\0b" }],
    ["forbidden", { path: "/etc/hosts" }],
    ["not_found", { path: "nothing.townlet" }],
    ["read_failed", { path: "letter.townlet" }],
    ["read_failed", { path: "plain.townlet" }],
    ["unsupported", { path: "old.townlet" }, "still"],
  ],
  privacy: [["ok", { mode: "hash" }]],
};

/** Nobody is in bed. */
const NOON = 500;

const towns = new Map<Place, { readonly host: TownHost; readonly door: Door }>();

async function open(place: Place, edit: (config: TownConfig) => void): Promise<void> {
  const config = defaultConfig();
  edit(config);
  const made = place === "unkept" ? null : path.join(folder, `${place}.townlet`);
  const parts = { config, scenario: "default", title: place, file: made, replace: false };
  const host = good(await newTown(parts));
  host.advance(NOON);
  // One of them is served; the others are in a window.
  const openTown = place === "still" ? null : () => undefined;
  towns.set(place, { host, door: await doorTo(host, openTown) });
}

beforeAll(async () => {
  await open("plain", ({ features }) => (features.behavior.chaos_hour = true));
  await open("still", ({ features, employment }) => {
    features.stages.relationships = "OFF";
    employment.enforce_job_loop = false;
  });
  await open("left", () => undefined);
  await ask("left", "employment_exit", { action: "approve", agent_id: "hugo" });
  await open("unkept", () => undefined);
  copyFileSync(OLD, path.join(folder, "old.townlet"));
  file("letter.townlet", "Dear reader");
  await open("crowded", () => undefined);
  for (let count = 0; count < 16; count++) {
    await ask("crowded", "perturbation_trigger", { spec: "price_spike", starts_in: 900 });
  }
  return async () => {
    for (const { host } of towns.values()) await host.abandon();
    rmSync(folder, { recursive: true });
  };
});

let asks = 0;

async function ask(place: Place, name: string, kwargs: Kwargs, more: object = {}) {
  const town = towns.get(place);
  if (town === undefined) throw new Error(`no town is ${place}`);
  const cmd_id = `id-${(asks += 1)}`;
  const envelope = { name, kwargs, mode: "admin", cmd_id, confirm: true, ...more };
  const result = await asked(town.host, town.door, envelope);
  expect(result).toMatchObject({ name, tick: town.host.tick });
  expect([result.result === undefined, result.error === undefined]).toContain(true);
  return result;
}

const NAMES = COMMAND_NAMES.filter(isCommandName);

test.each(NAMES)("%s is answered, and refused by each of its codes", async (name) => {
  const rows = TABLE[name] ?? [];
  for (const [code, kwargs, place = "plain"] of rows) {
    const { status, error } = await ask(place, name, kwargs);
    expect(error?.code ?? status, `${JSON.stringify(kwargs)}: ${error?.message}`).toBe(code);
  }
  const { errors }: Spec = COMMANDS[name];
  expect(new Set(rows.map(([code]) => code))).toEqual(new Set(["ok", ...errors]));
});

test.each(NAMES)(
  "%s is refused to whoever may not, without an id, with what it does not know",
  async (name) => {
    const [, kwargs = {}] = TABLE[name]?.[0] ?? [];
    const codeOf = async (more: object, odd: Kwargs = {}): Promise<string> => {
      const { status, error } = await ask("plain", name, { ...kwargs, ...odd }, more);
      return error?.code ?? status;
    };
    const { mode, needsId } = termsOf(name, kwargs);
    if (mode === "admin") expect(await codeOf({ mode: "viewer" })).toBe("forbidden");
    if (needsId) expect(await codeOf({ cmd_id: null })).toBe("usage");
    expect(await codeOf({}, { nonsense: 1 })).toBe("usage");
  },
);
