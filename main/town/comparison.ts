import type { PushBody, PushName } from "../../preload/contract.ts";
import type { Comparison, KpiDifference } from "../../preload/timelines.ts";
import { ok } from "../../sim/result.ts";
import { type Counts, countsOf } from "../../sim/telemetry/counts.ts";
import { kpis } from "../../sim/telemetry/kpis.ts";
import { castOf, sceneOf } from "../../sim/telemetry/scene-of.ts";
import { frameInts, writeFrame } from "../../sim/telemetry/write-frame.ts";
import type { Town } from "../../sim/town.ts";
import { refuse } from "../problem.ts";
import type { Outcome } from "../problem.ts";
import { sharedUntil } from "../store/lineage.ts";
import { DifferenceWatch } from "./difference-watch.ts";
import { firstDifference, livesOf, timelinesOf } from "./first-difference.ts";
import type { FramePort } from "./live-view.ts";
import type { TownHost } from "./town-host.ts";
import { guestOf, seek } from "./travel.ts";

/** Figures of both sides are sent this often. */
const KPIS_EVERY_MS = 250;

/** Another life of the town that is shown, beside it and in step with it. */
export class Beside {
  readonly opened: Comparison;
  readonly #left: TownHost;
  readonly #right: TownHost;
  readonly #push: <N extends PushName>(name: N, body: PushBody<N>) => void;
  /** What both had counted where they parted. */
  readonly #shared: Counts;
  /** Null where the first difference was known from the beginning. */
  readonly #watch: DifferenceWatch | null;
  #frame = new Int32Array(0);
  readonly #sent = { kpisMs: 0, kpis: "", people: 0, rules: null as Town["rules"] | null };

  private constructor(
    left: TownHost,
    right: TownHost,
    opened: Comparison,
    push: <N extends PushName>(name: N, body: PushBody<N>) => void,
  ) {
    this.#left = left;
    this.#right = right;
    this.opened = opened;
    this.#shared = countsOf(right.town);
    this.#push = push;
    this.#watch =
      opened.first_difference === null
        ? new DifferenceWatch(left, right, {
            found: (difference) => push("compare:difference", difference),
            failed: (problem) => push("app:problem", problem),
          })
        : null;
  }

  /** Both go to the last tick that they share. */
  static async open(
    left: TownHost,
    name: string,
    sceneNumber: number,
    push: <N extends PushName>(name: N, body: PushBody<N>) => void,
  ): Promise<Outcome<Beside>> {
    const { timeline: shown, timelines } = left;
    const other = timelines.find((one) => one.name === name);
    if (shown === null || other === undefined || other.name === shown.name) {
      return refuse(
        "not_found",
        `There is no other timeline '${name}'.`,
        "Choose one of the list.",
      );
    }
    const common = Math.max(0, sharedUntil(timelines, shown.timeline, other.timeline));
    const sought = await seek(left, common);
    if (!sought.ok) return sought;
    const guest = await guestOf(left, other.timeline, common);
    if (!guest.ok) return guest;
    const lives = livesOf(left, guest.value);
    if (lives === null) return refuse("internal", "Nothing to compare.", "");
    const difference = await firstDifference(...lives, common);
    if (!difference.ok) return difference;
    const opened = {
      left: shown.name,
      right: other.name,
      scene: sceneOf(guest.value.town, sceneNumber, left.identity.title),
      common_until: common,
      first_difference: difference.value,
    };
    return ok(new Beside(left, guest.value, opened, push));
  }

  get people(): Town["people"] {
    return this.#right.town.people;
  }

  get tick(): number {
    return this.#right.tick;
  }

  /** Where no difference is known yet, looks whether there is one by now; this may be asked at any time. */
  lookOn(): void {
    this.#watch?.lookOn();
  }

  /** As many ticks as the shown town has just run. */
  follow(ticks: number): void {
    this.#right.advance(ticks);
  }

  /** Where the shown town is, as far as this one goes. */
  async seek(tick: number): Promise<void> {
    await seek(this.#right, tick);
  }

  /** Sends a frame, and everything else that has changed. */
  show(port: FramePort | null, speed: number): void {
    const { town } = this.#right;
    const { scene: number } = this.opened.scene;
    this.#recast(town, number);
    const ints = frameInts(town);
    if (this.#frame.length !== ints) this.#frame = new Int32Array(ints);
    writeFrame(town, this.#frame, speed, number);
    port?.postMessage(this.#frame.buffer);
    const now = performance.now();
    if (now - this.#sent.kpisMs < KPIS_EVERY_MS) return;
    this.#sent.kpisMs = now;
    const figures = this.#kpis();
    const text = JSON.stringify(figures);
    if (text !== this.#sent.kpis) this.#push("compare:kpis", figures);
    this.#sent.kpis = text;
  }

  #recast(town: Town, sceneNumber: number): void {
    const gone = town.people.filter(({ left }) => left !== null).length;
    const people = town.people.length * 2 ** 16 + gone;
    if (people === this.#sent.people && town.rules === this.#sent.rules) return;
    if (this.#sent.rules !== null) this.#push("town:cast", castOf(town, sceneNumber));
    Object.assign(this.#sent, { people, rules: town.rules });
  }

  /** Figures since the parting; of what both still share, since the beginning. */
  #kpis(): KpiDifference {
    const since = this.#left.tick > this.opened.common_until ? this.#shared : null;
    const right = new Map(Object.entries<number | null>({ ...kpis(this.#right.town, since) }));
    const left = Object.entries<number | null>({ ...kpis(this.#left.town, since) });
    return {
      tick: this.#left.tick,
      kpis: left.map(([name, value]) => ({ name, left: value, right: right.get(name) ?? null })),
    };
  }

  /** What this life has recorded beyond its end is kept. */
  async close(): Promise<void> {
    await this.#watch?.end();
    await this.#right.close();
    this.#left.renew(timelinesOf(this.#left, this.#right));
  }
}
