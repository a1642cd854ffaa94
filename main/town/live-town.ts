import type { CommandResult, Problem, PushBody, PushName, Reply } from "../../preload/contract.ts";
import { Speed } from "../../preload/contract.ts";
import { ok } from "../../sim/result.ts";
import { type Outcome, problem, thrownProblem } from "../problem.ts";
import { refused, value } from "../reply.ts";
import { type FramePort, LiveView } from "./live-view.ts";
import { CHANGING, townArgs } from "./messages.ts";
import type {
  FromTown,
  NewTown,
  ToTown,
  TownAnswers,
  TownRequestName,
  TownRequestReply,
} from "./messages.ts";
import { LiveConsole } from "./live-console.ts";
import { LiveTime } from "./live-time.ts";
import { Care } from "./care.ts";
import { createForWindow } from "./create-for-window.ts";
import { openForWindow, openRestored } from "./open-for-window.ts";
import { Pace } from "./pace.ts";
import type { TownHost } from "./town-host.ts";
import { WindowStream } from "./window-stream.ts";
import { WindowDisguise } from "./window-disguise.ts";

const NO_TOWN = refused(problem("no_town", "No town is open.", "Open a town, or start a new one."));

/** The town that is alive now: answers what is asked of it, runs it at its pace, shows it. */
export class LiveTown {
  readonly #send: (message: FromTown) => void;
  readonly #view: LiveView;
  readonly #pace: Pace;
  readonly #time: LiveTime;
  readonly #disguise: WindowDisguise;
  readonly #console = new LiveConsole({
    setSpeed: (speed) => this.#goAt(speed),
    setPrivacy: (mode) => this.#send({ kind: "privacy", mode }),
    openTown: (file) => this.#send({ kind: "open", file }),
  });
  readonly #stream: WindowStream;
  readonly #answers: TownAnswers;
  /** Everything is saved and the process may end. */
  closed = false;
  #host: TownHost | null = null;
  #care: Care | null = null;
  #limitMb = Number.POSITIVE_INFINITY;
  #reported: string | null = null;
  /** Answers that change what is shown are given one after the other; no tick runs meanwhile. */
  #changing: Promise<unknown> = Promise.resolve();
  #changes = 0;

  constructor(send: (message: FromTown) => void) {
    this.#send = (message) => send(this.#disguise.said(message));
    const push = <N extends PushName>(name: N, body: PushBody<N>): void => this.#push(name, body);
    this.#view = new LiveView(push, (category) => this.#disguise.tells(category));
    this.#pace = new Pace((limit, mayGoOn) => this.#advance(limit, mayGoOn));
    const host = (): TownHost | null => this.#host;
    this.#time = new LiveTime({ host, view: this.#view, pace: this.#pace, push });
    this.#disguise = new WindowDisguise({ host, peopleBeside: () => this.#time.peopleBeside });
    this.#stream = new WindowStream(push, {
      speed: () => this.#pace.speed,
      disguise: () => this.#disguise.now,
    });
    this.#answers = this.#makeAnswers();
  }

  showOn(port: FramePort): void {
    this.#view.showOn(port);
    this.#time.showOn(port);
  }

  #push<N extends PushName>(name: N, body: PushBody<N>): void {
    this.#send({ kind: "push", name, body });
  }

  /** Answers one question; whatever goes wrong becomes a refusal. */
  async answer({ id, name, args }: Extract<ToTown, { kind: "ask" }>): Promise<void> {
    let reply: Reply<unknown>;
    try {
      reply = await this.#dispatch(name, args);
    } catch (error) {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.#send({ kind: "log", level: "error", message: `${name}: ${detail}` });
      const found = thrownProblem(error);
      if (found.code === "damaged_file") this.#care?.suspect();
      reply = refused(found);
    }
    // What the main process asks for itself is answered as it is.
    const isOurs = name.startsWith("process:") && name !== "process:command";
    const shown = isOurs ? reply : this.#disguise.worn(reply);
    this.#send({ kind: "answer", id, reply: shown });
  }

  async #dispatch<N extends TownRequestName>(
    name: N,
    args: unknown,
  ): Promise<Reply<TownRequestReply<N>>> {
    const parsed = townArgs[name].args.parse(this.#disguise.understood(args));
    if (!CHANGING.has(name)) return this.#answers[name](parsed);
    return this.#exclusively(async () => this.#answers[name](parsed));
  }

  /** One after the other; no tick runs meanwhile. */
  async #exclusively<T>(act: () => Promise<T>): Promise<T> {
    this.#changes += 1;
    const done = this.#changing.then(act);
    this.#changing = done.catch(() => undefined);
    try {
      return await done;
    } finally {
      this.#changes -= 1;
    }
  }

  #makeAnswers(): TownAnswers {
    return {
      "town:get-scene": () => value(this.#view.scene()),
      "town:get-status": () => value(this.#view.status(this.#pace)),
      "town:get-stories": ({ limit }) => value(this.#host?.stories.last(limit) ?? []),
      "town:set-speed": ({ speed }) => this.#setSpeed(speed),
      "town:step": () => this.#step(),
      "town:save": () => this.#withHost((host) => host.save()),
      "inspector:follow": ({ agent_id }) => this.#follow(agent_id),
      "inspector:get-day": (args) => this.#withHost((host) => this.#time.dayOf(host, args)),
      "telemetry:subscribe": ({ sections }) => {
        this.#stream.subscribe(sections);
        return value({});
      },
      "time:get-history": () => value(this.#time.history()),
      "time:get-marks": async (range) => value(await this.#time.marks(range)),
      "events:get-last": async ({ limit }) => value(await this.#time.lastEvents(limit)),
      "figures:get-days": async ({ all }) => value(await this.#time.days(all)),
      "time:seek": ({ tick }) => this.#withHost((host) => this.#time.seek(host, tick)),
      "time:live": () => this.#withHost((host) => this.#time.goLive(host)),
      "time:branch": ({ name }) => this.#withHost((host) => this.#time.branch(host, name)),
      "time:switch": ({ timeline, tick }) =>
        this.#withHost((host) => this.#time.switchTo(host, timeline, tick)),
      "time:rename": (args) => this.#withHost((host) => this.#time.rename(host, args)),
      "time:remove": ({ timeline }) => this.#withHost((host) => this.#time.remove(host, timeline)),
      "compare:open": ({ timeline }) =>
        this.#withHost((host) => this.#time.compare(host, timeline)),
      "compare:close": async () => {
        await this.#time.endComparison();
        return value({});
      },
      "process:command": ({ command, is_operator }) => this.#command(command, is_operator),
      "process:open": async ({ file, speed }) => {
        const same = this.#host?.file === file ? await this.#letGo() : value(null);
        return same.ok ? this.#replaceWith(await openForWindow(file), speed) : same;
      },
      "process:create": ({ town, speed }) => this.#create(town, speed),
      "process:set-limit": async ({ town_limit_mb }) => {
        this.#limitMb = town_limit_mb;
        await this.#care?.setLimit(town_limit_mb);
        return value({});
      },
      "process:set-privacy": (options) => {
        this.#disguise.change(options);
        this.#view.rename(this.#pace);
        this.#stream.renew();
        // Another life is no longer shown: who is who in it was said when it was opened.
        void this.#exclusively(() => this.#time.endComparison());
        return value({});
      },
      "process:copy-to": ({ file }) =>
        this.#withHost(async (host) => {
          const copied = await host.copyTo(file);
          return copied.ok ? ok({}) : copied;
        }),
      "process:close": async () => {
        const left = await this.#letGo();
        this.closed = left.ok;
        return left.ok ? value({}) : left;
      },
    };
  }

  async #create(town: NewTown, speed: Speed): Promise<Reply<TownRequestReply<"process:create">>> {
    const warn = (message: string): void => this.#send({ kind: "log", level: "warn", message });
    const made = await createForWindow(town, warn);
    if (!made.ok) return refused(made.error);
    const reply = await this.#replaceWith({ ok: true, value: made.value.host }, speed);
    return reply.ok ? value({ ...reply.value, problem: made.value.problem }) : reply;
  }

  /** Saves and closes the town so far, and goes on with another. A refusal leaves everything as it was. */
  async #replaceWith(
    next: Outcome<TownHost>,
    speed: Speed,
  ): Promise<Reply<{ file: string | null; tick: number }>> {
    if (!next.ok) return refused(next.error);
    const left = await this.#letGo();
    if (!left.ok) {
      await next.value.abandon();
      return left;
    }
    await this.#console.follow(next.value);
    this.#host = next.value;
    this.#reported = null;
    this.#pace.follow(this.#host.town.config.time.tick_ms, speed, this.#host.tick);
    this.#view.show(this.#host, this.#pace);
    this.#stream.follow(this.#host);
    this.#time.begin(speed);
    this.#care = this.#careFor(this.#host);
    if (this.#host.notice !== null) this.#push("app:problem", this.#host.notice);
    return value({ file: this.#host.file, tick: this.#host.tick });
  }

  #careFor(host: TownHost): Care | null {
    if (host.home === null || host.file === null) return null;
    const heard = {
      problem: (found: Problem) => this.#push("app:problem", found),
      log: (level: "info" | "warn", message: string) => this.#send({ kind: "log", level, message }),
      damaged: (reason: string) => void this.#exclusively(() => this.#rescue(host, reason)),
    };
    return new Care(host, host.home.store, heard, { limitMb: this.#limitMb });
  }

  /** The file of the town on screen is damaged: a sound copy is shown instead. Without one it lives on. */
  async #rescue(host: TownHost, reason: string): Promise<void> {
    const { file, timelines } = host;
    if (this.#host !== host || file === null) return;
    const { speed } = this.#pace;
    const why = problem("damaged_file", `${file} is damaged (${reason}).`, "Keep it by 'Save As'.");
    const letGo = async (): Promise<void> => {
      await this.#care?.end();
      await host.abandon();
      this.#host = null;
    };
    const restored = await openRestored(file, why, { reached: timelines, letGo });
    const shown = await this.#replaceWith(restored, speed);
    if (shown.ok) return;
    this.#push("app:problem", shown.problem);
    if (this.#host === null) this.#showNothing();
  }

  async #letGo(): Promise<Reply<null>> {
    await this.#time.endComparison();
    const closed = (await this.#host?.close()) ?? { ok: true, value: null };
    if (!closed.ok) return refused(closed.error);
    await this.#care?.end();
    this.#care = null;
    this.#host = null;
    this.#console.leave();
    this.#showNothing();
    return value(null);
  }

  #showNothing(): void {
    this.#pace.setSpeed(0, 0);
    this.#view.show(null, this.#pace);
    this.#stream.follow(null);
  }

  #advance(limit: number, mayGoOn: () => boolean): number {
    const host = this.#host;
    if (host === null) return 0;
    if (this.#changes > 0) return host.tick;
    const isWaitedFor = this.#pace.speed === 0 && host.isAsked;
    const ran = host.advance(isWaitedFor ? 1 : limit, mayGoOn);
    host.handOverIfDue();
    this.#care?.look();
    this.#reportProblem(host);
    this.#view.update(this.#pace);
    this.#time.follow(ran, this.#pace.speed);
    return host.tick;
  }

  /** A town that cannot go on says so once and stands still. */
  #reportProblem(host: TownHost): void {
    const found = host.problem;
    if (found === null) {
      this.#reported = null;
      return;
    }
    if (found.message === this.#reported) return;
    this.#reported = found.message;
    this.#pace.setSpeed(0, host.tick);
    this.#send({ kind: "push", name: "app:problem", body: found });
    this.#send({ kind: "log", level: "error", message: found.message });
  }

  async #command(command: unknown, isOperator: boolean): Promise<Reply<CommandResult>> {
    const answer = this.#console.take(command, isOperator);
    if (this.#pace.speed === 0) this.#pace.setSpeed(0, this.#host?.tick ?? 0); // Looks at once who waits.
    const result = await answer;
    return result === null ? NO_TOWN : value(result);
  }

  /** A speed that an operator asks for. */
  #goAt(speed: number): void {
    const known = Speed.safeParse(speed);
    if (known.success) void this.#setSpeed(known.data);
  }

  async #setSpeed(speed: Speed): Promise<Reply<Record<string, never>>> {
    return this.#withHost(async (host) => {
      this.#reported = null;
      const ready = speed === 0 ? ok(null) : await host.recover();
      if (!ready.ok) return ready;
      this.#pace.setSpeed(speed, host.tick);
      this.#view.update(this.#pace, { now: true });
      return { ok: true, value: {} };
    });
  }

  async #step(): Promise<Reply<Record<string, never>>> {
    return this.#withHost((host) => {
      this.#pace.setSpeed(0, host.tick);
      const ran = host.advance(1);
      this.#reportProblem(host);
      this.#view.update(this.#pace, { now: true });
      this.#time.follow(ran, 0);
      return { ok: true, value: {} };
    });
  }

  async #follow(agentId: string | null): Promise<Reply<TownRequestReply<"inspector:follow">>> {
    if (this.#host === null && agentId === null) return value(null);
    return this.#withHost(() => this.#view.follow(agentId));
  }

  async #withHost<T>(act: (host: TownHost) => Outcome<T> | Promise<Outcome<T>>): Promise<Reply<T>> {
    if (this.#host === null) return NO_TOWN;
    const outcome = await act(this.#host);
    return outcome.ok ? value(outcome.value) : refused(outcome.error);
  }
}
