import { Disguise, type DisguiseOptions } from "../privacy/disguise.ts";
import { revealed } from "../privacy/revealed.ts";
import type { Town } from "../../sim/town.ts";
import type { FromTown } from "./messages.ts";
import type { TownHost } from "./town-host.ts";

/** The town on screen, and everybody in another life that is shown beside it. */
interface Shown {
  readonly host: () => TownHost | null;
  readonly peopleBeside: () => Town["people"];
}

/** How the window knows people: everything that goes there and comes from there passes here. Frames name nobody. */
export class WindowDisguise {
  readonly #on: Shown;
  #disguise = new Disguise({ mode: "off" });

  constructor(on: Shown) {
    this.#on = on;
  }

  /** Holds from now on. */
  change(options: DisguiseOptions): void {
    this.#disguise = new Disguise(options);
  }

  /** Under which names people are shown, from now on. */
  get now(): Disguise {
    return this.#disguise;
  }

  /** Whether lines of a category are told. */
  tells(category: string): boolean {
    return this.#disguise.tells(category);
  }

  worn<T>(by: T): T {
    if (!this.#disguise.isOn) return by;
    const people = this.#on.host()?.town.people ?? [];
    return this.#disguise.know(people).know(this.#on.peopleBeside()).payload(by);
  }

  /**
   * What the town process says, as it may be said. Answers are disguised where it is known what was asked, the
   * stream where it is made.
   */
  said(message: FromTown): FromTown {
    if (message.kind === "push" && message.name === "telemetry:payload") return message;
    if (message.kind === "push") return { ...message, body: this.worn(message.body) };
    if (message.kind === "log") return { ...message, ...this.worn({ message: message.message }) };
    return message;
  }

  /** What was asked: people and timelines by the names under which the town has them. */
  understood(args: unknown): unknown {
    if (!this.#disguise.isOn || typeof args !== "object" || args === null) return args;
    const understood: Record<string, unknown> = { ...revealed(args, this.#disguise) };
    const timeline = this.#on
      .host()
      ?.timelines.find(({ name }) => this.#disguise.text(name) === understood["timeline"]);
    return timeline === undefined ? understood : { ...understood, timeline: timeline.name };
  }
}
