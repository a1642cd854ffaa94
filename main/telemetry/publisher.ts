import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";

import type {
  Health,
  HostSections,
  Transport,
} from "../../sim/telemetry/sections/host-sections.ts";
import type { Town } from "../../sim/town.ts";
import type { TownHost } from "../town/town-host.ts";
import { Disguise } from "../privacy/disguise.ts";
import { applied, diffOf } from "../../sim/telemetry/stream/diff.ts";
import { Lately } from "./lately.ts";
import { LoopHealth } from "./loop-health.ts";
import { Outbox, type OutboxLimits } from "./outbox.ts";
import { Message } from "./message.ts";
import type { SnapshotPayload } from "../../sim/telemetry/stream/payload.ts";
import type { Sink } from "./sinks/sink.ts";
import { type Extras, telemetrySnapshot } from "./snapshot.ts";
import { transportOf } from "./transport.ts";

/** Figures of the machine are looked at this often: they change all the time. */
const MACHINE_MS = 1000;
/** Results that one payload tells at most; of a flood the last ones. */
const MOST_RESULTS = 200;

export interface PublisherOptions {
  /** A payload every so many ticks. */
  readonly everyTicks?: number;
  /** But no more often than this. */
  readonly everyMs?: number;
  /** Only these sections. */
  readonly only?: ReadonlySet<string>;
  /** Multiple of 1×, 0 = it stands still, null = as fast as it can. */
  readonly speed: () => number | null;
  /** Versions that the town's file has been brought to; left out where it has none. */
  readonly migrations?: readonly number[] | undefined;
  /** Under which names people leave, from now on; call `renew` when it is another. */
  readonly disguise?: () => Disguise;
}

type Result = HostSections["console_results"][number];

/** What `migrations` of a town is. */
export async function migrationsOf(host: TownHost): Promise<readonly number[] | undefined> {
  return host.file === null ? undefined : host.home?.store.reads.migrations();
}

/**
 * The stream of one town: a snapshot first, then what changes, for whoever subscribes. Built once for all
 * of them, and only while there is somebody. Operations §7.3, §7.4.
 */
export class Publisher {
  readonly #host: TownHost;
  readonly #options: PublisherOptions;
  readonly #stream = randomBytes(4).toString("hex");
  readonly #listeners = new Set<(message: Message) => void>();
  readonly #outboxes: Outbox[] = [];
  readonly #health = new LoopHealth();
  readonly #stop: readonly (() => void)[];
  #lately: Lately;
  #results: Result[] = [];
  #epoch = 0;
  /** What was sent last, and the same before it was disguised. */
  #last: { readonly message: Message; readonly raw: SnapshotPayload } | null = null;
  readonly #undisguised = new Disguise({ mode: "off" });
  #ticksSince = 0;
  #sentMs = 0;
  /** A tick that came too soon after what was sent last is told by this, should none come after it. */
  #later: NodeJS.Timeout | undefined;
  #machine: { readonly ms: number; readonly sections: Partial<HostSections> } | null = null;

  constructor(host: TownHost, options: PublisherOptions) {
    this.#host = host;
    this.#options = options;
    this.#lately = new Lately(host.town);
    this.#stop = [
      host.stopwatch.ask(),
      host.onTick((town) => this.#hear(town)),
      host.onTurn((turn) => (turn === "jumped" ? this.#jumped() : this.#stopped())),
    ];
  }

  /** Gives every payload from now on to `listener`, which never throws; at once a snapshot. Returns the function that stops it. */
  subscribe(listener: (message: Message) => void): () => void {
    const { whole } = this.#last?.message ?? this.#next(this.#build(this.#host.town), true);
    listener(new Message(whole, whole));
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#last = null;
    };
  }

  /** Sends everything from now on to a sink as well. */
  send(sink: Sink, limits: Partial<OutboxLimits> = {}): void {
    const same = this.#outboxes.filter(({ name }) => name.split("#")[0] === sink.name).length;
    const name = same === 0 ? sink.name : `${sink.name}#${same + 1}`;
    const outbox = new Outbox(name, sink, limits);
    this.#outboxes.push(outbox);
    this.#machine = null;
    this.subscribe((message) => outbox.offer(message));
  }

  /** A command was answered: told with the next payload. */
  note(result: Result): void {
    if (this.#listeners.size === 0) return;
    this.#results.push(result);
    if (this.#results.length > MOST_RESULTS) this.#results.shift();
  }

  /** Everybody gets a snapshot now: what leaves is disguised in another way from here on. */
  renew(): void {
    if (this.#listeners.size === 0) return;
    this.#publish(this.#host.town, true);
  }

  get transport(): Transport {
    return transportOf(this.#outboxes);
  }

  get health(): Health {
    return this.#health.record(this.#host, this.transport);
  }

  /** Everything as it is now, for one who asks; what has not been told yet will be told all the same. */
  snapshot(): SnapshotPayload {
    this.#machine = null;
    const told = { recent: this.#lately.look(), console_results: this.#results };
    return this.#disguise.payload(this.#built(this.#host.town, told));
  }

  /** Waits while a sink that takes what it is sent is far behind. For towns that run as fast as they can, which have no pace to keep. */
  async breathe(): Promise<void> {
    while (this.#outboxes.some(({ isBehind }) => isBehind)) await wait(1);
  }

  /** Sends what is left, to sinks that take something at least every `ms`, and stops. */
  async close(ms: number): Promise<void> {
    this.#forgetLater();
    for (const stop of this.#stop) stop();
    this.#listeners.clear();
    await Promise.all(this.#outboxes.map(async (outbox) => outbox.close(ms)));
  }

  #hear(town: Town): void {
    this.#lately.hear(town);
    this.#ticksSince += 1;
    this.#health.hear(town, this.#waiting());
    const { everyTicks = 1, everyMs = 0 } = this.#options;
    if (this.#ticksSince < everyTicks) return;
    const ms = everyMs === 0 ? 0 : this.#sentMs + everyMs - performance.now();
    if (ms <= 0) this.#tellOf(town);
    else this.#later ??= setTimeout(() => this.#tellOf(this.#host.town), ms).unref();
  }

  #tellOf(town: Town): void {
    this.#forgetLater();
    if (this.#listeners.size > 0) this.#publish(town, false);
    else this.#lately.take();
  }

  #forgetLater(): void {
    clearTimeout(this.#later);
    this.#later = undefined;
  }

  #waiting(): number {
    return this.#outboxes.reduce((sum, { waiting }) => sum + waiting, 0);
  }

  /** What came before is another time, or another life. */
  #jumped(): void {
    this.#epoch += 1;
    this.#lately = new Lately(this.#host.town);
    this.#machine = null;
    if (this.#listeners.size > 0) this.#publish(this.#host.town, true);
  }

  /** The world may be damaged, and is not looked at: all that is told is that it stands still, and why. */
  #stopped(): void {
    this.#health.fail();
    this.#forgetLater();
    if (this.#last === null) return;
    const { transport } = this;
    const health = this.#health.record(this.#host, transport);
    const nothing = { events: [], narrations: [], relationship_updates: [], console_results: [] };
    const { raw } = this.#last;
    const told = Object.entries(nothing).filter(([section]) => Object.hasOwn(raw, section));
    this.#tell({ ...raw, ...Object.fromEntries(told), transport, health }, false);
  }

  #publish(town: Town, asSnapshot: boolean): void {
    this.#forgetLater();
    this.#ticksSince = 0;
    this.#sentMs = performance.now();
    this.#tell(this.#build(town), asSnapshot);
  }

  #tell(raw: SnapshotPayload, asSnapshot: boolean): void {
    const message = this.#next(raw, asSnapshot);
    for (const listener of this.#listeners) listener(message);
  }

  /** Only what differs is disguised: what is the same was so before. */
  #next(raw: SnapshotPayload, asSnapshot: boolean): Message {
    const before = this.#last;
    let message: Message;
    if (asSnapshot || before === null) {
      const whole = this.#disguise.payload(raw);
      message = new Message(whole, whole);
    } else {
      const diff = diffOf(before.raw, raw);
      const shown = { ...diff, changes: this.#disguise.payload(diff.changes) };
      message = new Message(shown, applied(before.message.whole, shown));
    }
    this.#last = { message, raw };
    return message;
  }

  get #disguise(): Disguise {
    const disguise = this.#options.disguise?.() ?? this.#undisguised;
    return disguise.know(this.#host.town.people);
  }

  /** The next payload, with all that has not been told yet. */
  #build(town: Town): SnapshotPayload {
    const console_results = this.#results;
    this.#results = [];
    return this.#built(town, { recent: this.#lately.take(), console_results });
  }

  #built(
    town: Town,
    told: { readonly recent: ReturnType<Lately["look"]>; readonly console_results: Result[] },
  ): SnapshotPayload {
    const { recent, console_results } = told;
    return telemetrySnapshot(town, {
      stream: this.#stream,
      epoch: this.#epoch,
      recent,
      host: { ...this.#hostSections(), console_results },
      slowest_tick_ms: this.#host.stopwatch.slowest.map(({ ms }) => ms),
      only: this.#options.only,
    });
  }

  #hostSections(): Extras["host"] {
    const { isPast } = this.#host;
    const { migrations } = this.#options;
    return {
      ...this.#machineSections(),
      speed: this.#options.speed(),
      runtime_variant: isPast ? "past" : "live",
      ...(migrations === undefined ? {} : { snapshot_migrations: [...migrations] }),
      privacy: { mode: this.#disguise.mode },
    };
  }

  #machineSections(): Partial<HostSections> {
    const now = performance.now();
    if (this.#machine !== null && now - this.#machine.ms < MACHINE_MS)
      return this.#machine.sections;
    const { transport } = this;
    const sections = { transport, health: this.#health.record(this.#host, transport) };
    this.#machine = { ms: now, sections };
    return sections;
  }
}
