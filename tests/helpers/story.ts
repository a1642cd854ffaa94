import type { Answer } from "../../sim/console/arguments.ts";
import { Command } from "../../sim/console/commands.ts";
import { type CommandName } from "../../sim/console/registry.ts";
import type { DecodedEvent } from "../../sim/events/decode-event.ts";
import type { EventName } from "../../sim/events/kinds.ts";
import { runTick } from "../../sim/tick.ts";
import type { Town } from "../../sim/town.ts";
import { checkWorld } from "../../sim/world/check-world.ts";
import { eventsOf } from "./events.ts";
import { required } from "./required.ts";
import { at } from "./someone.ts";

/** A town that is told of as it lives: everything that happened is kept, and every tick is sound. */
export class Story {
  readonly town: Town;
  readonly told: DecodedEvent[] = [];

  constructor(town: Town) {
    this.town = town;
  }

  get tick(): number {
    return at(this.town.world.town.tick);
  }

  /** One tick, with these commands given in it. */
  live(...commands: readonly Command[]): readonly Answer[] {
    const answers = runTick(this.town, commands);
    this.told.push(...eventsOf(this.town));
    const broken = checkWorld(this.town);
    if (broken.length > 0) throw new Error(`tick ${this.tick}: ${broken.join("; ")}`);
    return answers;
  }

  /** One tick in which the operator gives one command; returns what it answers. */
  give(name: CommandName, kwargs: Readonly<Record<string, unknown>>): Answer {
    return required(this.live(command(name, kwargs))[0]);
  }

  /** Ticks until something holds, at most `limit`. */
  until(holds: () => boolean, limit = 200): void {
    const end = this.tick + limit;
    while (!holds()) {
      if (this.tick >= end) throw new Error(`still not so after ${limit} ticks`);
      this.live();
    }
  }

  /** Ticks up to and including `tick`. */
  till(tick: number): void {
    while (this.tick < tick) this.live();
  }

  /** Everything of this name that happened. */
  all(name: EventName): DecodedEvent[] {
    return this.told.filter(({ event }) => event === name);
  }
}

/** A command as a line of a command file would give it. */
export function command(name: CommandName, kwargs: Readonly<Record<string, unknown>>): Command {
  return Command.parse({ name, kwargs });
}
