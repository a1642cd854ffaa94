import { isFirstBook } from "../../sim/affordances/rulebook.ts";
import { configHash } from "../../sim/config/config-id.ts";
import type { TownConfig } from "../../sim/config/town-config.ts";
import { TownFile } from "../../sim/config/town-file.ts";
import { err, ok } from "../../sim/result.ts";
import type { Rules } from "../../sim/rules.ts";
import { stateHash } from "../../sim/snapshot/hash.ts";
import { decodeSnapshot } from "../../sim/snapshot/snapshot.ts";
import { runTick } from "../../sim/tick.ts";
import type { Town } from "../../sim/town.ts";
import { problem, refuse } from "../problem.ts";
import type { Outcome } from "../problem.ts";
import type { StoredKeyframe, StoredTimeline, TownIdentity } from "../store/identity.ts";
import { lineageOf } from "../store/lineage.ts";
import { parseJson } from "../../sim/parse-json.ts";
import type { StoreReads } from "../store/thread-messages.ts";
import { bornWith } from "./beginning.ts";
import { DayWatch, notedEvents } from "./day-watch.ts";
import { NO_INPUTS, type TickInputs, giveChoices } from "./inputs.ts";
import { type Course, Recorded } from "./recorded.ts";

/** A town file as it is read: who the town is, its timelines, and where each has its rules from. */
export interface Archive {
  readonly file: string;
  readonly reads: StoreReads;
  readonly identity: TownIdentity;
  readonly config: TownConfig;
  /** Configurations of timelines that have one of their own, as far as they were asked for. */
  readonly configs: Map<number, TownConfig>;
  /** Compiled once; nothing of it changes while towns run. */
  readonly rules: Map<TownConfig, Rules>;
  readonly recorded: Recorded;
}

/** What is on record of a timeline after some tick: it is simulated again, and compared. */
export interface Past extends Course {
  /** Inclusive. */
  readonly until: number;
  /** Towns that take over at a tick, where a timeline parts from another with rules or people changed. */
  readonly parts: ReadonlyMap<number, Town>;
}

export interface Rebuilt {
  readonly town: Town;
  /** What is known of its day so far. */
  readonly day: DayWatch;
  /** What is on record of its future; null where it has reached the end. */
  readonly past: Past | null;
  /** First tick that was simulated again and differs from the record. */
  readonly divergedAt: number | null;
}

/** Who the town in the file is, its configuration checked like any other. */
export async function readArchive(file: string, reads: StoreReads): Promise<Outcome<Archive>> {
  const identity = await reads.identity();
  const config = readConfig(file, identity?.config ?? "");
  if (!config.ok) return config;
  if (identity === null || configHash(config.value) !== identity.config_hash) {
    return refuse(
      "damaged_file",
      `${file} holds a configuration other than the one that it was made with.`,
      "Open an older copy of it.",
    );
  }
  return ok(archiveOf(file, reads, identity, config.value));
}

/** A town file of which nothing has been read yet. */
export function archiveOf(
  file: string,
  reads: StoreReads,
  identity: TownIdentity,
  config: TownConfig,
): Archive {
  const recorded = new Recorded(file, reads);
  return { file, reads, identity, config, configs: new Map(), rules: new Map(), recorded };
}

function readConfig(file: string, text: string): Outcome<TownConfig> {
  const config = TownFile.safeParse(parseJson(text));
  if (config.success) return ok(config.data);
  const [issue] = config.error.issues;
  const reason = issue === undefined ? "" : `${issue.path.join(".")}: ${issue.message}`;
  return refuse(
    "damaged_file",
    `${file} holds a configuration that this Townlet cannot use (${reason}).`,
    "Open it with the version that wrote it.",
  );
}

/** The configuration of a timeline: its own, or that of the nearest one it comes from. */
export function configIn(
  { file, config, configs }: Archive,
  all: readonly StoredTimeline[],
  timeline: number,
): Outcome<TownConfig> {
  const own = lineageOf(all, timeline).findLast((one) => one.config !== null);
  if (own === undefined || own.config === null) return ok(config);
  const known = configs.get(own.timeline);
  if (known !== undefined) return ok(known);
  const read = readConfig(file, own.config);
  if (read.ok) configs.set(own.timeline, read.value);
  return read;
}

/** Whose record holds a tick of a timeline. The tick at which a timeline begins is its own. */
export function ownerOf(
  all: readonly StoredTimeline[],
  timeline: number,
  tick: number,
): StoredTimeline | undefined {
  return lineageOf(all, timeline).findLast(({ at, parent }) => parent === null || tick >= at);
}

/**
 * The town as it was at a tick of a timeline, from the newest stored state before it and the inputs
 * since. A state that is damaged is passed over for an earlier one.
 */
export async function rebuildAt(
  archive: Archive,
  all: readonly StoredTimeline[],
  timeline: number,
  target: number,
): Promise<Outcome<Rebuilt>> {
  return repeatedAt(archive, all, timeline, target, (town) => dayAt(archive, all, timeline, town));
}

/** The same; `dayOf` says what is known of the day in which the stored state lies. */
async function repeatedAt(
  archive: Archive,
  all: readonly StoredTimeline[],
  timeline: number,
  target: number,
  dayOf: (town: Town) => DayWatch | Promise<DayWatch>,
): Promise<Outcome<Rebuilt>> {
  const owner = ownerOf(all, timeline, target);
  const head = all.find((one) => one.timeline === timeline)?.last_tick ?? 0;
  if (owner === undefined) return refuse("not_found", "There is no such timeline.", "Choose one.");
  const config = configIn(archive, all, owner.timeline);
  if (!config.ok) return config;
  const start = await newestSound(archive, config.value, owner.timeline, target);
  if (!start.ok) return start;
  const { town, tick } = start.value;
  const course = await archive.recorded.over(all, timeline, tick, head);
  if (!course.ok) return course;
  const parts = await laterParts(archive, all, timeline, target);
  if (!parts.ok) return parts;
  const past = { until: head, ...course.value, parts: parts.value };
  const day = await dayOf(town);
  const again = repeatTo(town, day, past, target);
  return again.ok
    ? ok({ town, day, past: target < head ? past : null, divergedAt: again.value })
    : again;
}

/** What is on record of the day so far, in a town at some tick of a timeline. */
async function dayAt(
  archive: Archive,
  all: readonly StoredTimeline[],
  timeline: number,
  town: Town,
): Promise<DayWatch> {
  const tick = town.world.town.tick[0] ?? 0;
  const midnight = tick - (tick % town.rules.ticksPerDay);
  if (tick === midnight) return DayWatch.from(town);
  const begun = await repeatedAt(archive, all, timeline, midnight, (start) => DayWatch.from(start));
  if (!begun.ok || begun.value.divergedAt !== null) return DayWatch.from(town);
  const events = await notedEvents(archive.reads, timeline, midnight, tick);
  return DayWatch.since(begun.value.town, events);
}

/** Runs recorded ticks up to `target`; the first tick that differs from the record, or null. */
function repeatTo(town: Town, day: DayWatch, past: Past, target: number): Outcome<number | null> {
  let diverged: number | null = null;
  for (let tick = (town.world.town.tick[0] ?? 0) + 1; tick <= target; tick++) {
    try {
      repeatTick(town, past, tick);
      day.follow(town);
    } catch (error) {
      return err(
        problem(
          "invariant",
          `The town stopped at tick ${tick} when it was simulated again: ${String(error)}.`,
          "Choose another tick, and please report this sentence.",
        ),
      );
    }
    if (diverged === null && !isAsRecorded(town, past, tick)) diverged = tick;
  }
  return ok(diverged);
}

/** Runs one recorded tick with its inputs. */
export function repeatTick(town: Town, { inputs }: Pick<Past, "inputs">, tick: number): TickInputs {
  const given = inputs.get(tick) ?? NO_INPUTS;
  giveChoices(town, given);
  runTick(town, given.commands);
  return given;
}

/** Whether the record says the same of the state, or nothing. */
export function isAsRecorded(town: Town, { hashes }: Past, tick: number): boolean {
  const expected = hashes.get(tick);
  return expected === undefined || expected === stateHash(town);
}

/** The towns that take over after `target`, where a timeline's beginning changed rules or choosers. */
async function laterParts(
  archive: Archive,
  all: readonly StoredTimeline[],
  timeline: number,
  target: number,
): Promise<Outcome<Map<number, Town>>> {
  const parts = new Map<number, Town>();
  const line = lineageOf(all, timeline);
  for (const [index, one] of line.entries()) {
    const before = line[index - 1];
    if (before === undefined || one.at <= target) continue;
    if (one.config === null && one.policy === before.policy) continue;
    const config = configIn(archive, all, one.timeline);
    if (!config.ok) return config;
    const began = await newestSound(archive, config.value, one.timeline, one.at);
    if (!began.ok) return began;
    parts.set(one.at, began.value.town);
  }
  return ok(parts);
}

/**
 * The newest stored state at or before `tick` whose bytes still have their hash. Where none has,
 * a town whose record is complete can be born again.
 */
export async function newestSound(
  archive: Archive,
  config: TownConfig,
  timeline: number,
  tick: number,
): Promise<Outcome<{ readonly tick: number; readonly town: Town }>> {
  const { reads, file } = archive;
  let reason = "there is none";
  for (const keyframe of await reads.keyframesUpTo(timeline, tick)) {
    const town = await readKeyframe(archive, config, keyframe);
    if (town.ok) return ok({ tick: keyframe.tick, town: town.value });
    reason = town.error.message;
    if (keyframe.tick === 0) {
      const reborn = bornWith(config, await policyIn(archive, timeline));
      if (stateHash(reborn) === keyframe.state_hash) return ok({ tick: 0, town: reborn });
    }
  }
  return refuse(
    "damaged_file",
    `${file} holds no state that can be used: ${reason}`,
    "Open an older copy of it, or use the version of Townlet that wrote it.",
  );
}

async function policyIn({ reads }: Archive, timeline: number): Promise<string> {
  return (await reads.timelines()).find((one) => one.timeline === timeline)?.policy ?? "";
}

/** A stored state brought back to life, its memory its own; refused when it is damaged or does not fit. */
export async function readKeyframe(
  { reads, rules }: Archive,
  config: TownConfig,
  keyframe: StoredKeyframe,
): Promise<Outcome<Town>> {
  const bytes = await reads.keyframeBytes(keyframe);
  if (!bytes.ok) return bytes;
  const town = decodeSnapshot(config, bytes.value, rules.get(config));
  if (town.ok && stateHash(town.value) === keyframe.state_hash) {
    if (isFirstBook(town.value.rules.book)) rules.set(config, town.value.rules);
    return ok(town.value);
  }
  const reason = town.ok ? "its hash differs" : town.error.message;
  return refuse(
    "damaged_file",
    `the state of tick ${keyframe.tick} cannot be used: ${reason}.`,
    "Open an older copy of it.",
  );
}
