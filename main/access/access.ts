import { type Result, err, ok } from "../../sim/result.ts";
import { type Fault, fault } from "../console/fault.ts";
import type { Grant } from "../console/origin.ts";
import { type Outcome, refuse } from "../problem.ts";
import type { AccessFile, Role } from "./access-file.ts";
import { type KeptToken, isToken, keptOf } from "./token.ts";

interface Holder extends KeptToken {
  readonly label: string;
  readonly role: Role;
}

/** What somebody from elsewhere brings along. */
export interface Claim {
  readonly token: string | null;
  /** Null where it was left out. */
  readonly mode: Role | null;
}

/**
 * Says who somebody from elsewhere is and what they may do. Without a list of tokens everybody is a viewer;
 * with one, the token decides.
 */
export class Access {
  readonly isOn: boolean;
  readonly #holders: readonly Holder[];
  readonly #viewersNeedToken: boolean;

  private constructor(holders: readonly Holder[] | null, viewersNeedToken: boolean) {
    this.isOn = holders !== null;
    this.#holders = holders ?? [];
    this.#viewersNeedToken = viewersNeedToken;
  }

  /** Everybody is a viewer. */
  static off(): Access {
    return new Access(null, false);
  }

  /** Refused: no token at all, a variable that is not set, and one token for two labels. */
  static of(file: AccessFile, env: NodeJS.ProcessEnv = process.env): Outcome<Access> {
    if (file.tokens.length === 0) {
      return unfit("There is no token with which anybody could come in.");
    }
    const holders: Holder[] = file.tokens.flatMap((one) => ("token_env" in one ? [] : [one]));
    for (const one of file.tokens) {
      if (!("token_env" in one)) continue;
      const { label, role, token_env } = one;
      const token = env[token_env]?.trim() ?? "";
      if (token === "") return unfit(`The variable ${token_env} of '${label}' is not set.`);
      const same = holders.find((holder) => isToken(holder, token));
      if (same !== undefined) return unfit(`'${same.label}' and '${label}' have the same token.`);
      holders.push({ label, role, ...keptOf(token) });
    }
    return ok(new Access(holders, file.require_auth_for_viewer));
  }

  /** Refused: `unauthorized` without a good token, `forbidden` for a mode that the token does not give. */
  judge({ token, mode }: Claim): Result<Grant, Fault> {
    if (!this.isOn) {
      if (mode === "admin")
        return err(fault("forbidden", "nobody is an admin here: no tokens are set up"));
      return ok({ mode: "viewer", issuer: null });
    }
    if (token === null) {
      if (this.#viewersNeedToken || mode === "admin") {
        return err(fault("unauthorized", "authentication token required"));
      }
      return ok({ mode: "viewer", issuer: null });
    }
    const holder = this.#holderOf(token);
    if (holder === null) return err(fault("unauthorized", "invalid authentication token"));
    if (mode === "admin" && holder.role !== "admin") {
      const message = `the token of '${holder.label}' is a viewer's`;
      return err(fault("forbidden", message, { role: holder.role }));
    }
    return ok({ mode: holder.role, issuer: holder.label });
  }

  /** Looks at all of them, so that it takes no longer for one than for another. */
  #holderOf(token: string): Holder | null {
    let found: Holder | null = null;
    for (const holder of this.#holders) if (isToken(holder, token)) found = holder;
    return found;
  }
}

function unfit(message: string): Outcome<never> {
  return refuse("bad_config", message, "'townlet token add LABEL --role ROLE' makes one.");
}
