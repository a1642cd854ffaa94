import type { Answer } from "../../sim/console/arguments.ts";
import type { Command } from "../../sim/console/commands.ts";
import { plannedAt } from "../../sim/console/timeline.ts";
import { ok } from "../../sim/result.ts";
import { stateHash } from "../../sim/snapshot/hash.ts";
import { runTick } from "../../sim/tick.ts";
import type { Town } from "../../sim/town.ts";
import type { Problem } from "../../preload/contract.ts";
import { errorMessage, problem, refuse } from "../problem.ts";
import type { Outcome } from "../problem.ts";
import type { TownIdentity } from "../store/identity.ts";
import type { TownStore } from "../store/town-store.ts";
import { copyStore } from "../store/copy-file.ts";
import { createStore } from "../store/open-store.ts";
import { TownRecord } from "./record.ts";
import { StoryTeller } from "./story-teller.ts";

/** How many answers to commands are remembered. */
const KEPT_ANSWERS = 500;

/** What became of a command. */
export interface Answered {
  readonly tick: number;
  readonly command: Command;
  readonly answer: Answer;
}

/** A stretch that stands in the file already: it is simulated again, compared, and not written twice. */
export interface Stretch {
  /** Inclusive. */
  readonly until: number;
  readonly hashes: ReadonlyMap<number, string>;
}

/**
 * Owns one living town and, if it has one, its file. The same class serves the window, the command
 * line and the tests; it knows no clock of its own, somebody else says how many ticks are due.
 */
export class TownHost {
  readonly town: Town;
  readonly identity: TownIdentity;
  readonly stories = new StoryTeller();
  /** The last commands that were carried out or refused, in order. */
  readonly answered: Answered[] = [];
  /** Something that people should know about how this town was opened. */
  notice: Problem | null = null;
  readonly #store: TownStore | null;
  readonly #record: TownRecord | null;
  readonly #scheduled = new Map<number, Command[]>();
  #stretch: Stretch | null = null;
  #diverged: number | null = null;
  #failure: Problem | null = null;
  #diskProblem: Problem | null = null;
  #isClosed = false;

  constructor(town: Town, identity: TownIdentity, store: TownStore | null) {
    this.town = town;
    this.identity = identity;
    this.#store = store;
    this.#record = store === null ? null : new TownRecord(store);
  }

  /** Ticks that have run. */
  get tick(): number {
    return this.town.world.town.tick[0] ?? 0;
  }

  get file(): string | null {
    return this.#store?.file ?? null;
  }

  get store(): TownStore | null {
    return this.#store;
  }

  /** The newest tick on disk; null without a file. */
  get savedTick(): number | null {
    return this.#store?.lastTick ?? null;
  }

  /** Why the town stands still, if it does. */
  get problem(): Problem | null {
    return this.#failure ?? this.#diskProblem;
  }

  /** First tick at which a repeated stretch differed from its record. */
  get divergedAt(): number | null {
    return this.#diverged;
  }

  /** Records the state of a town that was just created. */
  recordBirth(): Outcome<null> {
    this.stories.listen(this.town);
    this.#record?.addTick(this.town, this.tick, []);
    this.#record?.addSnapshot(this.town, this.tick);
    return this.flush();
  }

  /** Declares what of the future is on record; see `Stretch`. */
  repeat(stretch: Stretch): void {
    this.#stretch = stretch.until > this.tick ? stretch : null;
  }

  /** Hands inputs to the tick that brings the town to `tick`. */
  schedule(tick: number, inputs: readonly Command[]): void {
    this.#scheduled.set(tick, [...(this.#scheduled.get(tick) ?? []), ...inputs]);
  }

  /**
   * Runs up to `limit` ticks and returns how many ran. Stops early when `mayGoOn` says no, or when
   * the town cannot go on; `problem` then says why.
   */
  advance(limit: number, mayGoOn: () => boolean = always): number {
    let ran = 0;
    while (ran < limit && this.problem === null && this.#runOne()) {
      ran += 1;
      if (!mayGoOn()) break;
    }
    if (this.#record?.isDue() === true && this.#failure === null) this.flush();
    return ran;
  }

  #runOne(): boolean {
    const tick = this.tick + 1;
    const inputs = this.#scheduled.get(tick) ?? [];
    try {
      this.#note(tick, inputs, runTick(this.town, inputs));
    } catch (error) {
      this.#failure = this.#stopped(tick, error);
      return false;
    }
    if (inputs.length > 0) this.#scheduled.delete(tick);
    this.stories.listen(this.town);
    if (this.#stretch !== null) this.#compare(this.#stretch, tick);
    else this.#keep(tick, inputs);
    return true;
  }

  /** Remembers what became of the commands that the scenario and the operator gave. */
  #note(tick: number, inputs: readonly Command[], answers: readonly Answer[]): void {
    if (answers.length === 0) return;
    [...plannedAt(this.town.scratch.timeline, tick), ...inputs].forEach((command, index) => {
      const answer = answers[index];
      if (answer !== undefined) this.answered.push({ tick, command, answer });
    });
    if (this.answered.length > KEPT_ANSWERS) {
      this.answered.splice(0, this.answered.length - KEPT_ANSWERS);
    }
  }

  #keep(tick: number, inputs: readonly Command[]): void {
    if (this.#record === null) return;
    this.#record.addTick(this.town, tick, inputs);
    if (tick % this.town.config.snapshot.autosave.cadence_ticks === 0) {
      this.#record.addSnapshot(this.town, tick);
    }
    if (this.#record.isDue()) this.flush();
  }

  #compare(stretch: Stretch, tick: number): void {
    const expected = stretch.hashes.get(tick);
    if (this.#diverged === null && expected !== undefined && expected !== stateHash(this.town)) {
      this.#diverged = tick;
    }
    if (tick >= stretch.until) this.#stretch = null;
  }

  /** Never goes on with a world that may be damaged: reported once, and nothing of it is written. */
  #stopped(tick: number, error: unknown): Problem {
    const { seed, config_id } = this.identity;
    return problem(
      "invariant",
      `The town stopped at tick ${tick} (${config_id}, seed ${seed}): ${errorMessage(error)}.`,
      this.file === null
        ? "Start a new town, and please report this sentence."
        : "Open the file again to go on from what was saved, and please report this sentence.",
    );
  }

  /** Writes what is pending. A disk that refuses stops the town until a later write succeeds. */
  flush(): Outcome<null> {
    if (this.#record === null || this.#failure !== null) return ok(null);
    const written = this.#record.flush();
    this.#diskProblem = written.ok ? null : written.error;
    return written;
  }

  /** Writes what is pending when it is time to; for a town that stands still. */
  flushIfDue(): void {
    if (this.#record?.isDue() === true) this.flush();
  }

  /** Brings the present state to disk. */
  save(): Outcome<{ tick: number }> {
    if (this.#failure !== null) return { ok: false, error: this.#failure };
    if (this.#record === null) {
      return refuse("not_writable", "This town has no file.", "Keep it by 'Save As'.");
    }
    this.#record.addSnapshot(this.town, this.tick);
    const written = this.flush();
    return written.ok ? ok({ tick: this.tick }) : written;
  }

  /**
   * Writes everything to another file, its record included; a town without a file writes what it
   * is now. The town goes on in its own.
   */
  async copyTo(file: string): Promise<Outcome<null>> {
    if (this.#failure !== null) return { ok: false, error: this.#failure };
    if (this.#store === null) return this.#keepIn(file);
    const saved = this.save();
    return saved.ok ? copyStore(this.#store, file) : saved;
  }

  async #keepIn(file: string): Promise<Outcome<null>> {
    const created = await createStore(file, this.identity, { replace: true });
    if (!created.ok) return created;
    const record = new TownRecord(created.value);
    record.addSnapshot(this.town, this.tick);
    const written = record.flush();
    created.value.close();
    return written;
  }

  /**
   * Saves and lets go of the file. A refusal leaves the file open, so that it can be tried again;
   * closing what is closed changes nothing.
   */
  close(): Outcome<null> {
    if (this.#store === null || this.#isClosed) return ok(null);
    const saved = this.#failure === null ? this.save() : ok(null);
    if (!saved.ok) return saved;
    this.abandon();
    return ok(null);
  }

  /** Lets go of the file as it is. */
  abandon(): void {
    this.#isClosed = true;
    this.#store?.close();
  }
}

function always(): boolean {
  return true;
}
