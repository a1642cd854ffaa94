import type { TownConfig } from "../../sim/config/town-config.ts";
import type { DecodedEvent } from "../../sim/events/decode-event.ts";

interface Span {
  readonly id: string;
  readonly kind: string;
  readonly from: number;
  to: number;
}

/** Sees disturbances and departures by their events alone, and which rules about them did not hold. */
export class TroubleCensus {
  private readonly spans: Span[] = [];
  private readonly lastMet = new Map<string, number>();
  private readonly exits: { tick: number; agent_id: string; reason: string }[] = [];
  private readonly arrivals: number[] = [];
  private readonly broken: string[] = [];
  private suppressed = 0;
  private readonly config: TownConfig;
  private readonly ticksPerDay: number;

  constructor(config: TownConfig, ticksPerDay: number) {
    this.config = config;
    this.ticksPerDay = ticksPerDay;
  }

  see(event: DecodedEvent): void {
    const { tick } = event;
    switch (event.event) {
      case "perturbation_started":
        this.start(event);
        return;
      case "perturbation_ended": {
        const span = this.spans.find(({ id }) => id === event["event_id"]);
        if (span !== undefined) span.to = tick;
        return;
      }
      case "perturbation_arranged_meet":
        this.meet(event);
        return;
      case "agent_exit":
        this.leave(tick, String(event["agent_id"]), String(event["reason"]));
        return;
      case "exits_suppressed":
        this.suppressed += 1;
        return;
      case "agent_spawned":
        if (tick > 0) this.arrivals.push(tick);
        return;
      default:
    }
  }

  private start({ tick, ...event }: DecodedEvent): void {
    const kind = String(event["kind"]);
    this.spans.push({ id: String(event["event_id"]), kind, from: tick, to: Infinity });
  }

  /** Nobody is met with twice within the cooldown of a person. */
  private meet({ tick, ...event }: DecodedEvent): void {
    const targets = event["targets"];
    if (!Array.isArray(targets)) return;
    const ends = Number(event["ends_at"]);
    for (const id of targets.map(String)) {
      const free = this.lastMet.get(id) ?? -Infinity;
      if (tick < free) this.broken.push(`${id} is hit at ${tick}, before ${free}`);
      this.lastMet.set(id, ends + this.config.perturbations.per_agent_cooldown_ticks);
    }
  }

  private leave(tick: number, agent_id: string, reason: string): void {
    const { stability, max_exits_per_day } = this.config.lifecycle;
    this.exits.push({ tick, agent_id, reason });
    if (reason === "console_kill") return;
    const day = Math.floor(tick / this.ticksPerDay);
    const today = this.exits.filter((one) => Math.floor(one.tick / this.ticksPerDay) === day);
    if (max_exits_per_day !== null && today.length > max_exits_per_day) {
      this.broken.push(`${today.length} exits on day ${day}`);
    }
    const before = this.exits.at(-2);
    if (before !== undefined && tick - before.tick < stability.exit_cooldown_ticks) {
      this.broken.push(`exits at ${before.tick} and ${tick}`);
    }
    if (!stability.suppress_during_city_events) return;
    const grace = this.config.perturbations.grace_window_ticks;
    const during = this.spans.find(
      ({ kind, from, to }) =>
        (kind === "blackout" || kind === "outage") && from <= tick && tick <= to + grace,
    );
    if (during !== undefined) this.broken.push(`exit at ${tick} during or after ${during.id}`);
  }

  /** Days on which two disturbances were on at once. */
  private overlapDays(): number {
    const days = new Set<number>();
    for (const [index, one] of this.spans.entries()) {
      for (const other of this.spans.slice(0, index)) {
        const from = Math.max(one.from, other.from);
        const to = Math.min(one.to, other.to);
        if (from < to) days.add(Math.floor(from / this.ticksPerDay));
      }
    }
    return days.size;
  }

  result(): object {
    const starts: Record<string, number> = {};
    for (const { kind } of this.spans) starts[kind] = (starts[kind] ?? 0) + 1;
    return {
      starts,
      overlap_days: this.overlapDays(),
      exits: this.exits,
      arrivals: this.arrivals.length,
      suppressed: this.suppressed,
      broken: this.broken,
    };
  }
}
