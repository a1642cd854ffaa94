import { UTILITIES } from "../../sim/config/blocks/world.ts";
import { UNREACHABLE, costOf, wayAt } from "../../sim/paths/flow-field.ts";
import type { Kind } from "../../sim/perturbations/kinds.ts";
import type { Rules } from "../../sim/rules.ts";
import type { Town } from "../../sim/town.ts";
import { NONE } from "../../sim/world/agent-table.ts";
import { checkWorld } from "../../sim/world/check-world.ts";
import { lackingUtility } from "../../sim/world/utilities.ts";
import { HOLDER_SLOTS, QUEUE_SLOTS } from "../../sim/world/object-table.ts";
import { at } from "./at.ts";

/** Looks at one town after every tick. What it needs to remember of earlier ticks lies here. */
export class Watch {
  /** Who held and who waited, as numbers, and since when that has not changed. By object. */
  private readonly faces: number[] = [];
  private readonly since: number[] = [];
  /** Ticks within which a holder has to start, and within which a queue has to move. By object. */
  private starts: readonly number[] = [];
  private moves: readonly number[] = [];
  private rules: Rules | null = null;

  /** The laws that do not hold in this tick, in words; empty in a sound town. */
  look(town: Town): string[] {
    if (town.rules !== this.rules) this.learn(town);
    return [
      ...checkWorld(town),
      ...this.brokenNumbers(town),
      ...pointlessClaims(town),
      ...usesInTheDark(town),
      ...disturbancesWithoutEffect(town),
      ...this.overdueHolders(town),
      ...this.stuckQueues(town),
    ];
  }

  /** Another manifest may bring longer uses; what runs on by the old one keeps its time. */
  private learn({ rules, config }: Town): void {
    const timeout = config.queue_fairness.reservation_timeout_ticks;
    const before = this.moves;
    this.rules = rules;
    const worst = Math.max(...Object.values(config.world.weather.path_cost));
    this.starts = rules.objects.map((_, object) =>
      Math.ceil(timeout + worst * longestWay(rules, object)),
    );
    this.moves = this.starts.map((ticks, object) =>
      Math.max(before[object] ?? 0, ticks + longestUse(rules, object) + 2),
    );
  }

  private brokenNumbers({ world }: Town): string[] {
    const broken: string[] = [];
    for (const table of [world.agents, world.town, world.objects]) {
      for (const [name, column] of Object.entries(table)) {
        if (column instanceof Float64Array && !allFinite(column)) broken.push(`NaN in ${name}`);
      }
    }
    return broken;
  }

  /** Nobody keeps a thing without using it for longer than the timeout and the way to it. */
  private overdueHolders(town: Town): string[] {
    const { world, rules } = town;
    const { agents, live } = world;
    const broken: string[] = [];
    for (let place = 0; place < at(world.town.liveCount); place++) {
      const slot = at(live, place);
      const object = at(agents.heldObject, slot);
      if (object === NONE) continue;
      if (object >= rules.objects.length) {
        broken.push(`slot ${slot} holds object ${object}, which is gone`);
        continue;
      }
      if (at(agents.runningAffordance, slot) !== NONE) continue;
      const held = at(world.town.tick) - at(agents.heldSince, slot);
      if (held > (this.starts[object] ?? 0)) {
        broken.push(`slot ${slot} holds ${rules.objects[object]?.id} idly since ${held} ticks`);
      }
    }
    return broken;
  }

  /** A queue with somebody in it changes within the timeout, the way, and the longest use. */
  private stuckQueues(town: Town): string[] {
    const { world, rules } = town;
    const { objects } = world;
    const tick = at(world.town.tick);
    const broken: string[] = [];
    for (let object = 0; object < rules.objects.length; object++) {
      const face = faceOf(objects, object);
      if (this.faces[object] !== face || at(objects.queueLength, object) === 0) {
        this.faces[object] = face;
        this.since[object] = tick;
      }
      const stood = tick - (this.since[object] ?? tick);
      if (stood > (this.moves[object] ?? 0)) {
        broken.push(`${rules.objects[object]?.id}: the queue has not moved for ${stood} ticks`);
      }
    }
    return broken;
  }
}

function allFinite(column: Float64Array): boolean {
  for (const value of column) if (!Number.isFinite(value)) return false;
  return true;
}

/** A number that changes when somebody comes, goes or moves up. */
function faceOf(objects: Town["world"]["objects"], object: number): number {
  let face = 17;
  for (let i = 0; i < HOLDER_SLOTS; i++) {
    face = (Math.imul(face, 31) + at(objects.holders, object * HOLDER_SLOTS + i)) | 0;
  }
  for (let i = 0; i < QUEUE_SLOTS; i++) {
    face = (Math.imul(face, 31) + at(objects.queue, object * QUEUE_SLOTS + i)) | 0;
  }
  return face;
}

/** Nobody keeps or waits for a thing that they are not about to use. */
function pointlessClaims({ world, rules }: Town): string[] {
  const { agents, live, town } = world;
  const broken: string[] = [];
  for (let place = 0; place < at(town.liveCount); place++) {
    const slot = at(live, place);
    for (const object of [at(agents.heldObject, slot), at(agents.queuedObject, slot)]) {
      if (object === NONE || object === at(agents.targetObject, slot)) continue;
      broken.push(`slot ${slot} has a claim on ${rules.objects[object]?.id} and no use for it`);
    }
  }
  return broken;
}

/** Nothing runs that needs a utility which is off. */
function usesInTheDark(town: Town): string[] {
  const { agents, live, town: sums } = town.world;
  const broken: string[] = [];
  for (let place = 0; place < at(sums.liveCount); place++) {
    const slot = at(live, place);
    const rule = town.rules.affordances[at(agents.runningAffordance, slot)];
    if (rule === undefined) continue;
    const lacking = lackingUtility(town, at(agents.heldObject, slot), rule.utilities);
    if (lacking !== NONE)
      broken.push(`slot ${slot} goes on with ${rule.id}: ${UTILITIES[lacking]} is off`);
  }
  return broken;
}

/** What is off is cut by exactly the disturbances that are on, and each spike belongs to one. */
function disturbancesWithoutEffect({ world: { town }, rules }: Town): string[] {
  const broken: string[] = [];
  const on = (wanted: Kind, aim?: number): number => {
    let count = 0;
    for (let place = 0; place < at(town.disturbances); place++) {
      if (at(town.disturbanceOn, place) === 0) continue;
      const rule = rules.events.specs[at(town.disturbanceSpec, place)];
      const fits = aim === undefined || at(town.disturbanceAim, place) === aim;
      if (rule?.kind === wanted && fits) count += 1;
    }
    return count;
  };
  for (const [utility, name] of UTILITIES.entries()) {
    const cuts = on("blackout", utility) + on("outage", utility);
    const cut = at(town.outageCount, utility);
    if (cut !== cuts) broken.push(`${name} is cut ${cut} times by ${cuts} disturbances`);
  }
  const spikes = on("price_spike");
  if (at(town.spikes) !== spikes)
    broken.push(`${at(town.spikes)} spikes of ${spikes} disturbances`);
  return broken;
}

/** Steps of the longest way to an object from anywhere in the town. */
function longestWay({ fields, grid, objects }: Rules, object: number): number {
  const field = objects[object]?.useField ?? NONE;
  // A thing that another manifest did away with leads nowhere.
  if (field === NONE) return 0;
  let longest = 0;
  for (let cell = 0; cell < grid.cells; cell++) {
    const way = costOf(wayAt(fields, field, cell));
    if (way !== UNREACHABLE && way > longest) longest = way;
  }
  return Math.ceil(longest / 10);
}

function longestUse({ affordances, objects }: Rules, object: number): number {
  const uses = affordances.filter(({ type }) => type === objects[object]?.type);
  return Math.max(0, ...uses.map(({ duration }) => duration));
}
