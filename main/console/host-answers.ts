import type { Answer } from "../../sim/console/arguments.ts";
import { refused } from "../../sim/console/arguments.ts";
import { explainCommands } from "../../sim/console/command-metadata.ts";
import type { HostCommand } from "../../sim/console/commands.ts";
import { ok } from "../../sim/result.ts";
import type { PrivacyMode } from "../privacy/disguise.ts";
import type { Telling } from "../telemetry/telling.ts";
import type { TownHost } from "../town/town-host.ts";
import type { Origin } from "./origin.ts";
import {
  inspectSnapshot,
  loadSnapshot,
  migrateSnapshot,
  validateSnapshot,
} from "./snapshot-answers.ts";

/** What whoever runs the town answers to a command of theirs. Never throws but for mistakes of our own. */
export type HostAnswers = (command: HostCommand, origin: Origin) => Answer | Promise<Answer>;

/** What can be done with a town where it runs. */
export interface Abilities {
  readonly host: TownHost;
  /** Multiple of 1×; 0 stands still. */
  readonly setSpeed: (speed: number) => void;
  /** The town as it is told, and how the telling goes. */
  readonly telling: () => Telling;
  /** From now on people leave under these names. */
  readonly setPrivacy: (mode: PrivacyMode) => void;
  /** Goes on with the town of another file; null where there is only this one. */
  readonly openTown: ((file: string) => void) | null;
}

/** The answers where a town runs at a speed of its own, such as `serve` and the window. */
export function hostAnswersFor(abilities: Abilities): HostAnswers {
  const { host, setSpeed, telling, setPrivacy, openTown } = abilities;
  return (command) => {
    switch (command.name) {
      case "help":
        return explainCommands(command.kwargs);
      case "speed":
        setSpeed(command.kwargs.speed);
        return ok({ speed: command.kwargs.speed });
      case "save_snapshot":
        return save(host);
      case "telemetry_snapshot":
        return ok({ ...telling().snapshot() });
      case "health_status":
        return healthOf(telling());
      case "snapshot_inspect":
        return inspectSnapshot(host.file, command.kwargs);
      case "snapshot_validate":
        return validateSnapshot(host.file, command.kwargs);
      case "snapshot_migrate":
        return migrateSnapshot(host.file, command.kwargs);
      case "load_snapshot":
        return openTown === null
          ? notHere(command)
          : loadSnapshot(host.file, command.kwargs, openTown);
      case "privacy":
        setPrivacy(command.kwargs.mode);
        return ok({ mode: command.kwargs.mode });
    }
  };
}

/** The answers where a town runs to its end as fast as it can. */
export function hostAnswersOfRun(command: HostCommand): Answer {
  return command.name === "help" ? explainCommands(command.kwargs) : notHere(command);
}

function notHere({ name }: HostCommand): Answer {
  return refused("unsupported", `'${name}' is not possible with this town, as it is run now`);
}

function healthOf({ health, transport }: Telling): Answer {
  return ok({ health, transport });
}

async function save(host: TownHost): Promise<Answer> {
  const saved = await host.save();
  if (saved.ok) return ok({ ...saved.value });
  return refused("conflict", saved.error.message, { problem: saved.error.code });
}
