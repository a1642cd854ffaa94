import type { CommandName } from "../../sim/console/registry.ts";
import { detailsOf } from "../../sim/console/error-codes.ts";
import type { Terms } from "../../sim/console/spec.ts";
import type { Result } from "../../sim/result.ts";
import type { AuditPlace } from "../store/identity.ts";
import type { CommandResult } from "../../preload/contract.ts";
import type { Request } from "./envelope.ts";
import type { Fault } from "./fault.ts";
import type { Grant, Origin } from "./origin.ts";

/** A command on its way through the door, as far as it is known. */
export interface Visit {
  readonly origin: Origin;
  /** When it came, by `performance.now`. */
  readonly since: number;
  readonly request: Request | null;
  readonly grant: Grant | null;
  /** SHA-256 of name and arguments; null without a `cmd_id`. */
  readonly digest: string | null;
}

/** One that may be carried out, if its arguments will do. */
export interface Admitted {
  readonly visit: Visit & { readonly request: Request; readonly grant: Grant };
  readonly name: CommandName;
  readonly terms: Terms;
  readonly kwargs: Readonly<Record<string, unknown>>;
}

/** What came of it, and where. */
export interface Done {
  readonly place: AuditPlace | null;
  readonly tick: number;
  readonly outcome: Result<Readonly<Record<string, unknown>>, Fault>;
}

/** What is answered. */
export function resultOfVisit(visit: Visit, { tick, outcome }: Done): CommandResult {
  const { request, grant, since } = visit;
  const common = {
    name: request?.name ?? "",
    cmd_id: request?.cmd_id ?? null,
    issuer: grant?.issuer ?? null,
    tick,
    latency_ms: Math.round((performance.now() - since) * 1000) / 1000,
  };
  if (outcome.ok) return { ...common, status: "ok", result: { ...outcome.value } };
  const { code, message } = outcome.error;
  const details = { ...detailsOf(outcome.error) };
  return { ...common, status: "error", error: { code, message, details } };
}
