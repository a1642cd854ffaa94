import { randomBytes } from "node:crypto";
import { setTimeout } from "node:timers/promises";

import { MessageChannelMain, utilityProcess } from "electron";
import type { UtilityProcess, WebContents } from "electron";
import type { z } from "zod";

import { FRAME_PORT, Problem } from "../preload/contract.ts";
import type { PushName, Reply, Speed } from "../preload/contract.ts";
import type { Settings } from "../preload/settings.ts";
import type { Forward, Push } from "./ipc/push.ts";
import type { Log } from "./log.ts";
import { problem } from "./problem.ts";
import type { Reports } from "./reports.ts";
import { FromTown, townRequests } from "./town/messages.ts";
import type {
  NewTown,
  TownRequestArgs,
  TownRequestName,
  TownRequestReply,
} from "./town/messages.ts";

const MAX_RESTARTS_PER_MINUTE = 3;
const CLOSE_LIMIT_MS = 10_000;
const LEAVE_LIMIT_MS = 800;
/** A town process that answers nothing for so many looks hangs, and is ended. */
const LOOK_EVERY_MS = 5000;
const MISSED_LOOKS = 4;

interface Surroundings {
  /** The bundled entry of the town process. */
  readonly entry: string;
  readonly push: Push;
  readonly forward: Forward;
  readonly reports: Reports;
  readonly log: Log;
  /** How large a town's file may grow, in MB. */
  readonly limitMb: () => number;
  readonly privacy: () => Settings["privacy"];
  /** An operator asks for another. */
  readonly onPrivacy: (privacy: Settings["privacy"]) => void;
  /** An operator asks for the town of another file. */
  readonly onOpen: (file: string) => void;
  /** Another file is open now. */
  readonly onFile: (file: string | null) => void;
  /** The town of this file is about to go from the screen, unless it stays after all. */
  readonly onLeave: (file: string) => Promise<void>;
}

type Waiting = (reply: Reply<unknown>) => void;

/**
 * Starts the town process, speaks with it, and starts it again from the town's file when it dies.
 * The main process itself never runs a tick.
 */
export class TownKeeper {
  readonly #around: Surroundings;
  readonly #waiting = new Map<number, Waiting>();
  readonly #deaths: number[] = [];
  /** Of this session: whoever is shown a hash knows it again after a restart of the town process. */
  readonly #salt = randomBytes(16).toString("hex");
  #process: UtilityProcess | null = null;
  #page: WebContents | null = null;
  #nextId = 1;
  #file: string | null = null;
  #speed: Speed = 1;
  #followed: string | null = null;
  /** Sections of the stream that the page asked for. */
  #sections: string[] = [];
  #opening = 0;
  #closing = false;
  #endedWell = false;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  get file(): string | null {
    return this.#file;
  }

  start(): void {
    const { entry, log } = this.#around;
    const child = utilityProcess.fork(entry, [], { serviceName: "Townlet town", stdio: "pipe" });
    this.#process = child;
    child.stderr?.on("data", (text: Buffer) => log.warn({ text: text.toString() }, "town process"));
    child.stdout?.on("data", (text: Buffer) => log.info({ text: text.toString() }, "town process"));
    child.on("message", (message: unknown) => this.#receive(message));
    child.on("exit", (code) => this.#died(child, code));
    this.#watch(child);
    this.renewLimit();
    this.renewPrivacy();
    this.#offerPort();
  }

  /** A hanging process is as bad as a dead one, so it is made one: it is started again from the file. */
  #watch(child: UtilityProcess): void {
    let missed = 0;
    const timer = setInterval(() => {
      if (this.#process !== child) {
        clearInterval(timer);
        return;
      }
      // Opening a long life may take its time.
      if (this.#opening > 0) missed = 0;
      if (missed >= MISSED_LOOKS) {
        this.#around.log.error({ pid: child.pid }, "the town process hangs");
        clearInterval(timer);
        endNow(child);
        return;
      }
      missed += 1;
      void this.ask("town:get-status", {}).then(() => (missed = 0));
    }, LOOK_EVERY_MS);
  }

  /** Opens a file; the town that was open is saved and closed when that succeeds. */
  async open(file: string, speed: Speed = 1): Promise<Reply<TownRequestReply<"process:open">>> {
    await this.#leave();
    return this.#remember(await this.ask("process:open", { file, speed }), speed);
  }

  async create(town: NewTown): Promise<Reply<TownRequestReply<"process:create">>> {
    await this.#leave();
    return this.#remember(await this.ask("process:create", { town, speed: 1 }), 1);
  }

  async #leave(): Promise<void> {
    if (this.#file === null || this.#process === null) return;
    // Neither a page nor a town that hangs may keep anybody here for long.
    const limit = setTimeout(LEAVE_LIMIT_MS, undefined, { ref: false });
    await Promise.race([this.#around.onLeave(this.#file), limit]);
  }

  #remember<T extends { file: string | null }>(reply: Reply<T>, speed: Speed): Reply<T> {
    if (!reply.ok) return reply;
    this.#speed = speed;
    this.#file = reply.value.file;
    this.#around.onFile(this.#file);
    return reply;
  }

  /** Asks the town process; a process that is down or dies meanwhile gives a refusal, never a hang. */
  async ask<N extends TownRequestName>(
    name: N,
    args: TownRequestArgs<N>,
  ): Promise<Reply<TownRequestReply<N>>> {
    const child = this.#process;
    if (child === null) return { ok: false, problem: this.#down() };
    if (name === "town:set-speed" && "speed" in args) this.#speed = args.speed;
    if (name === "inspector:follow" && "agent_id" in args) this.#followed = args.agent_id;
    if (name === "telemetry:subscribe" && "sections" in args) this.#sections = args.sections;
    const id = this.#nextId++;
    const isOpening = name === "process:open" || name === "process:create";
    if (isOpening) this.#opening += 1;
    const reply = await new Promise<Reply<unknown>>((resolve) => {
      this.#waiting.set(id, resolve);
      child.postMessage({ kind: "ask", id, name, args });
    });
    if (isOpening) this.#opening -= 1;
    return reply.ok ? { ok: true, value: replySchemas[name].reply.parse(reply.value) } : reply;
  }

  /** Tells the town process how large a file may grow now. */
  renewLimit(): void {
    void this.ask("process:set-limit", { town_limit_mb: this.#around.limitMb() });
  }

  /** Tells the town process who people are to the window now. */
  renewPrivacy(): void {
    void this.ask("process:set-privacy", { mode: this.#around.privacy(), salt: this.#salt });
  }

  /** The page that frames go to; call again whenever it was loaded anew. */
  showOn(page: WebContents): void {
    this.#page = page;
    this.#offerPort();
  }

  #offerPort(): void {
    if (this.#process === null || this.#page === null || this.#page.isDestroyed()) return;
    const { port1, port2 } = new MessageChannelMain();
    this.#process.postMessage({ kind: "port" }, [port1]);
    this.#page.postMessage(FRAME_PORT, null, [port2]);
  }

  /** Saves and ends the town process. Resolves with why it could not be saved, if so. */
  async close(): Promise<Reply<unknown>> {
    const child = this.#process;
    if (child === null) return { ok: true, value: null };
    await this.#leave();
    this.#closing = true;
    const ended = new Promise<Reply<unknown>>((resolve) => {
      child.once("exit", () => resolve({ ok: true, value: null }));
    });
    const reply = await Promise.race([this.ask("process:close", {}), stuck(child)]);
    if (!reply.ok && !this.#endedWell) {
      this.#closing = false;
      return reply;
    }
    return Promise.race([ended, stuck(child)]);
  }

  #receive(message: unknown): void {
    const parsed = FromTown.safeParse(message);
    if (!parsed.success) {
      this.#around.log.error({ issues: parsed.error.issues }, "town process sent nonsense");
      return;
    }
    const said = parsed.data;
    if (said.kind === "answer") {
      this.#waiting.get(said.id)?.(said.reply);
      this.#waiting.delete(said.id);
    } else if (said.kind === "push") {
      this.#pass(said.name, said.body);
    } else if (said.kind === "privacy") {
      this.#around.onPrivacy(said.mode);
    } else if (said.kind === "open") {
      this.#around.onOpen(said.file);
    } else {
      this.#around.log[said.level](said.message);
    }
  }

  #pass(name: PushName, body: unknown): void {
    const found = name === "app:problem" ? Problem.safeParse(body) : null;
    if (found?.success === true) this.#around.reports.problem(found.data);
    else this.#around.forward(name, body);
  }

  #died(child: UtilityProcess, code: number): void {
    if (this.#process !== child) return;
    this.#process = null;
    // Its last answer may be overtaken by its end: having ended well is the answer.
    this.#endedWell = this.#closing && code === 0;
    for (const resolve of this.#waiting.values()) resolve({ ok: false, problem: this.#down() });
    this.#waiting.clear();
    if (this.#closing) return;
    const now = Date.now();
    this.#deaths.push(now);
    const recent = this.#deaths.filter((time) => now - time < 60_000).length;
    this.#around.log.error({ code, recent, file: this.#file }, "the town process died");
    this.#around.push("town:status", {
      tick: 0,
      speed: this.#speed,
      ticks_per_second: 0,
      file: this.#file,
      saved_tick: null,
      timeline: "main",
      head: 0,
      first_tick: 0,
      alive: false,
    });
    if (recent > MAX_RESTARTS_PER_MINUTE) {
      this.#around.reports.problem(this.#down());
      return;
    }
    void this.#restart();
  }

  async #restart(): Promise<void> {
    this.start();
    if (this.#file === null) {
      this.#around.reports.problem(this.#down());
      return;
    }
    const reopened = await this.ask("process:open", { file: this.#file, speed: this.#speed });
    const reply = this.#remember(reopened, this.#speed);
    if (!reply.ok) {
      this.#around.reports.problem(reply.problem);
      return;
    }
    if (this.#sections.length > 0) {
      await this.ask("telemetry:subscribe", { sections: this.#sections });
    }
    if (this.#followed !== null) await this.ask("inspector:follow", { agent_id: this.#followed });
    this.#around.reports.problem(
      problem(
        "town_process",
        "The town stopped unexpectedly and was started again from its file.",
        "You can go on; the log file says more.",
      ),
    );
  }

  #down(): Problem {
    return problem(
      "town_process",
      "The town has stopped and does not answer.",
      this.#file === null
        ? "Open a town, or start a new one."
        : "Open the town again; everything that was saved is in its file.",
    );
  }
}

const replySchemas: {
  readonly [N in TownRequestName]: { reply: z.ZodType<TownRequestReply<N>> };
} = townRequests;

/** A town process that does not end in time is ended; its file holds all but the last second. */
async function stuck(child: UtilityProcess): Promise<Reply<unknown>> {
  await setTimeout(CLOSE_LIMIT_MS, undefined, { ref: false });
  endNow(child);
  return { ok: true, value: null };
}

/** A process that hangs does not listen to a polite signal. */
function endNow(child: UtilityProcess): void {
  if (child.pid !== undefined) process.kill(child.pid, "SIGKILL");
}
