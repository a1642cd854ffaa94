import type { Command } from "commander";

import type { Ending, Terminal } from "./terminal.ts";

/** What every command takes. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** Registers a command whose work is `act`; its exit status ends up as that of the program. */
export type Register = (command: Command, act: (terminal: Terminal) => Promise<Ending>) => void;
