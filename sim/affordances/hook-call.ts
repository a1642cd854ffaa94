import type { HookStage } from "../config/manifest.ts";
import type { FailReason } from "../events/kinds.ts";
import type { Town } from "../town.ts";
import type { AffordanceRule } from "./affordance-rule.ts";

/** What a hook is told, and what it may answer. Slots and indices. Reused: valid while the hook runs. */
export interface HookCall {
  readonly stage: HookStage;
  readonly hook: string;
  readonly tick: number;
  readonly town: Town;
  readonly slot: number;
  readonly object: number;
  readonly affordance: number;
  readonly spec: AffordanceRule;
  readonly units: number;
  /** Why the use failed; the fail stage only. */
  readonly reason: FailReason | null;
  /** Text of the precondition that failed. */
  readonly condition: string | null;
  /** Set, or answered with false, the use does not start; the before stage only. */
  cancel: boolean;
  /** Set, the start that is cancelled counts as a failure for this reason. */
  abort: FailReason | null;
}

/** May answer false to cancel. */
export type HookHandler = (call: HookCall) => boolean | void;
