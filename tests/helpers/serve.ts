import { spawn } from "node:child_process";
import path from "node:path";

import { onTestFinished } from "vitest";
import { z } from "zod";

const entry = path.resolve(import.meta.dirname, "../../out/main/cli.js");

const Line = z.looseObject({ kind: z.string() });
type Line = z.infer<typeof Line>;

/** `townlet serve` in a process of its own, as it was built: what it is told and what it says. */
export class Served {
  readonly lines: Line[] = [];
  /** Exit status; null where it was killed. */
  readonly ended: Promise<number | null>;
  readonly #child: ReturnType<typeof start>;
  #text = "";

  constructor(args: readonly string[], first: readonly object[]) {
    this.#child = start(args);
    for (const line of first) this.say(line);
    this.#child.stdout.setEncoding("utf8").on("data", (text: string) => this.#hear(text));
    this.#child.stdin.on("error", () => undefined);
    this.ended = new Promise((resolve) => {
      this.#child.once("close", (status) => resolve(status));
    });
    onTestFinished(() => void this.#child.kill("SIGKILL"));
  }

  say(line: object | string): void {
    this.#child.stdin.write(`${typeof line === "string" ? line : JSON.stringify(line)}\n`);
  }

  endInput(): void {
    this.#child.stdin.end();
  }

  interrupt(): void {
    this.#child.kill("SIGINT");
  }

  kill(): void {
    this.#child.kill("SIGKILL");
  }

  stopReading(): void {
    this.#child.stdout.pause();
  }

  goOnReading(): void {
    this.#child.stdout.resume();
  }

  /** The result of that number, waited for. */
  async result(index: number): Promise<Line> {
    return this.#wait(() => this.lines.filter(({ kind }) => kind === "result")[index]);
  }

  /** Waits for what `find` finds. */
  async #wait<T>(find: () => T | undefined): Promise<T> {
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      if (this.#child.exitCode !== null) throw new Error(`serve ended: ${this.#text}`);
      await new Promise((resolve) => void setTimeout(resolve, 10));
    }
  }

  /** Waits for a log line. */
  async says(message: string): Promise<Line> {
    return this.#wait(() => this.lines.find((line) => line["message"] === message));
  }

  #hear(text: string): void {
    this.#text += text;
    const lines = this.#text.split("\n");
    this.#text = lines.pop() ?? "";
    for (const line of lines) this.lines.push(Line.parse(JSON.parse(line)));
  }
}

function start(args: readonly string[]) {
  return spawn(process.execPath, [entry, "serve", ...args], { stdio: ["pipe", "pipe", "inherit"] });
}

export function startServe(args: readonly string[], first: readonly object[]): Served {
  return new Served(args, first);
}
