import type { Result } from "../../sim/result.ts";
import type { Fault } from "../console/fault.ts";
import type { Grant, Origin } from "../console/origin.ts";
import type { Access, Claim } from "./access.ts";
import type { Limits } from "./limits.ts";

/** Who may come in from elsewhere, and how often they may try. */
export interface Gate {
  readonly access: Access;
  readonly limits: Limits;
}

/** Lets somebody in, or counts that they tried. */
export function letIn(
  { access, limits }: Gate,
  address: string,
  claim: Claim,
): Result<Grant, Fault> {
  const judged = access.judge(claim);
  if (!judged.ok) {
    if (judged.error.code === "unauthorized" && claim.token !== null) limits.wrong(address);
    return judged;
  }
  if (judged.value.issuer !== null) limits.right(address);
  return judged;
}

/**
 * Somebody from elsewhere. `token` is what the connection was opened with; a command may bring its own.
 */
export function remoteOrigin(
  gate: Gate,
  transport: "tcp" | "ws",
  { address, token = null }: { readonly address: string; readonly token?: string | null },
): Origin {
  return {
    transport,
    address,
    folder: null,
    confirms: true,
    limit: () => gate.limits.take(address),
    authorise: (request) =>
      letIn(gate, address, { token: request.token ?? token, mode: request.mode }),
  };
}
