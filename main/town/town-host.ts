import type { Answer } from "../../sim/console/arguments.ts";
import type { Command } from "../../sim/console/commands.ts";
import { plannedAt } from "../../sim/console/timeline.ts";
import { ok } from "../../sim/result.ts";
import { runTick } from "../../sim/tick.ts";
import type { Town } from "../../sim/town.ts";
import type { Problem } from "../../preload/contract.ts";
import { refuse } from "../problem.ts";
import type { Outcome } from "../problem.ts";
import type { StoredAudit, StoredTimeline, TownIdentity } from "../store/identity.ts";
import { copyStore, keepIn } from "../store/copy-file.ts";
import type { LiveStore } from "../store/live-store.ts";
import { Asked, type Hearer } from "./asked.ts";
import { policyIn } from "./beginning.ts";
import { DayWatch } from "./day-watch.ts";
import { NO_INPUTS, type TickInputs, giveChoices } from "./inputs.ts";
import { type Archive, type Past, type Rebuilt, isAsRecorded } from "./rebuild.ts";
import { Listeners } from "./listeners.ts";
import { type TickReport, TownRecord, keyframeOf } from "./record.ts";
import { Schedule } from "./schedule.ts";
import { Stopwatch } from "./stopwatch.ts";
import { stoppedBy } from "./stopped-by.ts";
import { StoryTeller } from "./story-teller.ts";

/** Lines that are read again when another tick is shown. */
const KEPT_STORIES = 500;

/** A town's file while it lives. */
export interface Home {
  readonly store: LiveStore;
  readonly archive: Archive;
  /** Oldest tick that can be shown. */
  readonly firstTick: number;
  /** Which timeline is shown, and all that there are. */
  readonly timeline: number;
  readonly timelines: readonly StoredTimeline[];
}

/**
 * Owns one town and, if it has one, a place in its file: a timeline and a tick of it. At the end of
 * the record the town lives, and every tick is recorded. Before it the past is shown: ticks are simulated
 * again as they are on record, until the end is reached and the town lives on. The same class serves the
 * window, the command line and the tests; it knows no clock of its own.
 */
export class TownHost {
  readonly identity: TownIdentity;
  readonly stories = new StoryTeller();
  readonly stopwatch = new Stopwatch();
  /** What became of the last commands. */
  readonly asked = new Asked();
  /** Something that people should know about how this town was opened. */
  notice: Problem | null = null;
  /** The file has reached its limit: what is past may be watched, nothing is added. */
  fullness: Problem | null = null;
  #town: Town;
  #home: Home | null;
  #record: TownRecord | null = null;
  #past: Past | null = null;
  #day: DayWatch;
  readonly #schedule = new Schedule();
  #diverged: number | null = null;
  #failure: Problem | null = null;
  readonly #ticks = new Listeners<[Town, number]>();
  readonly #turns = new Listeners<["jumped" | "stopped"]>();
  #isClosed = false;
  /** No tick will run any more, unless closing is refused. */
  #isEnding = false;
  /** Another host has the file, and closes it. */
  readonly #isGuest: boolean;

  constructor(
    town: Town,
    identity: TownIdentity,
    home: Home | null,
    {
      past = null,
      day = DayWatch.from(town),
      isGuest = false,
    }: { past?: Past | null; day?: DayWatch; isGuest?: boolean } = {},
  ) {
    this.#town = town;
    this.identity = identity;
    this.#home = home;
    this.#past = past;
    this.#day = day;
    this.#isGuest = isGuest;
    this.#startRecord();
  }

  get town(): Town {
    return this.#town;
  }

  /** Ticks that have run. */
  get tick(): number {
    return this.#town.world.town.tick[0] ?? 0;
  }

  /** The newest tick of the timeline. */
  get head(): number {
    return this.#past?.until ?? this.tick;
  }

  /** What is shown lies behind the end of the record. */
  get isPast(): boolean {
    return this.#past !== null;
  }

  /** Where the town is kept; null where it is kept nowhere. */
  get file(): string | null {
    return this.#home === null || this.#home.store.goesWhenClosed ? null : this.#home.store.file;
  }

  get home(): Home | null {
    return this.#home;
  }

  /** The newest tick of this timeline that is safely on disk; null without a file. */
  get durableTick(): number | null {
    if (this.file === null) return null;
    return this.#home?.store.durableTick(this.#home.timeline) ?? null;
  }

  /** Why the town stands still, if it does. */
  get problem(): Problem | null {
    const fullness = this.isPast ? null : this.fullness;
    return this.#failure ?? this.#home?.store.problem ?? fullness;
  }

  /** First tick at which a repeated stretch differed from its record. */
  get divergedAt(): number | null {
    return this.#diverged;
  }

  /** The timeline that is shown, as it is now; null without a file. */
  get timeline(): StoredTimeline | null {
    return this.timelines.find(({ timeline }) => timeline === this.#home?.timeline) ?? null;
  }

  /** All timelines as they are now: the record of the one that is shown grows. */
  get timelines(): readonly StoredTimeline[] {
    const all = this.#home?.timelines ?? [];
    const last_tick = this.head;
    return all.map((one) =>
      one.timeline === this.#home?.timeline ? Object.assign({}, one, { last_tick }) : one,
    );
  }

  /** Records the state of a town that was just created. */
  async recordBirth(): Promise<Outcome<null>> {
    const report = { told: this.stories.listen(this.#town), day: this.#day.follow(this.#town) };
    this.#record?.addTick(this.#town, this.tick, NO_INPUTS, report);
    this.#record?.addKeyframe(this.#town, this.tick);
    return this.flush();
  }

  /**
   * Hands commands to the tick that brings the town to `tick`; what is on record already keeps its own.
   * `hearer` is told what became of each.
   */
  schedule(tick: number, commands: readonly Command[], hearer?: Hearer): void {
    if (this.#isEnding) {
      for (let count = 0; count < commands.length; count++) hearer?.(this.tick, null);
      return;
    }
    this.#schedule.add(tick, { commands });
    if (hearer !== undefined) this.asked.wait(commands, hearer);
  }

  /** The next tick that has fewer commands than `most`. */
  tickWithRoom(most: number): number {
    return this.#schedule.withRoom(this.tick + 1, most);
  }

  /** The next tick has commands to carry out; a town that stands still runs it for them. */
  get isAsked(): boolean {
    return !this.isPast && this.#schedule.at(this.tick + 1).commands.length > 0;
  }

  /** Puts what became of a command on record, with the tick that runs or has run last. */
  audit(entry: StoredAudit): void {
    if (this.#failure === null) this.#record?.addAudit(entry);
  }

  /** A policy's choice for somebody's coming tick. */
  choose(slot: number, choice: number): void {
    this.#schedule.add(this.tick + 1, { choices: [[slot, choice]] });
  }

  /**
   * Calls `listener` after each tick that has run, of the present as of the past, when it is on record;
   * what it emitted and told can still be read from the town. Returns the function that stops it.
   */
  onTick(listener: (town: Town, tick: number) => void): () => void {
    return this.#ticks.add(listener);
  }

  /** The same for when another time or life is shown, and for when the town cannot go on. */
  onTurn(listener: (turn: "jumped" | "stopped") => void): () => void {
    return this.#turns.add(listener);
  }

  /**
   * Runs up to `limit` ticks and returns how many ran. Stops early when `mayGoOn` says no, when the disk
   * cannot keep up, or when the town cannot go on; `problem` then says why.
   */
  advance(limit: number, mayGoOn: () => boolean = always): number {
    let ran = 0;
    while (ran < limit && this.problem === null && !this.#mustWait() && this.#runOne()) {
      ran += 1;
      if (!mayGoOn()) break;
    }
    return ran;
  }

  /** The disk cannot keep up, or takes nothing. */
  #mustWait(): boolean {
    const store = this.#home?.store;
    return store !== undefined && (store.isFull || store.isRefused);
  }

  #runOne(): boolean {
    const tick = this.tick + 1;
    const past = this.#past;
    const inputs = past === null ? this.#schedule.at(tick) : (past.inputs.get(tick) ?? NO_INPUTS);
    try {
      giveChoices(this.#town, inputs);
      this.#note(
        tick,
        inputs.commands,
        runTick(this.#town, inputs.commands, this.stopwatch.begin()),
      );
    } catch (error) {
      this.#failure = stoppedBy(error, tick, this.identity, this.file);
      this.asked.forsake(this.tick);
      this.#turns.tell("stopped");
      return false;
    }
    const ran = this.#town;
    this.stopwatch.end(tick);
    const report = { told: this.stories.listen(ran), day: this.#day.follow(ran) };
    if (past === null) this.#keep(tick, inputs, report);
    else this.#compare(past, tick);
    this.#schedule.forget(tick);
    this.#ticks.tell(ran, tick);
    return true;
  }

  /** Remembers what became of the commands that the scenario and the operator gave. */
  #note(tick: number, commands: readonly Command[], answers: readonly Answer[]): void {
    if (answers.length === 0) return;
    [...plannedAt(this.#town.scratch.timeline, tick), ...commands].forEach((command, index) => {
      const answer = answers[index];
      if (answer !== undefined) this.asked.answer(command, tick, answer);
    });
  }

  #keep(tick: number, inputs: TickInputs, report: TickReport): void {
    if (this.#record === null) return;
    this.#record.addTick(this.#town, tick, inputs, report);
    if (tick % this.#town.config.snapshot.autosave.cadence_ticks === 0) {
      this.#record.addKeyframe(this.#town, tick);
    }
    this.#record.handOverIfDue();
  }

  #compare(past: Past, tick: number): void {
    if (!isAsRecorded(this.#town, past, tick)) this.#diverged ??= tick;
    this.#town = past.parts.get(tick) ?? this.#town;
    if (tick < past.until) return;
    this.#past = null;
    this.handOver();
    this.#startRecord();
  }

  /**
   * Another town, or another time or life of this one, is shown from now on; the file is the same. A life
   * that parts from the one that is shown has its day so far.
   */
  async become(
    home: Home,
    { town, past, day = this.#day }: Pick<Rebuilt, "town" | "past"> & { readonly day?: DayWatch },
  ): Promise<void> {
    const isElsewhere = this.#home?.timeline !== home.timeline;
    this.asked.forsake(this.tick);
    this.handOver();
    this.#home = home;
    this.#town = town;
    this.#past = past;
    this.#day = day;
    this.#failure = null;
    this.#schedule.clear();
    this.#startRecord();
    await this.recall();
    this.#turns.tell("jumped");
    // Where the town is found again when its file is opened. A disk that refuses this loses nothing.
    if (isElsewhere && !this.#isGuest) await home.archive.reads.setCurrent(home.timeline);
  }

  /** Other names of timelines, or fewer of them. */
  renew(timelines: readonly StoredTimeline[]): void {
    if (this.#home !== null) this.#home = { ...this.#home, timelines };
  }

  /** Takes what was told before the town was opened. */
  async recall(): Promise<void> {
    const home = this.#home;
    if (home === null) return;
    const told = await home.archive.reads.storiesUpTo(home.timeline, this.tick, KEPT_STORIES);
    this.stories.restart(told);
  }

  /** Of the past nothing is recorded again, but what people ask of it is. */
  #startRecord(): void {
    const home = this.#home;
    this.#record = home === null ? null : new TownRecord(home.store, home.timeline, this.tick);
  }

  /** Waits until everything so far is on disk. A disk that refuses stops the town until it takes writes again. */
  async flush(): Promise<Outcome<null>> {
    if (this.#home === null || this.#failure !== null) return ok(null);
    this.#record?.handOver();
    return this.#home.store.flush();
  }

  /** Tries again what stopped the town: room may have been made meanwhile. Refused while it cannot go on. */
  async recover(): Promise<Outcome<null>> {
    const flushed = this.problem === null ? ok(null) : await this.flush();
    if (!flushed.ok || this.problem === null) return flushed;
    return { ok: false, error: this.problem };
  }

  /** Hands over what is pending. */
  handOver(): void {
    if (this.#failure === null) this.#record?.handOver();
  }

  /** Hands over what is pending when it is time to; for a town that stands still. */
  handOverIfDue(): void {
    if (this.#failure === null) this.#record?.handOverIfDue();
  }

  /** Brings the present state to disk; of the past it is there already. */
  async save(): Promise<Outcome<{ tick: number }>> {
    if (this.#failure !== null) return { ok: false, error: this.#failure };
    if (this.file === null) {
      return refuse("not_writable", "This town has no file.", "Keep it by 'Save As'.");
    }
    return this.#saveState();
  }

  async #saveState(): Promise<Outcome<{ tick: number }>> {
    if (!this.isPast) this.#record?.addKeyframe(this.#town, this.tick);
    const written = await this.flush();
    return written.ok ? ok({ tick: this.tick }) : written;
  }

  /**
   * Writes everything to another file, its record included; a town without a file writes what it
   * is now. The town goes on in its own.
   */
  async copyTo(file: string): Promise<Outcome<null>> {
    if (this.#failure !== null) return { ok: false, error: this.#failure };
    if (this.#home === null) {
      const keyframe = keyframeOf(this.#town, this.tick);
      return keepIn(file, this.identity, keyframe, { replace: true, policy: policyIn(this.#town) });
    }
    const saved = await this.#saveState();
    return saved.ok ? copyStore(this.#home.store.reads, file) : saved;
  }

  /**
   * Saves and lets go of the file. A refusal leaves the file open, so that it can be tried again;
   * closing what is closed changes nothing.
   */
  async close(): Promise<Outcome<null>> {
    this.#isEnding = true;
    this.asked.forsake(this.tick);
    const closed = await this.#letGo();
    this.#isEnding = closed.ok;
    return closed;
  }

  async #letGo(): Promise<Outcome<null>> {
    if (this.#home === null || this.#isClosed) return ok(null);
    const saved = this.#failure === null ? await this.#saveState() : ok(null);
    if (!saved.ok) return saved;
    const closed = this.#isGuest ? ok(null) : await this.#home.store.close();
    this.#isClosed = closed.ok;
    return closed;
  }

  /** Lets go of the file as it is. */
  async abandon(): Promise<void> {
    this.#isEnding = true;
    this.asked.forsake(this.tick);
    if (this.#isClosed || this.#isGuest) return;
    this.#isClosed = true;
    await this.#home?.store.abandon();
  }
}

function always(): boolean {
  return true;
}
