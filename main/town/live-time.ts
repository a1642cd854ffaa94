import type { PushBody, PushName, RequestReply, Speed } from "../../preload/contract.ts";
import type { Comparison, History } from "../../preload/timelines.ts";
import { ok } from "../../sim/result.ts";
import type { PersonDay } from "../../sim/telemetry/person-day.ts";
import type { Town } from "../../sim/town.ts";
import { refuse } from "../problem.ts";
import type { Outcome } from "../problem.ts";
import { Beside } from "./comparison.ts";
import type { FramePort, LiveView } from "./live-view.ts";
import type { Pace } from "./pace.ts";
import { personDay } from "./person-day.ts";
import type { TownHost } from "./town-host.ts";
import { recordedDays } from "./recorded-days.ts";
import { recordedEvents } from "./recorded-events.ts";
import { branch, remove, rename, seek, switchTo } from "./travel.ts";

/** The town that is asked about its time, and everything that shows it. */
interface Surroundings {
  readonly host: () => TownHost | null;
  readonly view: LiveView;
  readonly pace: Pace;
  readonly push: <N extends PushName>(name: N, body: PushBody<N>) => void;
}

/** Which time of the town is on screen, and which of its lives; two of them side by side where that is wanted. */
export class LiveTime {
  readonly #around: Surroundings;
  /** Another life of the town that is shown beside it. */
  #beside: Beside | null = null;
  #port: FramePort | null = null;
  /** Speed from before the past was first shown. */
  #liveSpeed: Speed = 1;
  #daysAsked = 0;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  showOn(port: FramePort): void {
    this.#port = port;
    this.#beside?.show(port, 0);
  }

  /** Another town is on screen, at this speed. */
  begin(speed: Speed): void {
    this.#liveSpeed = speed === 0 ? 1 : speed;
    this.#pushHistory();
  }

  /** The shown town has run so many ticks. */
  follow(ticks: number, speed: Speed): void {
    const beside = this.#beside;
    if (beside === null) return;
    if (ticks > 0) {
      beside.follow(ticks);
      beside.show(this.#port, speed);
    }
    beside.lookOn();
  }

  /** Everybody in the other life that is shown. */
  get peopleBeside(): Town["people"] {
    return this.#beside?.people ?? [];
  }

  history(): History | null {
    const host = this.#around.host();
    const shown = host?.timeline ?? null;
    if (host === null || shown === null) return null;
    const { timelines } = host;
    const nameOf = (number: number | null): string | null =>
      timelines.find(({ timeline }) => timeline === number)?.name ?? null;
    return {
      timelines: timelines.map(({ name, parent, at, last_tick, change }) => ({
        name,
        parent: nameOf(parent),
        at,
        last_tick,
        change,
      })),
      current: shown.name,
      first_tick: host.home?.firstTick ?? host.tick,
      head: host.head,
    };
  }

  #pushHistory(): void {
    const history = this.history();
    if (history !== null) this.#around.push("time:history", history);
  }

  /** What was told in the ticks of (from, to]. */
  async marks(range: {
    from: number;
    to: number;
    limit: number;
  }): Promise<PushBody<"town:stories">> {
    const home = this.#around.host()?.home ?? null;
    if (home === null) return [];
    const { from, to, limit } = range;
    return home.archive.reads.storiesBetween(home.timeline, from, to, limit);
  }

  /** The last events up to the shown tick. */
  async lastEvents(limit: number): Promise<RequestReply<"events:get-last">> {
    const host = this.#around.host();
    return host === null ? [] : recordedEvents(host, limit);
  }

  /** The figures of the days that have ended by now, or of all. */
  async days(all: boolean): Promise<RequestReply<"figures:get-days">> {
    const host = this.#around.host();
    return host === null
      ? { ticks: [], figures: {} }
      : recordedDays(host, all ? host.head : host.tick);
  }

  /** How somebody fared in the day up to the shown tick; of several questions only the last is answered. */
  async dayOf(host: TownHost, of: { agent_id: string }): Promise<Outcome<PersonDay | null>> {
    this.#daysAsked += 1;
    const asked = this.#daysAsked;
    return personDay(host, of.agent_id, () => asked === this.#daysAsked);
  }

  async seek(host: TownHost, tick: number): Promise<Outcome<{ tick: number }>> {
    const { pace } = this.#around;
    if (!host.isPast && pace.speed !== 0) this.#liveSpeed = pace.speed;
    return this.#go(host, tick, 0);
  }

  async goLive(host: TownHost): Promise<Outcome<{ tick: number }>> {
    return this.#go(host, host.head, this.#liveSpeed);
  }

  async #go(host: TownHost, tick: number, speed: Speed): Promise<Outcome<{ tick: number }>> {
    const sought = await seek(host, tick);
    if (!sought.ok) return sought;
    await this.#beside?.seek(sought.value.tick);
    this.#jumped(host, speed);
    return sought;
  }

  /** Another time is shown from now on, at this speed. */
  #jumped(host: TownHost, speed: Speed): void {
    const { pace, view } = this.#around;
    pace.setSpeed(speed, host.tick);
    view.jumped(pace);
    this.#beside?.show(this.#port, speed);
  }

  async branch(host: TownHost, name: string | null): Promise<Outcome<{ timeline: string }>> {
    await this.endComparison();
    const made = await branch(host, name);
    if (!made.ok) return made;
    this.#jumped(host, this.#around.pace.speed);
    this.#pushHistory();
    return ok({ timeline: made.value.name });
  }

  async switchTo(
    host: TownHost,
    name: string,
    tick: number | null,
  ): Promise<Outcome<{ tick: number }>> {
    const found = host.timelines.find((one) => one.name === name);
    if (found === undefined) return noTimeline(name);
    await this.endComparison();
    const shown = await switchTo(host, found.timeline, tick ?? host.tick);
    if (!shown.ok) return shown;
    this.#jumped(host, 0);
    this.#pushHistory();
    return shown;
  }

  async rename(
    host: TownHost,
    { timeline: from, name }: { readonly timeline: string; readonly name: string },
  ): Promise<Outcome<Record<string, never>>> {
    return this.#alter(host, from, (timeline) => rename(host, timeline, name));
  }

  async remove(host: TownHost, name: string): Promise<Outcome<Record<string, never>>> {
    return this.#alter(host, name, (timeline) => remove(host, timeline));
  }

  async #alter(
    host: TownHost,
    name: string,
    act: (timeline: number) => Promise<Outcome<null>>,
  ): Promise<Outcome<Record<string, never>>> {
    const found = host.timelines.find((one) => one.name === name);
    if (found === undefined) return noTimeline(name);
    if (name === this.#beside?.opened.right) await this.endComparison();
    const done = await act(found.timeline);
    if (!done.ok) return done;
    this.#pushHistory();
    return ok({});
  }

  async compare(host: TownHost, name: string): Promise<Outcome<Comparison>> {
    await this.endComparison();
    const { view, push } = this.#around;
    const opened = await Beside.open(host, name, view.nextSceneNumber(), push);
    if (!opened.ok) return opened;
    this.#beside = opened.value;
    this.#jumped(host, 0);
    return ok(opened.value.opened);
  }

  async endComparison(): Promise<void> {
    const beside = this.#beside;
    if (beside === null) return;
    await beside.close();
    this.#beside = null;
    this.#around.push("compare:closed", {});
    // The other life may have gone on meanwhile.
    this.#pushHistory();
  }
}

function noTimeline(name: string): Outcome<never> {
  return refuse("not_found", `This town has no timeline '${name}'.`, "Choose one of the list.");
}
