import type { CommandResult } from "../../preload/contract.ts";
import { err, ok } from "../../sim/result.ts";
import { Door } from "../console/door.ts";
import { fault } from "../console/fault.ts";
import { type Abilities, hostAnswersFor } from "../console/host-answers.ts";
import type { Origin } from "../console/origin.ts";
import { type Telling, tellingOf } from "../telemetry/telling.ts";
import type { TownHost } from "./town-host.ts";

/** What others do when an operator asks for it. */
interface Wishes extends Pick<Abilities, "setSpeed" | "setPrivacy"> {
  readonly openTown: (file: string) => void;
}

/** Commands that come from the window: there, who sits before it is an admin while operator mode is on. */
export class LiveConsole {
  readonly #wishes: Wishes;
  #door: Door | null = null;
  /** A file that was asked for; it is opened when whoever asked has their answer. */
  #wanted: string | null = null;

  constructor(wishes: Wishes) {
    this.#wishes = wishes;
  }

  /** Another town is on screen. */
  async follow(host: TownHost): Promise<void> {
    host.stopwatch.ask();
    const telling = (): Telling => tellingOf(host);
    const openTown = (file: string): void => void (this.#wanted = file);
    const abilities = { host, telling, ...this.#wishes, openTown };
    this.#door = await Door.to(host, hostAnswersFor(abilities));
  }

  /** Null where there is no town. */
  async take(command: unknown, isOperator: boolean): Promise<CommandResult | null> {
    const result = (await this.#door?.take(command, originOf(isOperator))) ?? null;
    if (this.#wanted !== null) this.#wishes.openTown(this.#wanted);
    this.#wanted = null;
    return result;
  }

  /** No town is on screen. */
  leave(): void {
    this.#door = null;
  }
}

function originOf(isOperator: boolean): Origin {
  return {
    transport: "window",
    address: "",
    folder: ".",
    confirms: true,
    limit: () => null,
    authorise: ({ mode, issuer }) => {
      if (isOperator) return ok({ mode: "admin", issuer });
      if (mode !== "admin") return ok({ mode: "viewer", issuer });
      return err(fault("forbidden", "operator mode is off", { operator_mode: false }));
    },
  };
}
