import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { kill } from "../lifecycle/departures.ts";
import { freeHome } from "../lifecycle/homes.ts";
import { relocate } from "../lifecycle/relocate.ts";
import { type Newcomer, freeSlot, settle } from "../lifecycle/settle.ts";
import { assignProfile } from "../personality/assign-profile.ts";
import { lookOf } from "../personality/look-of.ts";
import { type Result, ok } from "../result.ts";
import { type Town, livingPeople, slotOfId } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { cellOf } from "../world/grid.ts";
import { isAsleep } from "./agent-commands.ts";
import {
  type Answer,
  type Arguments,
  type CommandRefusal,
  findAgent,
  findTile,
  refused,
} from "./arguments.ts";

/** Somebody new, as far as the town has room, with a tile, a name and perhaps a home and a job. */
export function spawn(town: Town, kwargs: Arguments<"spawn">): Answer {
  const { agent_id, position, wallet } = kwargs;
  if (slotOfId(town, agent_id) !== NONE) {
    return refused("conflict", `somebody called '${agent_id}' lives here already`);
  }
  const slot = findRoom(town);
  if (!slot.ok) return slot;
  const cell = findTile(town, position, NONE);
  if (!cell.ok) return cell;
  const home = findHome(town, kwargs);
  if (!home.ok) return home;
  const job = findJob(town, kwargs.job_id);
  if (!job.ok) return job;
  const profile = findProfile(town, kwargs);
  if (!profile.ok) return profile;
  const { hunger = 0.5, hygiene = 0.5, energy = 0.5 } = kwargs.needs;
  const newcomer: Newcomer = {
    person: { id: agent_id, name: kwargs.name ?? capitalised(agent_id), ...lookOf(agent_id) },
    cell: cell.value,
    home: home.value,
    job: job.value,
    profile: profile.value,
    needs: { hunger, hygiene, energy },
    wallet: wallet ?? town.config.economy.rent_per_day * 1.5,
    items: { food_raw: 1 },
  };
  settle(town, slot.value, newcomer);
  const wantsHome = home.value === NONE && kwargs.home_position === undefined;
  town.world.agents.seeksHome[slot.value] = wantsHome ? 1 : 0;
  return ok({
    spawned: agent_id,
    position,
    home_position: home.value === NONE ? null : town.config.map.homes[home.value].home_tile,
    job_id: kwargs.job_id,
    needs: newcomer.needs,
    wallet: newcomer.wallet,
  });
}

/** A free slot, as long as those who are on their way into the town keep theirs. */
function findRoom(town: Town): Result<number, CommandRefusal> {
  const slot = freeSlot(town);
  const room = town.world.capacity.agents;
  const awaited = town.world.town.tickets[0];
  if (slot !== NONE && livingPeople(town) + awaited < room) return ok(slot);
  const others = awaited === 0 ? "" : `, with ${awaited} on their way`;
  return refused("conflict", `the town has room for ${room} people and is full${others}`);
}

function findHome(
  town: Town,
  { position, home_position }: Arguments<"spawn">,
): Result<number, CommandRefusal> {
  const { rules } = town;
  if (home_position === undefined) return ok(freeHome(town));
  const [x, y] = home_position;
  const here = x === position[0] && y === position[1];
  const inside = x < rules.grid.width && y < rules.grid.height;
  const cell = inside ? cellOf(rules.grid, x, y) : NONE;
  if (!inside || (!here && rules.grid.walkable[cell] === 0)) {
    return refused("invalid_args", `nobody can live on [${x}, ${y}]`);
  }
  const index = rules.homes.findIndex(({ venue }) => venue === rules.grid.venue[cell]);
  if (index === NONE && !here) return refused("invalid_args", `[${x}, ${y}] is in no home`);
  return ok(index);
}

function findJob({ rules }: Town, id: string | null): Result<number, CommandRefusal> {
  if (id === null) return ok(NONE);
  const job = rules.jobs.findIndex((candidate) => candidate.id === id);
  const known = rules.jobs.map((candidate) => candidate.id).join(", ");
  return job === NONE ? refused("invalid_args", `no job '${id}'; known: ${known}`) : ok(job);
}

function findProfile(
  { config, rules, seed }: Town,
  { agent_id, profile }: Arguments<"spawn">,
): Result<number, CommandRefusal> {
  const name = profile ?? assignProfile(config.personalities, seed, agent_id);
  const index = rules.profiles.indexOf(name.toLowerCase());
  const known = rules.profiles.join(", ");
  return index === NONE
    ? refused("invalid_args", `no profile '${name}'; known: ${known}`)
    : ok(index);
}

function capitalised(id: string): string {
  const words = id.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Puts a person somewhere else. They let go of what they were about; nobody is moved in their sleep. */
export function teleport(town: Town, { agent_id, position }: Arguments<"teleport">): Answer {
  const found = findAgent(town, agent_id);
  if (!found.ok) return found;
  if (isAsleep(town, found.value)) return refused("conflict", `'${agent_id}' is asleep`);
  const cell = findTile(town, position, found.value);
  if (!cell.ok) return cell;
  relocate(town, found.value, cell.value);
  emit(town.world, town.events, EVENT.agent_teleported, 0, found.value, cell.value);
  return ok({ agent_id, position });
}

/** Takes a person out of the town for good; somebody else will come. */
export function killAgent(town: Town, { agent_id, reason }: Arguments<"kill">): Answer {
  const found = findAgent(town, agent_id);
  if (!found.ok) return found;
  kill(town, found.value, reason);
  return ok({ agent_id, killed: true, reason });
}
