import { onTestFinished } from "vitest";

import type { Reply } from "../../preload/contract.ts";
import { LiveTown } from "../../main/town/live-town.ts";
import { townRequests } from "../../main/town/messages.ts";
import type {
  FromTown,
  TownRequestArgs,
  TownRequestName,
  TownRequestReply,
} from "../../main/town/messages.ts";
import type { z } from "zod";

const replies: { readonly [N in TownRequestName]: { reply: z.ZodType<TownRequestReply<N>> } } =
  townRequests;

/** The town process without its process: what it is asked, what it says, which frames it sends. */
export class LiveTownUnderTest {
  readonly said: FromTown[] = [];
  readonly frames: Int32Array[] = [];
  readonly #live: LiveTown;
  #nextId = 1;

  constructor() {
    this.#live = new LiveTown((message) => this.said.push(message));
    this.showOnAnotherPage();
    onTestFinished(async () => {
      await this.ask("process:close", {});
    });
  }

  /** A page that was loaded anew, or the first one. */
  showOnAnotherPage(): void {
    this.#live.showOn({ postMessage: (bytes) => this.frames.push(new Int32Array(bytes.slice(0))) });
  }

  async ask<N extends TownRequestName>(
    name: N,
    args: TownRequestArgs<N>,
  ): Promise<Reply<TownRequestReply<N>>> {
    const id = this.#nextId++;
    await this.#live.answer({ kind: "ask", id, name, args });
    for (const message of this.said) {
      if (message.kind !== "answer" || message.id !== id) continue;
      if (!message.reply.ok) return message.reply;
      return { ok: true, value: replies[name].reply.parse(message.reply.value) };
    }
    throw new Error(`${name} was not answered`);
  }

  /** Bodies of one kind of push, oldest first. */
  pushed(name: string): unknown[] {
    return this.said.flatMap((message) =>
      message.kind === "push" && message.name === name ? [message.body] : [],
    );
  }
}
