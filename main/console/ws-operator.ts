import type { RawData, WebSocket } from "ws";
import { z } from "zod";

import { type Gate, remoteOrigin } from "../access/gate.ts";
import { parseJson } from "../../sim/parse-json.ts";
import type { CommandResult } from "../../preload/contract.ts";
import type { Origin } from "./origin.ts";
import type { Take } from "./tcp-listener.ts";

/** Whoever does not read what is said to them is left. */
const MOST_UNREAD_BYTES = 4_000_000;
const MOST_UNDER_WAY = 64;
const SHOWN_HISTORY = 5;

const FromOperator = z.looseObject({ type: z.string().max(64), payload: z.unknown() });

/** What operators on the web see and use. */
export interface Desk {
  readonly take: Take;
  /** The last commands of everybody, newest last. */
  readonly history: (last: number) => readonly object[];
  /** What there is to be asked. */
  readonly commands: readonly object[];
}

/** One operator on the web: is told how things stand, gives commands, and hears what became of them. */
export class Operator {
  onMessage: (type: string) => void = ignore;
  onResult: (status: string) => void = ignore;
  readonly #socket: WebSocket;
  readonly #desk: Desk;
  readonly #origin: Origin;
  #pending = 0;

  constructor(
    socket: WebSocket,
    desk: Desk,
    { gate, address, token }: { gate: Gate; address: string; token: string | null },
  ) {
    this.#socket = socket;
    this.#desk = desk;
    this.#origin = remoteOrigin(gate, "ws", { address, token });
    socket.on("message", (data: RawData, isBinary: boolean) => {
      if (!isBinary && data instanceof Buffer) void this.#hear(data.toString("utf8"));
    });
    this.#sayStatus();
  }

  async #hear(text: string): Promise<void> {
    const said = FromOperator.safeParse(parseJson(text));
    const type = said.success ? said.data.type : "";
    this.onMessage(type === "command" ? type : "other");
    if (!said.success || type !== "command") return;
    this.#pending += 1;
    if (this.#pending >= MOST_UNDER_WAY) this.#socket.pause();
    const result = await this.#desk.take(said.data.payload, this.#origin);
    this.#pending -= 1;
    this.#socket.resume();
    this.onResult(result.status);
    this.#acknowledge(result);
    this.#sayStatus();
  }

  #acknowledge(result: CommandResult): void {
    this.#say({ type: "command_ack", ...result });
  }

  #sayStatus(): void {
    const { history, commands } = this.#desk;
    this.#say({
      type: "status",
      history: history(SHOWN_HISTORY),
      commands,
      pending: this.#pending,
    });
  }

  #say(message: object): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#socket.bufferedAmount > MOST_UNREAD_BYTES) this.#socket.terminate();
    else this.#socket.send(JSON.stringify(message));
  }
}

function ignore(): void {
  // Nobody counts.
}
