import type { AuditPlace, StoredAudit } from "../store/identity.ts";
import type { CommandResult } from "../../preload/contract.ts";
import type { Visit } from "./visit.ts";

/** What is kept of a request or a result; longer ones are only measured. */
const MAX_KEPT_BYTES = 16_384;

/** A row of the audit: who asked what of the town, when, and what became of it. Tokens are never in it. */
export function auditOf(
  { origin, request, grant, digest }: Visit,
  {
    timeline,
    place,
    result,
  }: {
    readonly timeline: number;
    readonly place: AuditPlace | null;
    readonly result: CommandResult;
  },
): StoredAudit {
  return {
    at: Date.now(),
    timeline,
    tick: result.tick,
    issuer: result.issuer,
    mode: grant?.mode ?? "viewer",
    transport: origin.transport,
    address: origin.address,
    name: result.name,
    cmd_id: result.cmd_id,
    digest,
    request: kept(request?.kept ?? {}),
    place,
    status: result.status,
    code: result.error?.code ?? null,
    latency_ms: result.latency_ms,
    result: kept(result.result ?? result.error ?? {}),
  };
}

function kept(value: object): string {
  const text = JSON.stringify(value, hidden);
  const bytes = Buffer.byteLength(text);
  return bytes <= MAX_KEPT_BYTES ? text : JSON.stringify({ truncated: true, bytes });
}

/** No command has such an argument: somebody has put a token where it does not belong. */
function hidden(key: string, value: unknown): unknown {
  return key === "token" || key === "auth" ? "***" : value;
}
