import { existsSync } from "node:fs";
import path from "node:path";

import type { Command } from "commander";

import { canonicalJson, configHash } from "../../sim/config/config-id.ts";
import type { TownConfig } from "../../sim/config/town-config.ts";
import { ok } from "../../sim/result.ts";
import { kpis } from "../../sim/telemetry/kpis.ts";
import { loadConfig } from "../config/load-config.ts";
import { type Outcome, problem, refuse } from "../problem.ts";
import { copyStore } from "../store/copy-file.ts";
import type { StoredKeyframe, StoredTimeline } from "../store/identity.ts";
import { SCHEMA_VERSION } from "../store/migrate.ts";
import { type Access, openStore } from "../store/open-store.ts";
import { parseJson } from "../../sim/parse-json.ts";
import type { TownStore } from "../store/town-store.ts";
import { findTimeline } from "../town/open-town.ts";
import { type Archive, configIn, readArchive, readKeyframe } from "../town/rebuild.ts";
import { readAddress } from "./address.ts";
import { wholeNumber } from "./numbers.ts";
import type { CommonOptions, Register } from "./register.ts";
import { configRefusal, refusal, table } from "./terminal.ts";
import type { Ending } from "./terminal.ts";

interface SnapshotOptions extends CommonOptions {
  readonly at?: number;
  readonly out?: string;
  readonly rules?: string;
}

/** A file that is looked at, and which of its timelines. */
interface Looked {
  readonly store: TownStore;
  readonly archive: Archive;
  readonly timelines: readonly StoredTimeline[];
  readonly timeline: StoredTimeline;
}

type Act = (looked: Looked, options: SnapshotOptions) => Promise<Ending>;

export function addSnapshot(program: Command, register: Register): void {
  const snapshot = program
    .command("snapshot")
    .summary("what states a town file holds")
    .description("Lists, inspects, checks, migrates, exports and imports what a town file holds.");
  const add = (name: string, summary: string, act: Act, access: Access = "read"): Command => {
    const command = snapshot
      .command(name)
      .summary(summary)
      .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`)
      .argument("<FILE.townlet[#NAME]>", "town file, and which of its timelines");
    register(command, () =>
      look(command.args[0] ?? "", access, (looked) => act(looked, command.opts())),
    );
    return command;
  };
  add("list", "list the stored states", list);
  add("inspect", "say what a stored state holds", inspect).option(
    "--at <T>",
    "the newest at or before this tick",
    wholeNumber(0),
  );
  add("validate", "check that every stored state can be used", validate);
  add("migrate", "bring an older file to this version's form", migrated, "write");
  add("export", "write the whole town as one file that can be sent", exported).requiredOption(
    "--out <NEW.townlet>",
    "the file to write",
  );
  add("import", "check somebody's file, and take it over as one of your own", imported)
    .requiredOption("--out <NEW.townlet>", "the file to write")
    .option("--rules <SCENARIO>", "refuse it unless it has the rules of this scenario");
}

async function look(
  address: string,
  access: Access,
  act: (looked: Looked) => Promise<Ending>,
): Promise<Ending> {
  const { file, timeline: name } = readAddress(address);
  const opened = await openStore(file, { access });
  if (!opened.ok) return refusal(opened.error);
  const store = opened.value;
  try {
    const archive = await readArchive(file, store);
    if (!archive.ok) return refusal(archive.error);
    const timelines = store.timelines();
    const found = findTimeline(file, timelines, name);
    if (!found.ok) return refusal(found.error);
    return await act({ store, archive: archive.value, timelines, timeline: found.value });
  } finally {
    store.close();
  }
}

function described({ store, archive, timelines }: Looked, keyframe: StoredKeyframe) {
  const own = timelines.find(({ timeline }) => timeline === keyframe.timeline);
  return {
    tick: keyframe.tick,
    timeline: own?.name ?? "",
    bytes: keyframe.raw_bytes,
    state_hash: keyframe.state_hash,
    config_id: archive.identity.config_id,
    config_hash: archive.identity.config_hash,
    policy: own?.policy ?? "",
    policy_hash: own?.policy_hash ?? null,
    variant: own?.variant ?? null,
    learned_ratio: own?.learned_ratio ?? 0,
    schema_version: SCHEMA_VERSION,
    migrations: store.migrations(),
  };
}

/** Oldest first. */
function keyframesOf({ store, timeline }: Looked): StoredKeyframe[] {
  return store.keyframesUpTo(timeline.timeline, Number.MAX_SAFE_INTEGER).toReversed();
}

async function list(looked: Looked): Promise<Ending> {
  const snapshots = keyframesOf(looked).map((keyframe) => described(looked, keyframe));
  const rows = snapshots.map(({ tick, timeline, bytes, state_hash }) => [
    String(tick),
    timeline,
    `${Math.round(bytes / 1024)} KB`,
    state_hash,
  ]);
  const text = table([["tick", "timeline", "size", "state"], ...rows]);
  return { status: 0, document: { ok: true, snapshots }, text };
}

async function inspect(looked: Looked, { at }: SnapshotOptions): Promise<Ending> {
  const { store, archive, timelines, timeline } = looked;
  const [keyframe] = store.keyframesUpTo(timeline.timeline, at ?? timeline.last_tick);
  if (keyframe === undefined) {
    return refusal(problem("not_found", "There is no state that early.", "Choose a later tick."));
  }
  const config = configIn(archive, timelines, keyframe.timeline);
  const town = config.ok ? await readKeyframe(archive, config.value, keyframe) : config;
  if (!town.ok) return refusal(town.error);
  const { people } = town.value;
  const living = people.filter(({ left }) => left === null).map(({ id }) => id);
  const document = {
    ok: true,
    ...described(looked, keyframe),
    people: living,
    departed: people.length - living.length,
    systems: parseJson(store.keyframeSystems(keyframe)),
    kpis: kpis(town.value),
  };
  const text = table([
    ["Tick", String(document.tick)],
    ["Timeline", document.timeline],
    ["People", living.join(", ")],
    ["State", document.state_hash],
    ["Rules", `${document.config_id} (${document.config_hash.slice(0, 12)}…)`],
  ]);
  return { status: 0, document, text };
}

async function validate(looked: Looked): Promise<Ending> {
  const { store } = looked;
  const checked = await allSound(looked);
  const problems = checked.filter(({ message }) => message !== null);
  const document = { ok: problems.length === 0, snapshots: checked.length, problems };
  if (problems.length === 0) {
    return { status: 0, document, text: `${checked.length} states in ${store.file}, all sound.` };
  }
  const lines = problems.map(({ tick, message }) => `  tick ${tick}: ${message ?? ""}`);
  return { status: 1, document, complaint: `townlet: ${store.file}\n${lines.join("\n")}` };
}

/** Every stored state of every timeline, with what is wrong with it. */
async function allSound({ archive, timelines, store }: Looked) {
  const checked: { tick: number; timeline: string; message: string | null }[] = [];
  for (const { timeline, name } of timelines) {
    const config = configIn(archive, timelines, timeline);
    const own = store
      .keyframesUpTo(timeline, Number.MAX_SAFE_INTEGER)
      .filter((keyframe) => keyframe.timeline === timeline);
    for (const keyframe of own.toReversed()) {
      const town = config.ok ? await readKeyframe(archive, config.value, keyframe) : config;
      const message = town.ok ? null : town.error.message;
      checked.push({ tick: keyframe.tick, timeline: name, message });
    }
  }
  return checked;
}

async function migrated({ store }: Looked): Promise<Ending> {
  const migrations = store.migrations();
  const document = { ok: true, file: store.file, schema_version: SCHEMA_VERSION, migrations };
  const text = `${store.file} has version ${SCHEMA_VERSION} (steps: ${migrations.join(", ") || "none"}).`;
  return { status: 0, document, text };
}

async function exported({ store }: Looked, { out = "" }: SnapshotOptions): Promise<Ending> {
  return writtenTo(store, path.resolve(out));
}

async function imported(looked: Looked, { out = "", rules }: SnapshotOptions): Promise<Ending> {
  const damage = looked.store.check();
  const broken = (await allSound(looked)).find(({ message }) => message !== null);
  const message = damage ?? broken?.message ?? null;
  if (message !== null) {
    const { file } = looked.store;
    return refusal(
      problem("damaged_file", `${file} is damaged: ${message}`, "Ask for another copy of it."),
    );
  }
  if (rules !== undefined) {
    const loaded = loadConfig(rules);
    if (!loaded.ok) return configRefusal(loaded.error);
    const same = sameRules(looked.archive.config, loaded.value.config, rules);
    if (!same.ok) return refusal(same.error);
  }
  return writtenTo(looked.store, path.resolve(out));
}

async function writtenTo(store: TownStore, file: string): Promise<Ending> {
  if (existsSync(file)) {
    return refusal(
      problem(
        "file_exists",
        `${file} exists already; it was left untouched.`,
        "Choose another name.",
      ),
    );
  }
  const copied = await copyStore(store, file);
  if (!copied.ok) return refusal(copied.error);
  return { status: 0, document: { ok: true, file }, text: `Written to ${file}.` };
}

/** Refused with the parts that differ. */
function sameRules(town: TownConfig, wanted: TownConfig, name: string): Outcome<null> {
  if (configHash(town) === configHash(wanted)) return ok(null);
  const other = new Map(Object.entries(wanted));
  const differing = Object.entries(town)
    .filter(([key, value]) => canonicalJson(value) !== canonicalJson(other.get(key)))
    .map(([key]) => key);
  return refuse(
    "bad_config",
    `The town has other rules than ${name}: ${differing.join(", ")}.`,
    "Leave --rules out to take it with its own rules.",
  );
}
