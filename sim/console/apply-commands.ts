import { assertNever } from "../result.ts";
import type { Town } from "../town.ts";
import type { Command } from "./commands.ts";
import { answerReading } from "./answer-reading.ts";
import { driveAgent, possess, setNeeds } from "./agent-commands.ts";
import type { Answer } from "./arguments.ts";
import { decideExit } from "./employment-commands.ts";
import {
  capExits,
  delaySpawns,
  moveDeathThreshold,
  toggleMortality,
} from "./lifecycle-commands.ts";
import { reloadAffordances } from "./reload-affordances.ts";
import { killAgent, spawn, teleport } from "./people-commands.ts";
import { announceStory } from "./story-commands.ts";
import { forceChat, setRelationship } from "./social-commands.ts";
import { arrangeMeet, cancel, chaosHour, switchOutage, trigger } from "./perturbation-commands.ts";
import { reloadPerturbations } from "./reload-perturbations.ts";
import { setEmploymentParam, setPrice, switchRain } from "./town-commands.ts";

/** Carries out the commands of this tick in order. A refused one changes nothing. */
export function applyCommands(town: Town, commands: readonly Command[]): readonly Answer[] {
  return commands.map((command) => applyCommand(town, command));
}

function applyCommand(town: Town, command: Command): Answer {
  switch (command.name) {
    case "spawn":
      return spawn(town, command.kwargs);
    case "teleport":
      return teleport(town, command.kwargs);
    case "setneed":
      return setNeeds(town, command.kwargs);
    case "price":
      return setPrice(town, command.kwargs);
    case "kill":
      return killAgent(town, command.kwargs);
    case "possess":
      return possess(town, command.kwargs);
    case "drive":
      return driveAgent(town, command.kwargs);
    case "force_chat":
      return forceChat(town, command.kwargs);
    case "set_rel":
      return setRelationship(town, command.kwargs);
    case "employment_exit":
      return decideExit(town, command.kwargs);
    case "set_exit_cap":
      return capExits(town, command.kwargs);
    case "set_spawn_delay":
      return delaySpawns(town, command.kwargs);
    case "toggle_mortality":
      return toggleMortality(town, command.kwargs);
    case "set_death_threshold":
      return moveDeathThreshold(town, command.kwargs);
    case "reload_affordances":
      return reloadAffordances(town, command.kwargs);
    case "set_employment_param":
      return setEmploymentParam(town, command.kwargs);
    case "announce_story":
      return announceStory(town, command.kwargs);
    case "blackout":
    case "outage":
      return switchOutage(town, command.name, command.kwargs);
    case "rain":
      return switchRain(town, command.kwargs);
    case "perturbation_trigger":
      return trigger(town, command.kwargs);
    case "arrange_meet":
      return arrangeMeet(town, command.kwargs);
    case "perturbation_cancel":
      return cancel(town, command.kwargs);
    case "chaos_hour":
      return chaosHour(town);
    case "reload_perturbations":
      return reloadPerturbations(town, command.kwargs);
    case "relationship_summary":
    case "relationship_detail":
    case "social_events":
    case "perturbation_queue":
      return answerReading(town, command);
    default:
      return assertNever(command);
  }
}
