import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";

import type { TownConfig } from "../../sim/config/town-config.ts";
import { ok } from "../../sim/result.ts";
import type { Outcome } from "../problem.ts";
import { openStore } from "../store/open-store.ts";
import { newTown } from "../town/open-town.ts";
import { verifyTown } from "../town/verify-town.ts";
import { type Child, type Death, startVictim, victimFile } from "./child.ts";
import { FAULT_KINDS, type FaultKind, hitsOf } from "./fault-control.ts";
import { type FaultyDisk, makeFaultyDisk } from "./faulty-disk.ts";
import { Reference, mixed } from "./reference.ts";
import type { LifePlan, Report } from "./reports.ts";
import { type Examination, Witness } from "./witness.ts";

/** A town is left for a new one when it is older, so that files stay small. */
const TOWN_TICKS = 5000;

/** A victim that lives for so long hangs, whatever the machine. */
const HANGS_MS = 600_000;

/** What a life is to be, apart from what the lane knows itself. */
export interface LifeOrder {
  readonly deeds: number;
  readonly ticks: number;
  readonly restMs: number;
  readonly faults: { readonly kinds: readonly FaultKind[]; readonly every: number } | null;
  readonly end: LifePlan["end"];
  /** Kill it from outside so long after it was let go or has its town, whatever it is doing; null to let it end. */
  readonly kill: { readonly after: "go" | "opened"; readonly ms: number } | null;
}

export interface LaneSettings {
  /** Made for it; must not exist. */
  readonly folder: string;
  readonly config: TownConfig;
  readonly seed: number;
  /** Puts the towns on a disk that can fail. */
  readonly faults: boolean;
  /** The program of victims; the one beside this file when left out. */
  readonly victim?: string | undefined;
}

/** What became of one life. */
export interface LifeResult {
  readonly life: number;
  readonly death: Death;
  readonly examination: Examination;
  /** Everything that must not be: lost, damaged, broken, hung or thrown. Empty for a sound program. */
  readonly broken: readonly string[];
  /** Operations hit, by kind. */
  readonly hits: Readonly<Record<FaultKind, number>>;
  readonly struck: readonly Extract<Report, { kind: "struck" }>[];
  readonly deeds: number;
  readonly refused: number;
  /** Ticks that are on record for the first time. */
  readonly ticks: number;
  /** Bytes in use after so many ticks, as far as the victim could tell. */
  readonly memory: readonly Memory[];
  readonly ms: number;
}

export type Memory = Omit<Extract<Report, { kind: "memory" }>, "kind">;

/** One town after another, each living many lives on one disk, in processes that come to bad ends. */
export class Lane {
  readonly #folder: string;
  readonly #config: TownConfig;
  readonly #seed: number;
  readonly #disk: FaultyDisk | null;
  readonly #plain: string;
  readonly #victim: string;
  #town = 0;
  #witness: Witness | null = null;
  #recorded = 0;
  #life = 0;
  #next: { readonly order: LifeOrder; readonly child: Child; readonly mind: Mind } | null = null;

  private constructor(settings: LaneSettings, disk: FaultyDisk | null) {
    this.#folder = settings.folder;
    this.#config = settings.config;
    this.#seed = settings.seed;
    this.#victim = settings.victim ?? victimFile();
    this.#disk = disk;
    this.#plain = path.join(settings.folder, "plain");
  }

  static open(settings: LaneSettings): Outcome<Lane> {
    const { folder, seed, faults } = settings;
    mkdirSync(folder, { recursive: true });
    if (!faults) {
      mkdirSync(path.join(folder, "plain"));
      return ok(new Lane(settings, null));
    }
    const disk = makeFaultyDisk(folder, seed);
    return disk.ok ? ok(new Lane(settings, disk.value)) : disk;
  }

  get disk(): FaultyDisk | null {
    return this.#disk;
  }

  /** How many lives were begun. */
  get lives(): number {
    return this.#life;
  }

  /** Lives one life by `order` to its end and looks at what is left. `then` is the order of the next one. */
  async live(order: LifeOrder, then: LifeOrder | null): Promise<LifeResult> {
    const start = performance.now();
    if (this.#witness === null) await this.#found();
    const witness = this.#witness;
    if (witness === null) throw new Error("a lane without a town");
    const now = this.#next?.order === order ? this.#next : this.#prepare(order);
    const before = this.#hits();
    now.mind.witness = witness;
    await now.child.ready;
    now.child.go({ file: this.#file, seed: this.#townSeed });
    const death = await this.#endOf(now.child, now.mind, order.kill);
    const { mind } = now;
    this.#next = then === null ? null : this.#prepare(then);
    const examination = await witness.examine();
    const ticks = Math.max(0, examination.recorded - this.#recorded);
    this.#recorded = examination.recorded;
    const after = this.#hits();
    const hits = perKind((kind) => after[kind] - before[kind]);
    const broken = [
      ...examination.corruptions.map((one) => `corruption: ${one}`),
      ...examination.losses.map((one) => `silent loss: ${one}`),
      ...examination.laws.map((one) => `law: ${one}`),
      ...mind.broken,
      ...badEnd(death, order, hits),
    ];
    const result: LifeResult = {
      life: mind.life,
      death,
      examination,
      broken,
      hits,
      struck: mind.struck,
      deeds: mind.deeds,
      refused: mind.refused,
      ticks,
      memory: mind.memory,
      ms: performance.now() - start,
    };
    if (broken.length > 0) mind.writeDown(this.#folder, order);
    if (broken.length > 0 || this.#recorded < TOWN_TICKS) return result;
    return { ...result, broken: await this.#retire() };
  }

  /** The whole record of a town that is left has to be repeatable; empty when it is. */
  async #retire(): Promise<string[]> {
    this.#witness = null;
    const opened = await openStore(this.#file, { access: "read" });
    if (!opened.ok) return [`corruption: ${opened.error.message}`];
    const store = opened.value;
    const broken: string[] = [];
    for (const { timeline, name, last_tick } of store.timelines()) {
      const stretch = { from: 0, to: last_tick };
      const verified = await verifyTown(store, timeline, stretch, () => true);
      if (!verified.ok) broken.push(`corruption: ${name}: ${verified.error.message}`);
      else if (verified.value.first_divergence !== null) {
        const { system, tick } = verified.value.first_divergence;
        broken.push(`corruption: ${name}: ${system} at tick ${tick} differs`);
      }
    }
    store.close();
    if (broken.length > 0) return broken;
    this.#clear();
    return [];
  }

  /** Kept folders say what went wrong; sound ones are removed. */
  async close({ keep }: { readonly keep: boolean }): Promise<void> {
    this.#next?.child.kill();
    await this.#next?.child.ended;
    this.#disk?.control.close();
    if (!keep) rmSync(this.#folder, { recursive: true, force: true });
  }

  get #home(): string {
    return this.#disk?.folder ?? this.#plain;
  }

  get #file(): string {
    return path.join(this.#home, `town-${this.#town}.townlet`);
  }

  get #townSeed(): number {
    return mixed(this.#seed, -this.#town);
  }

  async #found(): Promise<void> {
    this.#town += 1;
    this.#recorded = 0;
    const config = { ...this.#config, seed: this.#townSeed % 2 ** 31 };
    const made = await newTown({
      config,
      scenario: "default",
      title: "Soak",
      file: this.#file,
      replace: false,
    });
    if (!made.ok) throw new Error(made.error.message);
    await made.value.abandon();
    this.#witness = new Witness(this.#file, new Reference(config, this.#townSeed, "main"), "main");
  }

  #clear(): void {
    for (const folder of [this.#home, `${this.#home}.undo`]) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder);
    }
  }

  #prepare(order: LifeOrder): { order: LifeOrder; child: Child; mind: Mind } {
    this.#life += 1;
    const mind = new Mind(this.#life);
    const plan: LifePlan = {
      seed: mixed(this.#seed, this.#life),
      deeds: order.deeds,
      ticks: order.ticks,
      restMs: order.restMs,
      faults:
        order.faults === null || this.#disk === null
          ? null
          : {
              control: this.#disk.control.file,
              kinds: [...order.faults.kinds],
              every: order.faults.every,
            },
      end: order.end,
    };
    const env = this.#disk?.env ?? {};
    const child = startVictim(this.#victim, plan, env, (report) => mind.hear(report));
    return { order, child, mind };
  }

  async #endOf(child: Child, mind: Mind, kill: LifeOrder["kill"]): Promise<Death> {
    const patience = new AbortController();
    const { signal } = patience;
    const giveUp = async (): Promise<void> => {
      await setTimeout(HANGS_MS, undefined, { signal });
      mind.broken.push("a victim hangs");
      child.kill();
    };
    const kills = async (): Promise<void> => {
      if (kill === null) return;
      if (kill.after === "opened") await Promise.race([mind.opened, child.ended]);
      await setTimeout(kill.ms, undefined, { signal });
      child.kill();
    };
    const killed = Promise.allSettled([giveUp(), kills()]);
    const death = await child.ended;
    patience.abort();
    await killed;
    return death;
  }

  #hits(): Record<FaultKind, number> {
    const counts = this.#disk?.control.counts();
    return perKind((kind) => (counts === undefined ? 0 : hitsOf(counts, kind)));
  }
}

/** What a victim has told. */
class Mind {
  readonly life: number;
  witness: Witness | null = null;
  readonly broken: string[] = [];
  readonly struck: Extract<Report, { kind: "struck" }>[] = [];
  readonly memory: Memory[] = [];
  readonly #told: Report[] = [];
  deeds = 0;
  refused = 0;
  /** Resolves when it has its town. */
  readonly opened: Promise<void>;
  #open: () => void = () => undefined;

  constructor(life: number) {
    this.life = life;
    this.opened = new Promise((resolve) => (this.#open = resolve));
  }

  /** Leaves all that was told beside the files that are kept. */
  writeDown(folder: string, order: LifeOrder): void {
    const lines = [order, ...this.#told].map((one) => JSON.stringify(one));
    writeFileSync(path.join(folder, `life-${this.life}.jsonl`), `${lines.join("\n")}\n`);
  }

  hear(report: Report): void {
    this.#told.push(report);
    this.witness?.hear(report);
    switch (report.kind) {
      case "broken":
        this.broken.push(report.law);
        break;
      case "struck":
        this.struck.push(report);
        break;
      case "refused":
        this.refused += 1;
        break;
      case "begins":
        this.deeds += 1;
        break;
      case "opened":
        this.#open();
        break;
      case "memory":
        this.memory.push(report);
        break;
      default:
    }
  }
}

/** An end that nobody ordered. */
function badEnd(death: Death, order: LifeOrder, hits: Record<FaultKind, number>): string[] {
  const { code, signal, complaint } = death;
  const wasKilled = hits.torn + hits.lost + hits.kill > 0 || order.kill !== null;
  const expected = wasKilled || order.end !== "close";
  if (complaint !== "") return [`complaint: ${complaint}`];
  if (signal === "SIGKILL" && expected) return [];
  if (code === 0 && signal === null) return [];
  return [`the process ended with ${signal ?? code ?? "nothing"} unasked`];
}

export function perKind(of: (kind: FaultKind) => number): Record<FaultKind, number> {
  const counts = { torn: 0, lost: 0, enospc: 0, eio: 0, eperm: 0, slow: 0, kill: 0 };
  for (const kind of FAULT_KINDS) counts[kind] = of(kind);
  return counts;
}
