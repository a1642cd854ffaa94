import type { Call } from "../../sim/console/read-arguments.ts";
import { readArguments } from "../../sim/console/read-arguments.ts";
import type { Terms } from "../../sim/console/spec.ts";
import { type Result, err } from "../../sim/result.ts";
import { problemLine } from "../config/located.ts";
import type { TownHost } from "../town/town-host.ts";
import { namesFile, withContent } from "./content.ts";
import type { Request } from "./envelope.ts";
import { type Fault, fault } from "./fault.ts";
import type { Grant } from "./origin.ts";
import type { Admitted } from "./visit.ts";

/** Why somebody may not give this command, or not like this. */
export function barredBy(
  name: string,
  terms: Terms,
  { cmd_id }: Request,
  { mode }: Grant,
): Fault | null {
  if (terms.mode === "admin" && mode !== "admin") {
    return fault("forbidden", `'${name}' is for admins; this came as a ${mode}`, { mode });
  }
  if (terms.needsId && cmd_id === null) {
    return fault("usage", `'${name}' needs a 'cmd_id', so that it cannot happen twice`);
  }
  return null;
}

export function usedUp(cmdId: string, name: string | undefined): Fault {
  const message = `the cmd_id '${cmdId}' was used for another command; take a new one`;
  return fault("conflict", message, name === undefined ? {} : { used_for: name });
}

export function unconfirmed(name: string): Fault {
  const message = `'${name}' cannot be taken back; send it again with "confirm": true`;
  return fault("conflict", message, { confirm_required: true });
}

/** Why no tick would carry a command out. */
export function whyNoTick(host: TownHost): Fault | null {
  const { tick, head, problem } = host;
  if (host.isPast) {
    const message = `the town shows tick ${tick} of ${head}, which is past; go live, or branch from here`;
    return fault("conflict", message, { tick, head });
  }
  if (problem === null) return null;
  return fault("conflict", `the town stands still: ${problem.message}`, { problem: problem.code });
}

/** Why the tick that a command names will not carry it out. */
export function whyNotThen(host: TownHost, { origin, request }: Admitted["visit"]): Fault | null {
  if (request.tick === null) return null;
  if (origin.folder === null) return fault("usage", "'tick' is for people at this machine only");
  if (request.tick > host.tick) return null;
  const message = `tick ${request.tick} has run; the town is at tick ${host.tick}`;
  return fault("conflict", message, { tick: host.tick });
}

/** The command as it is carried out. Refused: arguments that will not do, and files that cannot be read. */
export function callOf({ visit, name, kwargs }: Admitted): Result<Call, Fault> {
  const { origin, request } = visit;
  if (!namesFile(name, kwargs)) return readArguments(name, kwargs, request.cmd_id);
  if (origin.folder === null) {
    return err(fault("forbidden", "files are read for people at this machine only"));
  }
  const full = withContent(name, kwargs, origin.folder);
  if (full.ok) return readArguments(name, full.value, request.cmd_id);
  const problems = full.error.map(problemLine);
  const isUnread = full.error.some(({ code }) => code === "unreadable");
  const message = problems[0] ?? "the file cannot be used";
  return err(fault(isUnread ? "read_failed" : "invalid_args", message, { problems }));
}
