import { NEEDS } from "../../sim/config/affordances.ts";
import { PRICES } from "../../sim/config/blocks/economy.ts";
import { Command, isInput } from "../../sim/console/commands.ts";
import { COLLAPSES } from "../../sim/lifecycle/exit-reasons.ts";
import { KINDS } from "../../sim/perturbations/kinds.ts";
import { type Town, livingPeople, slotOfId } from "../../sim/town.ts";
import { xOf, yOf } from "../../sim/world/grid.ts";
import { at } from "./at.ts";
import type { Dice } from "./dice.ts";
import { somePrimitive } from "./drives.ts";
import { someChecksum, someManifest } from "./manifests.ts";

/** Commands by the tick they are given in. */
export type Inputs = Map<number, readonly Command[]>;

/** Ticks between two operations, on average. */
const EVERY = 20;

type Kwargs = Readonly<Record<string, unknown>>;

type Maker = (dice: Dice, town: Town) => Kwargs;

const switched: Maker = (dice) => ({ on: dice.once(2) });

/** How to make up each command for a town as it stands, and how often it comes, in parts. */
const MAKERS: Readonly<Record<Command["name"], readonly [number, Maker]>> = {
  spawn: [
    3,
    (dice, town) => ({
      agent_id: dice.once(8) ? takenId(dice, town) : newId(town),
      position: someTile(dice, town),
      needs: levels(dice),
      ...(dice.once(3) ? { wallet: dice.level() * 3 } : {}),
      ...(dice.once(2) ? { job_id: someJob(dice, town) } : {}),
    }),
  ],
  teleport: [
    5,
    (dice, town) => ({
      agent_id: someId(dice, town),
      position: dice.once(2) ? someTile(dice, town) : placeOfUse(dice, town),
    }),
  ],
  setneed: [5, (dice, town) => ({ agent_id: someId(dice, town), needs: levels(dice) })],
  price: [
    2,
    (dice, town) => {
      const key = dice.of(PRICES);
      const usual = town.config.economy[key];
      return { key, value: dice.once(10) ? dice.of([0, 1000]) : usual * (0.6 + dice.level()) };
    },
  ],
  kill: [2, (dice, town) => ({ agent_id: someId(dice, town) })],
  possess: [
    4,
    (dice, town) => ({
      agent_id: someId(dice, town),
      action: dice.of(["acquire", "release", "release"]),
    }),
  ],
  drive: [
    1,
    (dice, town) => {
      const agent_id = someId(dice, town);
      return { agent_id, primitive: somePrimitive(dice, town, slotOfId(town, agent_id)) };
    },
  ],
  relationship_summary: [1, () => ({})],
  relationship_detail: [1, (dice, town) => ({ agent_id: someId(dice, town) })],
  social_events: [1, (dice) => ({ limit: dice.below(80) })],
  force_chat: [
    2,
    (dice, town) => ({
      speaker: someId(dice, town),
      listener: someId(dice, town),
      ...(dice.once(2) ? {} : { quality: dice.level() }),
    }),
  ],
  set_rel: [
    3,
    (dice, town) => ({
      agent_a: someId(dice, town),
      agent_b: someId(dice, town),
      ...(dice.once(2) ? {} : { trust: dice.level() * 2 - 1 }),
      ...(dice.once(2) ? {} : { familiarity: dice.level() * 2 - 1 }),
      ...(dice.once(2) ? {} : { rivalry: dice.level() }),
    }),
  ],
  employment_exit: [
    2,
    (dice, town) => ({
      action: dice.of(["review", "approve", "defer", "defer"]),
      ...(dice.once(6) ? {} : { agent_id: someId(dice, town) }),
    }),
  ],
  announce_story: [
    1,
    (dice) => ({
      message: dice.of(["A kite is stuck in the elm.", "The fountain is blue today."]),
      priority: dice.once(3),
      ...(dice.once(2) ? { dedupe_key: dice.of(["kite", "fountain"]) } : {}),
    }),
  ],
  set_spawn_delay: [1, (dice) => ({ min: dice.below(10), max: 10 + dice.below(30) })],
  toggle_mortality: [1, (dice) => ({ enabled: !dice.once(3) })],
  set_death_threshold: [
    1,
    (dice) => ({ need: dice.of(COLLAPSES), value: dice.level() / 10, ticks: 1 + dice.below(60) }),
  ],
  set_exit_cap: [1, (dice) => ({ daily_exit_cap: dice.once(3) ? null : dice.below(3) })],
  reload_affordances: [
    2,
    (dice, town) => ({
      path: "edited.yaml",
      checksum: someChecksum(dice),
      entries: someManifest(dice, town),
      dry_run: dice.once(5),
      ...(dice.once(6) ? { expected_checksum: someChecksum(dice) } : {}),
    }),
  ],
  set_employment_param: [
    1,
    (dice, town) => ({ job_id: someJob(dice, town), value: 0.01 + dice.level() / 50 }),
  ],
  blackout: [2, switched],
  outage: [2, switched],
  rain: [2, switched],
  perturbation_trigger: [
    4,
    (dice) => ({
      spec: dice.of([...KINDS, "arrange_meet", "plague"]),
      starts_in: dice.below(3) * dice.below(60),
      ...(dice.once(3) ? {} : { duration: 1 + dice.below(80) }),
      ...(dice.once(2) ? {} : { magnitude: 0.5 + dice.below(40) / 10 }),
      targets: dice.once(3) ? [] : [dice.of([...PRICES, "market", "cafe", "moon"])],
    }),
  ],
  arrange_meet: [
    2,
    (dice, town) => ({
      agents: [
        someId(dice, town),
        someId(dice, town),
        ...(dice.once(3) ? [someId(dice, town)] : []),
      ],
      starts_in: dice.below(2) * dice.below(60),
      ...(dice.once(2) ? { mode: dice.of(["invite", "relocate"]) } : {}),
      ...(dice.once(3) ? { location: dice.of(["park", "gym", "shower_1", "moon"]) } : {}),
    }),
  ],
  perturbation_queue: [1, () => ({})],
  chaos_hour: [1, () => ({})],
  reload_perturbations: [
    1,
    (dice, { config }) => ({
      path: "edited.yaml",
      checksum: someChecksum(dice),
      entries: {
        perturbations: {
          events: Object.fromEntries(
            Object.entries(config.perturbation_file?.events ?? {}).flatMap(([name, spec]) =>
              dice.once(4)
                ? []
                : [[name, { ...spec, prob_per_day: dice.once(6) ? -1 : dice.level() * 20 }]],
            ),
          ),
        },
      },
      dry_run: dice.once(5),
    }),
  ],
  perturbation_cancel: [
    2,
    (dice, { world }) => ({
      event_id: `evt_${Math.max(0, (world.town.lastDisturbance[0] ?? 0) - dice.below(5))}`,
    }),
  ],
};

const LOTTERY = Object.keys(MAKERS).flatMap((name) =>
  isInput(name) ? Array.from({ length: MAKERS[name][0] }, () => name) : [],
);

/** What an operator gone wild does to the town in its next tick; mostly nothing. */
export function nextOperations(dice: Dice, town: Town): readonly Command[] {
  const drives = drivesOf(dice, town);
  return dice.once(EVERY) ? [...drives, ...deedsOf(dice, town)] : drives;
}

/** Every now and then everybody who is possessed is made to do something. */
function drivesOf(dice: Dice, town: Town): readonly Command[] {
  const { world, people } = town;
  const commands: Command[] = [];
  for (let place = 0; place < livingPeople(town); place++) {
    const slot = at(world.live, place);
    if (at(world.agents.possessed, slot) === 0 || !dice.once(3)) continue;
    const agent_id = people[at(world.agents.person, slot)]?.id ?? "nobody";
    commands.push({
      name: "drive",
      kwargs: { agent_id, primitive: somePrimitive(dice, town, slot) },
    });
  }
  return commands;
}

function deedsOf(dice: Dice, town: Town): readonly Command[] {
  const few = livingPeople(town) < town.world.capacity.agents / 3;
  if (few || dice.once(25)) return arrivals(dice, town);
  const commands = [make(dice.of(LOTTERY), dice, town)];
  while (dice.once(3)) commands.push(make(dice.of(LOTTERY), dice, town));
  return commands;
}

/** Three at once, each on a tile beside the last. */
function arrivals(dice: Dice, town: Town): readonly Command[] {
  const [x, y] = someTile(dice, town);
  return [0, 1, 2].map((step) =>
    Command.parse({
      name: "spawn",
      kwargs: { agent_id: `${newId(town)}_${step}`, position: [x + step, y], needs: levels(dice) },
    }),
  );
}

function make(name: Command["name"], dice: Dice, town: Town): Command {
  return Command.parse({ name, kwargs: MAKERS[name][1](dice, town) });
}

/** Mostly somebody who lives here, now and then somebody who left or never was. */
function someId(dice: Dice, town: Town): string {
  if (dice.once(12)) return "nobody";
  if (dice.once(12)) return dice.of(town.people).id;
  const count = livingPeople(town);
  const person =
    count === 0 ? 0 : town.world.agents.person[town.world.live[dice.below(count)] ?? 0];
  return town.people[person ?? 0]?.id ?? "nobody";
}

/** An id that nobody new may have. What follows a `#` is given by the town alone, and no id to ask for. */
function takenId(dice: Dice, town: Town): string {
  return someId(dice, town).replace(/#.*$/, "");
}

function newId(town: Town): string {
  return `guest_${town.people.length}`;
}

/** Mostly a tile that people can stand on. */
function someTile(dice: Dice, { rules: { grid } }: Town): [number, number] {
  if (dice.once(6)) return [dice.below(grid.width + 2), dice.below(grid.height + 2)];
  for (;;) {
    const cell = dice.below(grid.cells);
    if (grid.walkable[cell] === 1) return [xOf(grid, cell), yOf(grid, cell)];
  }
}

/** A tile from which something is used, or on which people wait for it. */
function placeOfUse(dice: Dice, { rules: { grid, objects } }: Town): [number, number] {
  if (objects.length === 0) return [0, 0];
  const { useCell, queueCells } = dice.of(objects);
  const cell = dice.of([useCell, useCell, ...queueCells]);
  return cell < 0 ? [0, 0] : [xOf(grid, cell), yOf(grid, cell)];
}

/** A job of the town, now and then one that there is not. */
function someJob(dice: Dice, { rules }: Town): string {
  return dice.of([...rules.jobs.map(({ id }) => id), "nobody"]);
}

function levels(dice: Dice): Record<string, number> {
  return Object.fromEntries(NEEDS.filter(() => dice.once(2)).map((need) => [need, dice.level()]));
}
