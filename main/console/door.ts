import { createHash } from "node:crypto";

import { canonicalJson } from "../../sim/config/config-id.ts";
import { answerReading } from "../../sim/console/answer-reading.ts";
import type { Answer } from "../../sim/console/arguments.ts";
import type { Command } from "../../sim/console/commands.ts";
import { unknownCommand } from "../../sim/console/read-arguments.ts";
import { isCommandName, termsOf } from "../../sim/console/registry.ts";
import { spellOut } from "../../sim/console/spell-out.ts";
import { err, ok } from "../../sim/result.ts";
import { Disguise } from "../privacy/disguise.ts";
import { revealed } from "../privacy/revealed.ts";
import { type Outcome, errorMessage } from "../problem.ts";
import { type AuditPlace, MAIN, type StoredAudit } from "../store/identity.ts";
import { lineageOf } from "../store/lineage.ts";
import { Listeners } from "../town/listeners.ts";
import type { TownHost } from "../town/town-host.ts";
import { auditOf } from "./audit.ts";
import { CarriedOutBefore, KEPT_BYTES, KEPT_RESULTS, type Life, resultOf } from "./carried-out.ts";
import type { CommandResult } from "../../preload/contract.ts";
import { type Request, readLine, readRequest } from "./envelope.ts";
import type { Fault } from "./fault.ts";
import { GroupCommit } from "./group-commit.ts";
import type { HostAnswers } from "./host-answers.ts";
import type { Grant, Origin } from "./origin.ts";
import { barredBy, callOf, unconfirmed, usedUp, whyNoTick, whyNotThen } from "./refusals.ts";
import { withUndo } from "./undo.ts";
import { type Admitted, type Done, type Visit, resultOfVisit } from "./visit.ts";

/** How many commands the town's own history holds. */
const KEPT_HISTORY = 200;
/** More than these wait for the tick after, so that no tick takes long. */
const MOST_IN_A_TICK = 256;

/** What the door leads to. */
interface Behind {
  readonly answers: HostAnswers;
  readonly disguise: () => Disguise;
}

const UNDISGUISED = new Disguise({ mode: "off" });

/**
 * The one way in for commands, wherever they come from: read, known, allowed, identified, new, confirmed,
 * well-formed, carried out, put on record, answered, in this order. What changes the town is answered when
 * it is on disk; nothing waits for the disk but the answer.
 */
export class Door {
  /** The last commands and what became of them, in order. */
  readonly history: StoredAudit[];
  readonly #results = new Listeners<[CommandResult]>();
  readonly #host: TownHost;
  readonly #hostAnswers: HostAnswers;
  readonly #before = new CarriedOutBefore();
  readonly #underWay = new Map<string, { digest: string; done: Promise<CommandResult> }>();
  readonly #commit: GroupCommit;

  /** Under which names people are spoken of with whoever comes; the audit knows who they are. */
  readonly #disguise: () => Disguise;

  private constructor(
    host: TownHost,
    { answers, disguise }: Behind,
    history: readonly StoredAudit[],
  ) {
    this.#host = host;
    this.#hostAnswers = answers;
    this.#disguise = () => disguise().know(host.town.people);
    this.history = [...history];
    this.#commit = new GroupCommit(() => written(host));
  }

  /** The door to a town, which knows what was carried out before. */
  static async to(
    host: TownHost,
    answers: HostAnswers,
    disguise: () => Disguise = () => UNDISGUISED,
  ): Promise<Door> {
    const reads = host.home?.store.reads;
    const door = new Door(host, { answers, disguise }, (await reads?.audited(KEPT_HISTORY)) ?? []);
    const before = (await reads?.carriedOut(KEPT_RESULTS, KEPT_BYTES)) ?? [];
    for (const one of before) door.#before.add(one);
    return door;
  }

  /** Tells `listener`, which never throws, what comes of every command from now on. Returns the function that stops it. */
  onResult(listener: (result: CommandResult) => void): () => void {
    return this.#results.add(listener);
  }

  /** A line of JSON, or the value of one. Resolves with what came of it; never rejects. */
  async take(given: unknown, origin: Origin): Promise<CommandResult> {
    const result = await this.#taken(given, origin);
    return this.#disguise().result(result);
  }

  async #taken(given: unknown, origin: Origin): Promise<CommandResult> {
    const since = performance.now();
    let visit: Visit = { origin, since, request: null, grant: null, digest: null };
    try {
      const limited = origin.limit();
      if (limited !== null) return this.#refuse(visit, limited);
      const read = typeof given === "string" ? readLine(given) : readRequest(given);
      if (!read.ok) return this.#refuse(visit, read.error);
      const known = { ...visit, request: read.value };
      visit = known;
      return await this.#receive(known);
    } catch (error) {
      const details = { exception: errorMessage(error) };
      const found = { code: "internal", message: "this could not be answered", details } as const;
      return this.#refuse(visit, found);
    }
  }

  /** An input that was read and checked elsewhere, for the tick that it names; the town keeps what comes of it. */
  give(command: Command, request: Request, tick: number, origin: Origin): void {
    const { name, kwargs, cmd_id = null } = command;
    const grant: Grant = { mode: request.mode ?? "viewer", issuer: request.issuer };
    const digest = cmd_id === null ? null : digestOf(name, kwargs);
    const visit = { origin, since: performance.now(), request, grant, digest };
    this.#schedule(visit, command, tick, () => undefined);
  }

  #receive(known: Visit & { readonly request: Request }): CommandResult | Promise<CommandResult> {
    const { request } = known;
    const { args, kwargs: named } = revealed(request, this.#disguise());
    const { name, kwargs } = spellOut(request.name, args, named);
    if (!isCommandName(name)) return this.#refuse(known, unknownCommand(request.name));
    const granted = known.origin.authorise(request);
    if (!granted.ok) return this.#refuse(known, granted.error);
    const grant = granted.value;
    const terms = termsOf(name, kwargs);
    const barred = barredBy(name, terms, request, grant);
    if (barred !== null) return this.#refuse({ ...known, grant }, barred);
    // A reading may be asked for again and again; it uses up no id.
    const isOnce = request.cmd_id !== null && terms.effect !== "reads";
    const digest = isOnce ? digestOf(name, kwargs) : null;
    return this.#proceed({ visit: { ...known, grant, digest }, name, terms, kwargs });
  }

  /** Carries a command out unless its `cmd_id` says that this has happened, or happens now. */
  async #proceed(admitted: Admitted): Promise<CommandResult> {
    const { visit } = admitted;
    const { cmd_id } = visit.request;
    if (cmd_id === null || visit.digest === null) return this.#carryOut(admitted);
    const before = this.#before.find(cmd_id, lifeOf(this.#host));
    const underWay = this.#underWay.get(cmd_id);
    const digest = before?.digest ?? underWay?.digest ?? visit.digest;
    if (digest !== visit.digest) return this.#refuse(visit, usedUp(cmd_id, before?.name));
    if (before !== null) {
      const { tick } = this.#host;
      const seen = { place: "seen", tick, outcome: ok(resultOf(before)) } as const;
      return this.#whenWritten(this.#settle(visit, seen));
    }
    if (underWay !== undefined) {
      await underWay.done.catch(() => undefined);
      return this.#proceed(admitted);
    }
    const done = this.#carryOut(admitted);
    if (!(done instanceof Promise)) return done;
    this.#underWay.set(cmd_id, { digest, done });
    try {
      return await done;
    } finally {
      this.#underWay.delete(cmd_id);
    }
  }

  #carryOut(admitted: Admitted): Promise<CommandResult> | CommandResult {
    const { visit, name, terms } = admitted;
    const { request, origin } = visit;
    if (terms.effect === "destroys" && origin.confirms && !request.confirm) {
      return this.#refuse(visit, unconfirmed(name));
    }
    const call = callOf(admitted);
    if (!call.ok) return this.#refuse(visit, call.error);
    const { place, command } = call.value;
    if (place === "tick") return this.#inTick(admitted, command);
    if (place === "host") return this.#byHost(admitted, this.#hostAnswers(command, origin));
    return this.#settle(visit, this.#answered(place, answerReading(this.#host.town, command)));
  }

  async #byHost(
    { visit, terms }: Admitted,
    answer: Answer | Promise<Answer>,
  ): Promise<CommandResult> {
    const result = this.#settle(visit, this.#answered("host", await answer));
    return terms.effect === "reads" ? result : this.#whenWritten(result);
  }

  /** Hands the command to a tick, the next one if it names none, and waits for it. */
  async #inTick({ visit }: Admitted, command: Command): Promise<CommandResult> {
    const idle = whyNoTick(this.#host) ?? whyNotThen(this.#host, visit);
    if (idle !== null) return this.#refuse(visit, idle);
    const at = visit.request.tick ?? this.#host.tickWithRoom(MOST_IN_A_TICK);
    const result = await new Promise<CommandResult>((resolve) => {
      this.#schedule(visit, command, at, resolve);
    });
    return this.#whenWritten(result);
  }

  #schedule(
    visit: Visit,
    command: Command,
    at: number,
    hear: (result: CommandResult) => void,
  ): void {
    const host = this.#host;
    host.schedule(at, [command], (tick, answer) => {
      const place = answer === null ? null : "tick";
      const outcome = answer === null ? err(nowhere(host)) : withUndo(host, command, tick, answer);
      hear(this.#settle(visit, { place, tick, outcome }));
    });
  }

  #answered(place: AuditPlace, answer: Answer): Done {
    return { place, tick: this.#host.tick, outcome: answer };
  }

  /** The answer to what is on disk. A disk that refuses says so: what was done is done, and asking again is safe. */
  async #whenWritten(result: CommandResult): Promise<CommandResult> {
    if (result.status === "error") return result;
    const { tick, result: _, ...rest } = result;
    const onDisk = await this.#commit.settled();
    if (onDisk.ok) return result;
    const { code, message } = onDisk.error;
    const why = `carried out at tick ${tick}, but it is not on disk yet: ${message}`;
    const error = { code: "internal", message: why, details: { problem: code } };
    return { ...rest, tick, status: "error", error };
  }

  #refuse(visit: Visit, found: Fault): CommandResult {
    return this.#settle(visit, { place: null, tick: this.#host.tick, outcome: err(found) });
  }

  /** Puts on record what came of a command, and says it. */
  #settle(visit: Visit, done: Done): CommandResult {
    const result = resultOfVisit(visit, done);
    if (done.outcome.ok || done.outcome.error.isQuiet !== true) {
      this.#note(visit, done.place, result);
    }
    if (done.outcome.ok && done.place !== "seen") this.#remember(visit, done.place, result);
    this.#results.tell(result);
    return result;
  }

  #note(visit: Visit, place: AuditPlace | null, result: CommandResult): void {
    const entry = auditOf(visit, { timeline: timelineOf(this.#host), place, result });
    this.history.push(entry);
    if (this.history.length > KEPT_HISTORY) this.history.shift();
    this.#host.audit(entry);
  }

  #remember({ digest }: Visit, place: AuditPlace | null, result: CommandResult): void {
    const { cmd_id, name, issuer, tick } = result;
    if (cmd_id === null || digest === null) return;
    const timeline = timelineOf(this.#host);
    const kept = JSON.stringify(result.result ?? {});
    this.#before.add({ cmd_id, timeline, tick, place, digest, name, issuer, result: kept });
  }
}

function timelineOf({ timeline }: TownHost): number {
  return timeline?.timeline ?? MAIN;
}

/** The timelines of which the life that is shown consists, each up to where the next one parts from it. */
function lifeOf(host: TownHost): readonly Life[] {
  const line = lineageOf(host.timelines, timelineOf(host));
  if (line.length === 0) return [{ timeline: MAIN, until: Infinity }];
  return line.map(({ timeline }, index) => ({ timeline, until: line[index + 1]?.at ?? Infinity }));
}

/** A town that broke down writes nothing more, so what it did last is lost. */
async function written(host: TownHost): Promise<Outcome<null>> {
  const { problem } = host;
  return problem?.code === "invariant" ? err(problem) : host.flush();
}

function digestOf(name: string, kwargs: Readonly<Record<string, unknown>>): string {
  return createHash("sha256").update(canonicalJson({ name, kwargs })).digest("hex");
}

function nowhere(host: TownHost): Fault {
  const why = host.problem?.message ?? "it was closed, or another one is shown";
  const code = host.problem?.code === "invariant" ? "internal" : "conflict";
  return { code, message: `the town went no further: ${why}` };
}
