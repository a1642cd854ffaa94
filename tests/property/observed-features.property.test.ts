import { expect, test } from "vitest";

import { createTown } from "../../sim/create-town.ts";
import { attendanceOf } from "../../sim/jobs/attendance.ts";
import { SHIFT_STATES } from "../../sim/jobs/shift-states.ts";
import { familiarityOf, rivalryOf, trustOf } from "../../sim/relationships/ties.ts";
import { runTick } from "../../sim/tick.ts";
import type { Town } from "../../sim/town.ts";
import { localView } from "../../sim/world/local-view.ts";
import { findNearest } from "../../sim/world/places.ts";
import { xOf, yOf } from "../../sim/world/grid.ts";
import { Dice } from "../../main/soak/dice.ts";
import { nextOperations } from "../../main/soak/operations.ts";
import { defaultConfig } from "../helpers/default-config.ts";
import { observerOf, seenBy } from "../helpers/observed.ts";
import { required } from "../helpers/required.ts";
import { type Someone, everyone } from "../helpers/someone.ts";

const RADIUS = 5;

/** What schema 1 says of somebody, read the long way round: from the views that people are shown. */
function slowly(town: Town, person: Someone, id: string): Record<string, number> {
  const { world, config } = town;
  const tick = world.town.tick[0] ?? 0;
  const day = config.time.ticks_per_day;
  const turn = (2 * Math.PI * (tick % day)) / day;
  const state = required(SHIFT_STATES[person.get("shiftState")]);
  const flags = ["on_time", "late", "absent", "post_shift"];
  const others = everyone(town).filter(({ slot }) => slot !== person.slot);
  const rivalries = others.map(({ slot }) => rivalryOf(world, person.slot, slot));
  const { avoid_threshold } = config.conflict.rivalry;
  return {
    need_hunger: person.get("hunger"),
    need_hygiene: person.get("hygiene"),
    need_energy: person.get("energy"),
    wallet: person.get("wallet"),
    lateness_counter: person.get("latenessCounter"),
    on_shift: state === "on_time" || state === "late" ? 1 : 0,
    time_sin: Math.sin(turn),
    time_cos: Math.cos(turn),
    attendance_ratio: attendanceOf(town, person.slot) ?? 0,
    wages_withheld: person.get("wagesWithheld"),
    shift_pre: flags.includes(state) ? 0 : 1,
    shift_on_time: state === "on_time" ? 1 : 0,
    shift_late: state === "late" ? 1 : 0,
    shift_absent: state === "absent" ? 1 : 0,
    shift_post: state === "post_shift" ? 1 : 0,
    embedding_slot_norm: person.get("embedding") / config.embedding_allocator.max_slots,
    episode_progress: ((tick - person.get("spawnTick")) % day) / day,
    rivalry_max: Math.max(0, ...rivalries),
    rivalry_avoid_count: rivalries.filter((value) => value >= avoid_threshold).length,
    reservation_active: person.get("heldObject") < 0 ? 0 : 1,
    in_queue: person.get("queuedObject") < 0 ? 0 : 1,
    ...hints(town, person),
    ...neighbours(town, id),
    ...feelings(town, person, others),
  };
}

/** Which way it is to the nearest stove. */
function hints(town: Town, person: Someone): Record<string, number> {
  const [x, y] = person.tile;
  const stove = findNearest(town, "stove", x, y);
  const { grid, objects } = town.rules;
  const cell = stove === null ? person.get("cell") : required(objects[stove]).cell;
  const [dx, dy] = [xOf(grid, cell) - x, yOf(grid, cell) - y];
  const way = Math.abs(dx) + Math.abs(dy) || 1;
  return {
    path_hint_north: Math.max(0, -dy) / way,
    path_hint_south: Math.max(0, dy) / way,
    path_hint_east: Math.max(0, dx) / way,
    path_hint_west: Math.max(0, -dx) / way,
  };
}

function neighbours(town: Town, id: string): Record<string, number> {
  const { center, tiles, agents, objects } = localView(town, id, RADIUS);
  const [x = 0, y = 0] = center ?? [];
  const count = tiles.flat().length;
  const ways = agents
    .map(({ position }) => Math.hypot(position[0] - x, position[1] - y))
    .filter((way) => way > 0);
  const reserved = tiles.flat().filter(({ reservation_active }) => reservation_active).length;
  return {
    neighbor_agent_ratio: Math.min(1, agents.length / (count - 1)),
    neighbor_object_ratio: objects.length / count,
    reserved_tile_ratio: reserved / count,
    nearest_agent_distance: ways.length === 0 ? 0 : Math.min(1, Math.min(...ways) / RADIUS),
  };
}

/** Means and highest values over the two best friends and the two strongest rivals of the rest. */
function feelings(
  { world }: Town,
  { slot }: Someone,
  others: readonly Someone[],
): Record<string, number> {
  const rows = Array.from(
    { length: world.capacity.ties },
    (_, tie) => slot * world.capacity.ties + tie,
  );
  const known = rows.flatMap((row) =>
    others.filter((other) => other.slot === world.ties.other[row]),
  );
  const liking = (other: Someone): number =>
    trustOf(world, slot, other.slot) + familiarityOf(world, slot, other.slot);
  const rivalry = (other: Someone): number => rivalryOf(world, slot, other.slot);
  const friends = known.toSorted((a, b) => liking(b) - liking(a)).slice(0, 2);
  const rest = known.filter((other) => !friends.includes(other));
  const rivals = rest.toSorted((a, b) => rivalry(b) - rivalry(a)).slice(0, 2);
  const chosen = [...friends, ...rivals];
  if (chosen.length === 0) return {};
  const trusts = chosen.map((other) => trustOf(world, slot, other.slot));
  const rivalries = chosen.map(rivalry);
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    social_trust_mean: mean(trusts),
    social_trust_max: Math.max(...trusts),
    social_rivalry_mean: mean(rivalries),
    social_rivalry_max: Math.max(...rivalries),
  };
}

test("schema 1 says what the views of the town say, whatever is done to it", () => {
  const town = createTown(defaultConfig(), 3n);
  const observer = observerOf(town, "hybrid", 1);
  const dice = new Dice(3);
  for (let tick = 1; tick <= 4000; tick++) {
    runTick(town, nextOperations(dice, town));
    if (tick % 20 !== 0) continue;
    for (const person of everyone(town)) {
      const { id } = required(town.people[person.get("person")]);
      const { feature } = seenBy(observer, id);
      for (const [name, value] of Object.entries(slowly(town, person, id))) {
        expect(feature(name), `${name} of ${id} at ${tick}`).toBeCloseTo(value, 4);
      }
    }
  }
});
