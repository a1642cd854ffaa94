import type { TownHost } from "../town/town-host.ts";
import type { Terminal } from "./terminal.ts";

const LIVE_MS = 100;
const PLAIN_MS = 500;

/** How a town is, in one line that is drawn over; where nobody looks, a line now and then. */
export class StatusLine {
  readonly #terminal: Terminal;
  readonly #host: TownHost;
  readonly #end: number;
  #drawnMs = 0;

  constructor(terminal: Terminal, host: TownHost, end: number) {
    this.#terminal = terminal;
    this.#host = host;
    this.#end = end;
  }

  update(): void {
    const now = performance.now();
    if (now - this.#drawnMs < (this.#terminal.live ? LIVE_MS : PLAIN_MS)) return;
    this.#drawnMs = now;
    this.#draw();
  }

  finish(): void {
    this.#draw();
    if (this.#terminal.live) this.#terminal.say("");
  }

  #draw(): void {
    const { tick, town, stories } = this.#host;
    const day = town.config.time.ticks_per_day;
    const minutes = Math.floor(((tick % day) / day) * 24 * 60);
    const clock = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
    const [latest] = stories.last(1);
    const line = `day ${Math.floor(tick / day) + 1} ${clock}  tick ${tick}/${this.#end}  ${latest?.text ?? ""}`;
    const room = this.#terminal.live ? (process.stderr.columns || 80) - 1 : line.length;
    if (this.#terminal.live) this.#terminal.sayOver(line.slice(0, room));
    else this.#terminal.say(line);
  }
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
