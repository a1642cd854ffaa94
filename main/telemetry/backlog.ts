import type { Message } from "./message.ts";

interface Waiting {
  readonly message: Message;
  /** The reader has not seen what came before: it is sent as a whole. */
  isAfterGap: boolean;
}

/** Messages that wait for one sink, at most so many bytes of them; the oldest give way. */
export class Backlog {
  readonly #maxBytes: number;
  readonly #waiting: Waiting[] = [];
  #bytes = 0;
  /** The first ones, which are on their way. */
  #sending = 0;
  /** Whatever comes next comes after a gap. */
  #isGap = true;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get length(): number {
    return this.#waiting.length;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Returns how many had to give way; the message itself may be among them. */
  add(message: Message): number {
    this.#waiting.push({ message, isAfterGap: this.#isGap });
    this.#isGap = false;
    this.#bytes += message.bytes;
    let dropped = 0;
    while (this.#bytes > this.#maxBytes && this.#dropOldest()) dropped += 1;
    return dropped;
  }

  /** All that is not on its way gives way to the newest. Returns how many did. */
  keepNewest(): number {
    let dropped = 0;
    while (this.#waiting.length - this.#sending > 1 && this.#dropOldest()) dropped += 1;
    return dropped;
  }

  /** What is sent next begins something new for its reader. */
  beginAnew(): void {
    const [next] = this.#waiting;
    if (next === undefined) this.#isGap = true;
    else next.isAfterGap = true;
  }

  /** The next ones, as text, and the newest tick of them. They are on their way until `sent` or `refused`. */
  send(most: number): { readonly text: string; readonly count: number; readonly tick: number } {
    const batch = this.#waiting.slice(0, most);
    this.#sending = batch.length;
    const text = batch
      .map(({ message, isAfterGap }) => (isAfterGap ? message.wholeLine : message.line))
      .join("");
    return { text, count: batch.length, tick: batch.at(-1)?.message.payload.tick ?? 0 };
  }

  /** They have arrived. */
  sent(): void {
    for (const { message } of this.#waiting.splice(0, this.#sending)) this.#bytes -= message.bytes;
    this.#sending = 0;
  }

  /** They have not, or not all: they wait again. */
  refused(): void {
    this.#sending = 0;
    this.beginAnew();
  }

  #dropOldest(): boolean {
    const [dropped] = this.#waiting.splice(this.#sending, 1);
    if (dropped === undefined) return false;
    this.#bytes -= dropped.message.bytes;
    const next = this.#waiting[this.#sending];
    if (next === undefined) this.#isGap = true;
    else next.isAfterGap = true;
    return true;
  }
}
