import { unlinkSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";

import { checkWorld } from "../../sim/world/check-world.ts";
import { ok } from "../../sim/result.ts";
import type { Problem } from "../../preload/contract.ts";
import { writeJsonFile } from "../json-file.ts";
import type { Outcome } from "../problem.ts";
import { SHOWN, openTown } from "../town/open-town.ts";
import type { TownHost } from "../town/town-host.ts";
import { branch, seek, switchTo } from "../town/travel.ts";
import { someDeed } from "./deeds.ts";
import { Dice } from "./dice.ts";
import { FaultControl, type FaultKind, hitsOf, someOrder } from "./fault-control.ts";
import { inputsOf } from "./reference.ts";
import type { Deed, LifePlan, Place, Report } from "./reports.ts";

/** Ticks between two measurements of memory. */
const MEASURED_EVERY = 1000;

interface Done {
  readonly host: TownHost;
  /** What the user was told; null where all went well. */
  readonly told: Problem | null;
}

/** One process's time with a town: deeds by the dice, told as they begin and end, with faults in between. */
export class Life {
  readonly #plan: LifePlan;
  readonly #place: Place;
  readonly #tell: (report: Report) => void;
  readonly #dice: Dice;
  readonly #control: FaultControl | null;
  #durable = "";
  /** Operators have said what they do in the ticks up to here. */
  #planned = 0;
  #ticks = 0;
  #measured = 0;

  constructor(plan: LifePlan, place: Place, tell: (report: Report) => void) {
    this.#plan = plan;
    this.#place = place;
    this.#tell = tell;
    this.#dice = new Dice(plan.seed);
    this.#control = plan.faults === null ? null : FaultControl.open(plan.faults.control);
  }

  async live(): Promise<void> {
    let host = await this.#open();
    this.#tell({ kind: "opened", ...shownBy(host) });
    for (let count = 0; count < this.#plan.deeds; count++) {
      const fault = this.#order();
      const deed = someDeed(this.#dice, host, this.#plan, path.dirname(this.#place.file), fault);
      host = await this.#underFault(host, deed, fault);
      for (const law of checkWorld(host.town)) this.#tell({ kind: "broken", law });
      this.#measure();
      if (this.#plan.restMs > 0) await setTimeout(this.#dice.below(this.#plan.restMs + 1));
    }
    await this.#end(host);
  }

  async #open(): Promise<TownHost> {
    const opened = await openTown(this.#place.file, { timeline: SHOWN });
    if (!opened.ok) throw new Error(`a sound disk refuses: ${opened.error.message}`);
    this.#planned = opened.value.tick;
    return opened.value;
  }

  async #end(host: TownHost): Promise<void> {
    const { end } = this.#plan;
    if (end === "kill") process.kill(process.pid, "SIGKILL");
    // The shim takes this for the plug; see storage-faults.c.
    if (end === "power") unlinkSync(path.join(path.dirname(this.#place.file), "power"));
    const { timeline, head } = shownBy(host);
    const closed = await host.close();
    if (!closed.ok) throw new Error(`a sound disk refuses: ${closed.error.message}`);
    this.#tell({ kind: "durable", timeline, tick: head });
  }

  /** Does a deed while the disk may fail; afterwards the disk is sound again, and everything has to go on. */
  async #underFault(host: TownHost, deed: Deed, kind: FaultKind | null): Promise<TownHost> {
    if (kind === null) return (await this.#do(host, deed)).host;
    const before = this.#hits(kind);
    const { host: after, told } = await this.#do(host, deed);
    this.#control?.calm();
    if (this.#hits(kind) === before) return after;
    const flushed = await after.flush();
    const trouble = flushed.ok ? await settled(after) : flushed.error;
    if (trouble !== null) {
      const law = `the town does not go on after ${kind}: ${trouble.message}`;
      this.#tell({ kind: "broken", law });
    }
    this.#tell({ kind: "struck", fault: kind, told: told !== null, recovered: trouble === null });
    this.#acknowledge(after);
    return after;
  }

  #order(): FaultKind | null {
    const { faults } = this.#plan;
    if (faults === null || this.#control === null || !this.#dice.once(faults.every)) return null;
    const kind = this.#dice.of(faults.kinds);
    this.#control.seed(this.#dice.below(2 ** 31));
    this.#control.order(someOrder(this.#dice, kind));
    return kind;
  }

  #hits(kind: FaultKind): number {
    return this.#control === null ? 0 : hitsOf(this.#control.counts(), kind);
  }

  async #do(host: TownHost, deed: Deed): Promise<Done> {
    this.#tell({ kind: "begins", deed, ...shownBy(host) });
    const done = deed.kind === "reopen" ? await this.#reopen(host) : await this.#act(host, deed);
    this.#acknowledge(done.host);
    const { told } = done;
    if (told === null) this.#tell({ kind: "done", deed, ...shownBy(done.host) });
    else this.#tell({ kind: "refused", deed, code: told.code, message: told.message });
    return done;
  }

  async #act(host: TownHost, deed: Exclude<Deed, { kind: "reopen" }>): Promise<Done> {
    const outcome = await this.#attempt(host, deed);
    return { host, told: outcome.ok ? host.problem : outcome.error };
  }

  async #attempt(
    host: TownHost,
    deed: Exclude<Deed, { kind: "reopen" }>,
  ): Promise<Outcome<unknown>> {
    switch (deed.kind) {
      case "live":
        return this.#pass(host, deed.ticks);
      case "save":
        return host.save();
      case "copy":
        return host.copyTo(deed.file);
      case "note": {
        const found = writeJsonFile(deed.file, { number: deed.number });
        return found === null ? ok(null) : { ok: false, error: found };
      }
      case "seek":
        return this.#jumped(host, await seek(host, Math.floor(deed.share * host.head)));
      case "branch":
        return this.#jumped(host, await branch(host, deed.name));
      case "switch": {
        const found = host.timelines.find(({ name }) => name === deed.timeline);
        if (found === undefined) return ok(null);
        return this.#jumped(host, await switchTo(host, found.timeline, found.last_tick));
      }
    }
  }

  /** Whatever was planned for a tick that is no longer the next one is forgotten by the town as well. */
  #jumped<T>(host: TownHost, outcome: Outcome<T>): Outcome<T> {
    if (outcome.ok) this.#planned = host.head;
    return outcome;
  }

  async #pass(host: TownHost, ticks: number): Promise<Outcome<unknown>> {
    for (let count = 0; count < ticks; count++) {
      const next = host.tick + 1;
      if (!host.isPast && next > this.#planned) {
        const { timeline } = shownBy(host);
        host.schedule(next, inputsOf(this.#place.seed, timeline, host.town));
        this.#planned = next;
      }
      if (host.advance(1) === 0) break;
      this.#ticks += 1;
      this.#acknowledge(host);
    }
    return host.flush();
  }

  /** A close that is refused leaves the town open; a town that cannot be opened now can be opened later. */
  async #reopen(host: TownHost): Promise<Done> {
    const { timeline, head } = shownBy(host);
    const closed = await host.close();
    if (!closed.ok) return { host, told: closed.error };
    this.#tell({ kind: "durable", timeline, tick: head });
    const opened = await openTown(this.#place.file, { timeline: SHOWN });
    this.#control?.calm();
    const again = opened.ok ? opened.value : await this.#open();
    this.#planned = again.tick;
    // Which timeline was shown last may be forgotten by a disk that refuses; its record may not.
    if (again.tick !== head && shownBy(again).timeline === timeline) {
      const law = `closed at tick ${head} of ${timeline}, opened at ${again.tick}`;
      this.#tell({ kind: "broken", law });
    }
    return { host: again, told: opened.ok ? null : opened.error };
  }

  #acknowledge(host: TownHost): void {
    const { timeline } = shownBy(host);
    const tick = host.durableTick ?? 0;
    const now = `${timeline} ${tick}`;
    if (now === this.#durable) return;
    this.#durable = now;
    this.#tell({ kind: "durable", timeline, tick });
  }

  #measure(): void {
    if (this.#ticks - this.#measured < MEASURED_EVERY) return;
    this.#measured = this.#ticks;
    globalThis.gc?.();
    this.#tell({ kind: "memory", ticks: this.#ticks, bytes: process.memoryUsage().rss });
  }
}

function shownBy(host: TownHost): { timeline: string; tick: number; head: number } {
  return { timeline: host.timeline?.name ?? "main", tick: host.tick, head: host.head };
}

/** Word that the disk takes writes again comes a moment after the writes. */
async function settled(host: TownHost): Promise<Problem | null> {
  for (let count = 0; count < 100 && host.problem !== null; count++) await setTimeout(10);
  return host.problem;
}
