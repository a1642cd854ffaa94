import { type ChildProcess, spawn } from "node:child_process";
import { createConnection } from "node:net";
import path from "node:path";
import type { Readable, Writable } from "node:stream";

import { z } from "zod";

const entry = path.resolve(import.meta.dirname, "../../out/main/cli.js");

/** Whoever is silent for so long says nothing more. */
const PATIENCE_MS = 20_000;

const Line = z.looseObject({ kind: z.string(), message: z.string().optional() });
const Answer = z.looseObject({ cmd_id: z.string().nullable(), tick: z.int(), status: z.string() });
type Answer = z.infer<typeof Answer>;

/** `townlet serve` in a process of its own, as it was built; asked on its stdin as by whoever started it. */
export class ServedTown {
  /** Everything that it has said on stdout and stderr. */
  said = "";
  readonly ended: Promise<number | null>;
  readonly #child: ChildProcess & { readonly stdin: Writable; readonly stdout: Readable };
  readonly #waiting = new Map<string, (answer: Answer) => void>();
  #rest = "";
  #asked = 0;
  #port = 0;
  #isOpen: () => void = () => undefined;

  private constructor(args: readonly string[]) {
    this.#child = spawn(process.execPath, [entry, "serve", ...args], {
      stdio: ["pipe", "pipe", "pipe"],
    });
    this.#child.stdout.setEncoding("utf8").on("data", (text: string) => this.#hear(text));
    this.#child.stderr?.setEncoding("utf8").on("data", (text: string) => void (this.said += text));
    this.#child.stdin.on("error", () => undefined);
    this.ended = new Promise((resolve) => {
      this.#child.once("close", (status) => resolve(status));
    });
  }

  /** Waits until it takes commands over TCP. */
  static async start(args: readonly string[]): Promise<ServedTown> {
    const town = new ServedTown(args);
    await Promise.race([
      new Promise<void>((resolve) => void (town.#isOpen = resolve)),
      town.ended.then(() => Promise.reject(new Error(`serve ended: ${town.said}`))),
    ]);
    return town;
  }

  get isAlive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** The answer to a command; null where the town is gone. */
  ask(command: object, cmd_id = `ask-${(this.#asked += 1)}`): Promise<Answer | null> {
    const answer = new Promise<Answer>((resolve) => void this.#waiting.set(cmd_id, resolve));
    this.#child.stdin.write(`${JSON.stringify({ ...command, cmd_id })}\n`);
    return Promise.race([answer, this.ended.then(() => null)]);
  }

  /** Says lines over one connection from an address of this machine, and hears everything until it is closed. */
  async converse(from: string, lines: readonly Buffer[]): Promise<string[]> {
    const socket = createConnection({ port: this.#port, host: "127.0.0.1", localAddress: from });
    const heard: Buffer[] = [];
    socket.on("data", (chunk: Buffer) => void heard.push(chunk));
    let why = "";
    socket.on("error", ({ message }) => void (why = message));
    socket.setTimeout(PATIENCE_MS, () => socket.destroy());
    // The last line may end with the connection.
    lines.forEach((line, index) => {
      socket.write(line);
      if (index < lines.length - 1 || line.length % 2 === 0) socket.write("\n");
    });
    socket.end();
    await new Promise<void>((resolve) => void socket.once("close", () => resolve()));
    if (why !== "") heard.push(Buffer.from(`${why}\n`));
    const text = Buffer.concat(heard).toString("utf8");
    return text.split("\n").filter((line) => line !== "");
  }

  async stop(): Promise<number | null> {
    this.#child.kill("SIGINT");
    return this.ended;
  }

  kill(): void {
    this.#child.kill("SIGKILL");
  }

  #hear(text: string): void {
    this.said += text;
    const lines = (this.#rest + text).split("\n");
    this.#rest = lines.pop() ?? "";
    for (const line of lines) this.#take(JSON.parse(line));
  }

  #take(value: unknown): void {
    const { kind, message = "" } = Line.parse(value);
    const [, port] = /tcp:.*:(\d+)$/.exec(message) ?? [];
    if (kind === "log" && port !== undefined) {
      this.#port = Number(port);
      this.#isOpen();
    }
    if (kind !== "result") return;
    const answer = Answer.parse(value);
    const hear = this.#waiting.get(answer.cmd_id ?? "");
    this.#waiting.delete(answer.cmd_id ?? "");
    hear?.(answer);
  }
}
