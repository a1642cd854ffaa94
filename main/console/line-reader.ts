import { MAX_LINE_BYTES } from "./envelope.ts";

const NEWLINE = 10;

/** Cuts bytes into lines. Of a line that is too long, one byte more than may be is kept, so that it is refused. */
export class LineReader {
  #parts: Buffer[] = [];
  #bytes = 0;

  /** The lines that end in these bytes; empty ones are left out. */
  push(chunk: Buffer): string[] {
    const lines: string[] = [];
    let start = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, start)) {
      this.#add(chunk.subarray(start, at));
      lines.push(this.end());
      start = at + 1;
    }
    this.#add(chunk.subarray(start));
    return lines.filter((line) => line !== "");
  }

  /** What has come since the last line ended. */
  end(): string {
    const line = Buffer.concat(this.#parts).toString("utf8").trim();
    this.#parts = [];
    this.#bytes = 0;
    return line;
  }

  #add(part: Buffer): void {
    const room = MAX_LINE_BYTES + 1 - this.#bytes;
    if (room <= 0 || part.length === 0) return;
    // A copy: the chunk may be the stream's to use again.
    this.#parts.push(Buffer.from(part.subarray(0, room)));
    this.#bytes += Math.min(room, part.length);
  }
}
