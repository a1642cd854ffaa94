import { setImmediate } from "node:timers/promises";

import { storiesOf } from "../../sim/narration/stories-of.ts";
import { isFirstBook } from "../../sim/affordances/rulebook.ts";
import { ok } from "../../sim/result.ts";
import type { Town } from "../../sim/town.ts";
import { refuse } from "../problem.ts";
import type { Outcome } from "../problem.ts";
import type { StoredKeyframe, StoredTimeline } from "../store/identity.ts";
import { lineageOf } from "../store/lineage.ts";
import type { TownStore } from "../store/town-store.ts";
import type { Twin } from "../store/twin.ts";
import { beginningOf, bornWith } from "./beginning.ts";
import { DayWatch } from "./day-watch.ts";
import { NO_INPUTS, type TickInputs } from "./inputs.ts";
import { type Archive, type Rebuilt, configIn, ownerOf, rebuildAt, repeatTick } from "./rebuild.ts";
import type { ByTick } from "./recorded.ts";
import { TownRecord, keyframeOf } from "./record.ts";
import { type Divergence, isBorn } from "./verify-file.ts";
import { pieceDiffers } from "./verify-record.ts";
import { isWhole, stateDiffers } from "./verify-state.ts";

/** The record is laid beside in pieces of this many ticks; signals and progress get their turn in between. */
const PIECE_TICKS = 500;

/** A file that is checked, and where its record is written anew. */
export interface Desk {
  readonly store: TownStore;
  readonly archive: Archive;
  readonly timelines: readonly StoredTimeline[];
  readonly twin: Twin;
}

/** Where a life begins again: `ahead` are the timelines that it passes into, one after the other. */
interface Beginning {
  readonly town: Town;
  readonly day: DayWatch;
  readonly tick: number;
  readonly owner: StoredTimeline;
  readonly ahead: readonly StoredTimeline[];
  readonly inputs: ByTick<TickInputs>;
}

/** A town that lives its recorded life again, from one timeline into the next, while its record is compared. */
export class LifeAgain {
  tick: number;
  snapshots = 0;
  hashes = 0;
  readonly #desk: Desk;
  readonly #inputs: ByTick<TickInputs>;
  readonly #ahead: readonly StoredTimeline[];
  readonly #day: DayWatch;
  #town: Town;
  #owner: StoredTimeline;
  #record: TownRecord;
  #states: ReadonlyMap<number, StoredKeyframe>;

  constructor(desk: Desk, { town, day, tick, owner, ahead, inputs }: Beginning) {
    this.#desk = desk;
    this.#town = town;
    this.#day = day;
    this.tick = tick;
    this.#owner = owner;
    this.#ahead = ahead;
    this.#inputs = inputs;
    this.#record = new TownRecord(desk.twin, owner.timeline, tick);
    this.#states = statesOf(desk.store, owner);
  }

  /** Lives up to a tick, as long as `goOn` says so; the first difference. */
  async liveTo(to: number, goOn: (tick: number) => boolean): Promise<Divergence | null> {
    for (const next of this.#ahead.filter(({ at }) => at <= to)) {
      const found = await this.#liveOn(next.at, goOn);
      if (found !== null || this.tick < next.at) return found;
      const system = this.#part(next);
      if (system !== null) return { tick: next.at, system };
    }
    return this.#liveOn(to, goOn);
  }

  async #liveOn(to: number, goOn: (tick: number) => boolean): Promise<Divergence | null> {
    while (this.tick < to && goOn(this.tick)) {
      const found = this.#livePiece(Math.min(to, this.tick + PIECE_TICKS));
      if (found !== null) return this.#called(found);
      await setImmediate();
    }
    return null;
  }

  #livePiece(to: number): Divergence | null {
    const { store, twin } = this.#desk;
    const [from, { timeline }] = [this.tick, this.#owner];
    while (this.tick < to && this.#liveTick(this.tick + 1)) this.tick += 1;
    this.#record.handOver();
    const ran = this.tick;
    const states = [...this.#states.values()].filter(({ tick }) => tick > from && tick <= ran);
    const found = pieceDiffers(store, twin, {
      timeline,
      from,
      to: ran,
      keyframes: states,
      inputs: this.#inputs,
      config: this.#town.config,
      rules: this.#rules(),
    });
    this.snapshots += states.length;
    this.hashes += twin.ownRows("hashes", timeline, from, ran).length;
    twin.clear();
    this.tick = found?.tick ?? ran;
    return found ?? (ran < to ? { tick: ran + 1, system: "inputs" } : null);
  }

  /** False where the town cannot go on as it once did: it had other inputs. Tick 0 is its birth. */
  #liveTick(tick: number): boolean {
    try {
      const inputs =
        tick === 0 ? NO_INPUTS : repeatTick(this.#town, { inputs: this.#inputs }, tick);
      const report = { told: storiesOf(this.#town), day: this.#day.follow(this.#town) };
      this.#record.addTick(this.#town, tick, inputs, report);
      if (this.#states.has(tick)) this.#record.addKeyframe(this.#town, tick);
      return true;
    } catch {
      return false;
    }
  }

  /** Passes into the next timeline; in a word, how that does not begin as it should. */
  #part(next: StoredTimeline): string | null {
    const { store, archive, timelines, twin } = this.#desk;
    const config = configIn(archive, timelines, next.timeline);
    if (!config.ok) return "timelines.config";
    const begun = beginningOf(this.#town, {
      config: next.config === null ? undefined : config.value,
      policy: next.policy === this.#owner.policy ? undefined : next,
    });
    if (!begun.ok) return "timelines.config";
    this.#town = begun.value;
    this.#owner = next;
    this.#record = new TownRecord(twin, next.timeline, next.at);
    this.#states = statesOf(store, next);
    const state = this.#states.get(next.at);
    if (state === undefined) return "timelines.at";
    this.snapshots += 1;
    const expected = keyframeOf(begun.value, next.at);
    const under = { config: config.value, rules: this.#rules() };
    const found = stateDiffers(store, state, expected, under);
    return found === null ? null : beginningCalled(found, isWhole(store, state));
  }

  /** Compiled rules, where they are no more than the configuration's. */
  #rules(): Town["rules"] | undefined {
    const { rules } = this.#town;
    return isFirstBook(rules.book) ? rules : undefined;
  }

  /** Where nothing at all is on record any more, the record is shorter than it says. */
  #called({ tick, system }: Divergence): Divergence {
    if (tick > this.#desk.store.newestTick(this.#owner.timeline)) {
      return { tick, system: "timelines.last_tick" };
    }
    return { tick, system: tick === 0 ? beginningCalled(system, false) : system };
  }
}

/** A timeline's life from its birth on, where `from` is 0; otherwise from the tick before, so that it is compared too. */
export async function lifeFrom(
  desk: Desk,
  timeline: number,
  from: number,
): Promise<Outcome<{ readonly life: LifeAgain; readonly found: Divergence | null }>> {
  const { store, archive, timelines } = desk;
  const line = lineageOf(timelines, timeline);
  const [first] = line;
  const isBirth = from === 0 && first !== undefined && isBorn(store, first.timeline);
  const tick = isBirth ? -1 : Math.max(store.firstTick(), from - 1);
  const owner = isBirth ? first : ownerOf(timelines, timeline, tick);
  if (owner === undefined) return refuse("not_found", "There is no such timeline.", "Choose one.");
  const rebuilt = isBirth ? null : await rebuildAt(archive, timelines, timeline, tick);
  if (rebuilt !== null && !rebuilt.ok) return rebuilt;
  const course = await archive.recorded.over(timelines, timeline, tick, Number.MAX_SAFE_INTEGER);
  if (!course.ok) return course;
  const { town, day, divergedAt } = rebuilt?.value ?? bornAgain(archive, owner);
  const ahead = line.slice(line.indexOf(owner) + 1);
  const life = new LifeAgain(desk, { town, day, tick, owner, ahead, inputs: course.value.inputs });
  return ok({ life, found: divergedAt === null ? null : { tick: divergedAt, system: "state" } });
}

function bornAgain({ config }: Archive, { policy }: StoredTimeline): Omit<Rebuilt, "past"> {
  const town = bornWith(config, policy);
  return { town, day: DayWatch.from(town), divergedAt: null };
}

function statesOf(
  store: TownStore,
  { timeline, last_tick }: StoredTimeline,
): Map<number, StoredKeyframe> {
  const own = store.keyframesUpTo(timeline, last_tick).filter((one) => one.timeline === timeline);
  return new Map(own.toReversed().map((one) => [one.tick, one]));
}

/** What a timeline's first state tells of it: a sound one that is not as its parent was belongs to another. */
function beginningCalled(system: string, isSound: boolean): string {
  if (/[.](chooser|newcomersChooser)$/.test(system)) return "timelines.policy";
  if (isSound && /^snapshot[.]config/.test(system)) return "timelines.config";
  return isSound ? "timelines.parent" : system;
}
