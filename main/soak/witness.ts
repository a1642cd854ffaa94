import { existsSync, readFileSync } from "node:fs";

import { stateHash } from "../../sim/snapshot/hash.ts";
import { errorMessage } from "../problem.ts";
import type { StoredTimeline } from "../store/identity.ts";
import { openDatabase } from "../store/native.ts";
import { SHOWN, openTown } from "../town/open-town.ts";
import type { TownHost } from "../town/town-host.ts";
import { Watch } from "./laws.ts";
import type { Reference } from "./reference.ts";
import type { Report } from "./reports.ts";

/** What is wrong with a town's files after whatever has befallen them. */
export interface Examination {
  /** Where the timeline that was shown last ends. */
  readonly tick: number;
  /** Ticks of all timelines together. */
  readonly recorded: number;
  /** Time from asking for the town to having it, in milliseconds. */
  readonly recoveryMs: number;
  /** Files that are damaged, or hold another town than they should. */
  readonly corruptions: readonly string[];
  /** What was promised and is not there. */
  readonly losses: readonly string[];
  /** Laws of the town that do not hold. */
  readonly laws: readonly string[];
}

interface Findings {
  readonly corruptions: string[];
  readonly losses: string[];
  readonly laws: string[];
}

/** What may stand in a file: one thing where it was promised, several while nobody knows; null for no file. */
interface Promised<T> {
  readonly any: Set<T | null>;
  isTouched: boolean;
}

/**
 * Remembers what a victim was promised, and holds the files against it once the victim is gone. It lives in
 * another process, on another disk.
 */
export class Witness {
  readonly #file: string;
  readonly #reference: Reference;
  readonly #durable = new Map<string, number>();
  /** Timelines that were begun, and at which tick. */
  readonly #begun = new Map<string, number>();
  readonly #known = new Set<string>();
  readonly #copies = new Map<string, Promised<string>>();
  readonly #notes = new Map<string, Promised<number>>();

  constructor(file: string, reference: Reference, first: string) {
    this.#file = file;
    this.#reference = reference;
    this.#known.add(first);
  }

  hear(report: Report): void {
    if (report.kind === "durable") this.#promise(report.timeline, report.tick);
    if (report.kind === "begins") this.#hearOfBeginning(report);
    if (report.kind === "done") this.#hearOfEnd(report);
  }

  #promise(timeline: string, tick: number): void {
    this.#durable.set(timeline, Math.max(tick, this.#durable.get(timeline) ?? 0));
  }

  #hearOfBeginning({ deed, timeline, tick, head }: Extract<Report, { kind: "begins" }>): void {
    if (deed.kind === "copy") mayBe(this.#copies, deed.file, nameOf(timeline, head));
    if (deed.kind === "note") mayBe(this.#notes, deed.file, deed.number);
    if (deed.kind === "branch") this.#begun.set(deed.name, tick);
  }

  #hearOfEnd({ deed, timeline, tick, head }: Extract<Report, { kind: "done" }>): void {
    if (deed.kind === "copy") mustBe(this.#copies, deed.file, nameOf(timeline, head));
    if (deed.kind === "note") mustBe(this.#notes, deed.file, deed.number);
    if (deed.kind === "branch") this.#promise(deed.name, tick);
    if (deed.kind === "save") this.#promise(timeline, head);
  }

  /** Opens everything as the program would, and looks. The victim has to be gone. */
  async examine(): Promise<Examination> {
    const findings: Findings = { corruptions: [], losses: [], laws: [] };
    const town = await this.#examineTown(findings);
    for (const [file, copy] of this.#copies) await this.#examineCopy(file, copy, findings);
    for (const [file, note] of this.#notes) examineNote(file, note, findings);
    return { ...findings, ...town };
  }

  async #examineTown(
    found: Findings,
  ): Promise<Pick<Examination, "tick" | "recorded" | "recoveryMs">> {
    const start = performance.now();
    const opened = await openTown(this.#file, { timeline: SHOWN });
    const recoveryMs = performance.now() - start;
    if (!opened.ok) {
      found.corruptions.push(`${opened.error.code}: ${opened.error.message}`);
      return { tick: 0, recorded: 0, recoveryMs };
    }
    const host = opened.value;
    const { timelines, tick } = host;
    await host.abandon();
    if (host.notice !== null) found.losses.push(host.notice.message);
    this.#learn(timelines, found);
    for (const [timeline, durable] of this.#durable) {
      const last = timelines.find(({ name }) => name === timeline)?.last_tick ?? -1;
      if (last >= durable) continue;
      found.losses.push(`tick ${durable} of ${timeline} was acknowledged, it ends at ${last}`);
    }
    this.#compare("the town", host, found);
    found.laws.push(...new Watch().look(host.town));
    await integrity(this.#file, found);
    const recorded = timelines.reduce((sum, { at, last_tick }) => sum + last_tick - at, 0);
    return { tick, recorded, recoveryMs };
  }

  /** Timelines that were begun may be there, even where nobody was told that they are. */
  #learn(timelines: readonly StoredTimeline[], found: Findings): void {
    for (const { name, parent, at } of timelines) {
      if (this.#known.has(name)) continue;
      const above = timelines.find(({ timeline }) => timeline === parent)?.name;
      if (above === undefined || this.#begun.get(name) !== at) {
        found.corruptions.push(`nobody has begun the timeline ${name} at tick ${at}`);
      }
      this.#known.add(name);
      this.#reference.branch(name, above ?? "main", at);
    }
  }

  #compare(what: string, { timeline, tick, town }: TownHost, found: Findings): void {
    const name = timeline?.name ?? "";
    if (!this.#known.has(name)) return;
    if (stateHash(town) === this.#reference.hashAt(name, tick)) return;
    found.corruptions.push(
      `${what}: tick ${tick} of ${name} is another than in an uninterrupted run`,
    );
  }

  async #examineCopy(file: string, copy: Promised<string>, found: Findings): Promise<void> {
    if (!copy.isTouched) return;
    copy.isTouched = false;
    if (!existsSync(file)) {
      if (!copy.any.has(null)) found.losses.push(`the copy of ${listed(copy.any)} is gone`);
      return;
    }
    const opened = await openTown(file, { timeline: SHOWN });
    if (!opened.ok) {
      found.corruptions.push(`a copy: ${opened.error.code}: ${opened.error.message}`);
      return;
    }
    const host = opened.value;
    await host.abandon();
    const ends = host.timelines.map(({ name, last_tick }) => nameOf(name, last_tick));
    const held = ends.find((end) => copy.any.has(end));
    if (held === undefined) {
      found.losses.push(`a copy holds ${ends.join(", ")}, promised was ${listed(copy.any)}`);
    }
    this.#compare("a copy", host, found);
    await integrity(file, found);
    copy.any.clear();
    copy.any.add(held ?? null);
  }
}

function nameOf(timeline: string, tick: number): string {
  return `${timeline} at tick ${tick}`;
}

function listed(any: ReadonlySet<string | number | null>): string {
  return [...any].map((one) => one ?? "nothing").join(" or ");
}

function mayBe<T>(all: Map<string, Promised<T>>, file: string, one: T): void {
  const promised = all.get(file) ?? { any: new Set([null]), isTouched: true };
  promised.any.add(one);
  promised.isTouched = true;
  all.set(file, promised);
}

function mustBe<T>(all: Map<string, Promised<T>>, file: string, one: T): void {
  all.set(file, { any: new Set([one]), isTouched: true });
}

function examineNote(file: string, promised: Promised<number>, found: Findings): void {
  let note: unknown;
  try {
    note = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
  } catch (error) {
    found.corruptions.push(`a note cannot be read: ${errorMessage(error)}`);
    return;
  }
  const number = typeof note === "object" && note !== null && "number" in note ? note.number : null;
  const known = number === null || typeof number === "number";
  if (known && promised.any.has(number)) {
    promised.any.clear();
    promised.any.add(number);
    return;
  }
  found.losses.push(`a note says ${String(number)}, promised was ${listed(promised.any)}`);
}

/** All that SQLite itself can check. */
async function integrity(file: string, found: Findings): Promise<void> {
  try {
    const opened = await openDatabase(file, { fileMustExist: true });
    if (!opened.ok) throw new Error(opened.error.message);
    const result = opened.value.pragma("integrity_check(1)", { simple: true });
    opened.value.close();
    if (result !== "ok") found.corruptions.push(`${file}: ${String(result)}`);
  } catch (error) {
    found.corruptions.push(`${file}: ${errorMessage(error)}`);
  }
}
