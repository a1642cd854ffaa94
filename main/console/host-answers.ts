import path from "node:path";

import type { Answer } from "../../sim/console/arguments.ts";
import { refused } from "../../sim/console/arguments.ts";
import { explainCommands } from "../../sim/console/command-metadata.ts";
import type { HostCommand } from "../../sim/console/commands.ts";
import { ok } from "../../sim/result.ts";
import type { SnapshotPayload } from "../telemetry/payload.ts";
import { telemetrySnapshot } from "../telemetry/snapshot.ts";
import type { PrivacyMode } from "../privacy/disguise.ts";
import type { Publisher } from "../telemetry/publisher.ts";
import type { TownHost } from "../town/town-host.ts";
import type { Origin } from "./origin.ts";
import { inspectSnapshot, migrateSnapshot, validateSnapshot } from "./snapshot-answers.ts";

/** What whoever runs the town answers to a command of theirs. Never throws but for mistakes of our own. */
export type HostAnswers = (command: HostCommand, origin: Origin) => Answer | Promise<Answer>;

/** What can be done with a town where it runs. */
export interface Abilities {
  readonly host: TownHost;
  /** Multiple of 1×; 0 stands still. */
  readonly setSpeed: (speed: number) => void;
  /** What is told of it; left out where nothing is. */
  readonly publisher?: Publisher;
  /** From now on people leave under these names; left out where they leave under one kind all the time. */
  readonly setPrivacy?: (mode: PrivacyMode) => void;
}

/** The answers where a town runs at a speed of its own, such as `serve` and the window. */
export function hostAnswersFor({ host, setSpeed, publisher, setPrivacy }: Abilities): HostAnswers {
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
        return ok({ ...(publisher?.snapshot() ?? snapshotOf(host)) });
      case "health_status":
        return publisher === undefined ? notHere(command) : healthOf(publisher);
      case "snapshot_inspect":
        return inspectSnapshot(folderOf(host), command.kwargs);
      case "snapshot_validate":
        return validateSnapshot(folderOf(host), command.kwargs);
      case "snapshot_migrate":
        return migrateSnapshot(folderOf(host), command.kwargs);
      case "privacy":
        return setPrivacy === undefined ? notHere(command) : madePrivate(setPrivacy, command);
    }
  };
}

/** Where files lie that commands may name. */
function folderOf({ file }: TownHost): string | null {
  return file === null ? null : path.dirname(file);
}

function madePrivate(
  setPrivacy: NonNullable<Abilities["setPrivacy"]>,
  { kwargs: { mode } }: Extract<HostCommand, { name: "privacy" }>,
): Answer {
  setPrivacy(mode);
  return ok({ mode });
}

/** The answers where a town runs to its end as fast as it can. */
export function hostAnswersOfRun(command: HostCommand): Answer {
  return command.name === "help" ? explainCommands(command.kwargs) : notHere(command);
}

function notHere({ name }: HostCommand): Answer {
  return refused("unsupported", `'${name}' is not possible with this town, as it is run now`);
}

/** Of a town to which nobody listens: what is missing says why. */
function snapshotOf({ town }: TownHost): SnapshotPayload {
  return telemetrySnapshot(town, { stream: "", epoch: 0, recent: null, host: {} });
}

function healthOf({ health, transport }: Publisher): Answer {
  return ok({ health, transport });
}

async function save(host: TownHost): Promise<Answer> {
  const saved = await host.save();
  if (saved.ok) return ok({ ...saved.value });
  return refused("conflict", saved.error.message, { problem: saved.error.code });
}
