import type { PushBody } from "../../preload/contract.ts";
import { Publisher, type PublisherOptions } from "../telemetry/publisher.ts";
import type { TownHost } from "./town-host.ts";

/** The window is told no more often than this. */
export const WINDOW_STREAM_MS = 250;

type Push = (name: "telemetry:payload", body: PushBody<"telemetry:payload">) => void;

/** The stream of the town on screen, of those sections that the page asks for; nothing is built while it asks for none. */
export class WindowStream {
  readonly #push: Push;
  readonly #ways: Pick<PublisherOptions, "speed" | "disguise">;
  #host: TownHost | null = null;
  #sections: readonly string[] = [];
  #publisher: Publisher | null = null;

  constructor(push: Push, ways: Pick<PublisherOptions, "speed" | "disguise">) {
    this.#push = push;
    this.#ways = ways;
  }

  /** Another town is on screen; null: none. */
  follow(host: TownHost | null): void {
    this.#host = host;
    this.#begin();
  }

  /** From now on these sections are told; none of them ends it. */
  subscribe(sections: readonly string[]): void {
    this.#sections = sections;
    this.#begin();
  }

  /** Everything is told anew: people go by other names. */
  renew(): void {
    this.#publisher?.renew();
  }

  #begin(): void {
    void this.#publisher?.close(0);
    this.#publisher = null;
    if (this.#host === null || this.#sections.length === 0) return;
    this.#publisher = new Publisher(this.#host, {
      everyMs: WINDOW_STREAM_MS,
      only: new Set(this.#sections),
      ...this.#ways,
    });
    this.#publisher.subscribe(({ line }) => this.#push("telemetry:payload", line));
  }
}
