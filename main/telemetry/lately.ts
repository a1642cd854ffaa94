import { decodeEvent, eventRecord } from "../../sim/events/decode-event.ts";
import {
  type PreconditionFailure,
  preconditionFailures,
} from "../../sim/telemetry/sections/affordances.ts";
import { KpiRings } from "./kpi-rings.ts";
import { type RivalryEvent, quarrelsOf } from "../../sim/telemetry/sections/queues.ts";
import type { Recent, TownEvent } from "../../sim/telemetry/sections/recent.ts";
import {
  type RelationshipUpdate,
  relationshipUpdates,
} from "../../sim/telemetry/sections/relationships.ts";
import { type Narration, narrationsOf } from "../../sim/telemetry/sections/stories.ts";
import type { Town } from "../../sim/town.ts";

/** Quarrels in line, and uses that did not begin, that are remembered. */
const KEPT_QUARRELS = 120;
const KEPT_FAILURES = 20;

/** Remembers of a town's ticks what its state does not hold: all of it since the last payload, and some of it for longer. */
export class Lately {
  #events: TownEvent[] = [];
  #narrations: Narration[] = [];
  #updates: RelationshipUpdate[] = [];
  readonly #quarrels: RivalryEvent[] = [];
  readonly #failures: PreconditionFailure[] = [];
  readonly #kpis: KpiRings;

  constructor(town: Town) {
    this.#kpis = new KpiRings(town);
    this.#note(town);
  }

  /** A tick has run. */
  hear(town: Town): void {
    this.#note(town);
    this.#kpis.hear(town);
  }

  #note(town: Town): void {
    for (let index = 0; index < town.events.count; index++) {
      this.#events.push(decodeEvent(town, eventRecord(town, index)));
    }
    this.#narrations.push(...narrationsOf(town));
    this.#updates.push(...relationshipUpdates(town));
    this.#quarrels.push(...quarrelsOf(town));
    keepLast(this.#quarrels, KEPT_QUARRELS);
    this.#failures.push(...preconditionFailures(town));
    keepLast(this.#failures, KEPT_FAILURES);
  }

  /** What is remembered now. */
  look(): Recent {
    return {
      events: this.#events,
      narrations: this.#narrations,
      relationship_updates: this.#updates,
      rivalry_events: [...this.#quarrels],
      precondition_failures: [...this.#failures],
      kpi_history: this.#kpis.history(),
    };
  }

  /** The same; what has happened up to here is not told again. */
  take(): Recent {
    const recent = this.look();
    this.#events = [];
    this.#narrations = [];
    this.#updates = [];
    return recent;
  }
}

function keepLast(list: unknown[], count: number): void {
  if (list.length > count) list.splice(0, list.length - count);
}
