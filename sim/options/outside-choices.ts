import { NONE } from "../world/agent-table.ts";
import { numbered } from "../world/ids.ts";

/** No choice was given: whoever has to choose waits. */
export const NO_CHOICE = NONE;
/** This time the scripted scores are to choose. */
export const BY_SCRIPT = -2;

/** What became of a choice that was given for a tick. Index = the number stored. */
export const FATES = ["none", "taken", "enforced", "invalid", "ignored"] as const;
export type Fate = (typeof FATES)[number];
export const FATE = numbered(FATES);

/** The choices that a policy made for a tick: all that a replay needs to know of it. */
export interface OutsideChoices {
  /** Number of an option, WAIT, NO_CHOICE or BY_SCRIPT. Read and emptied by the tick. [agents] */
  readonly choices: Int32Array;
  /** What became of the choices of the last tick that had any, by FATES. [agents] */
  readonly fates: Uint8Array;
  /** How many have been given for the coming tick. */
  given: number;
}

export function createOutsideChoices(agents: number): OutsideChoices {
  return {
    choices: new Int32Array(agents).fill(NO_CHOICE),
    fates: new Uint8Array(agents),
    given: 0,
  };
}
