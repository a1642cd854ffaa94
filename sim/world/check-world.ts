import { failedPrecondition } from "../affordances/may-start.ts";
import { ITEMS, NEEDS } from "../config/affordances.ts";
import { brokenEmploymentLaws } from "../jobs/check-employment.ts";
import { brokenLifecycleLaws } from "../lifecycle/check-lifecycle.ts";
import { brokenStoryLaws } from "../narration/check-stories.ts";
import { brokenEventLaws } from "../perturbations/check-events.ts";
import { brokenTalkLaws, brokenTieLaws } from "../relationships/check-ties.ts";
import { brokenRewardLaws } from "../rewards/check-rewards.ts";
import type { Town } from "../town.ts";
import { CARRY_LIMIT, NONE } from "./agent-table.ts";
import { HOLDER_SLOTS, QUEUE_SLOTS } from "./object-table.ts";
import { lackingUtility } from "./utilities.ts";

/** Every law of the state that does not hold now, in words; empty in a sound town. For tests, runs and soaks. */
export function checkWorld(town: Town): string[] {
  const broken: string[] = [];
  const { world, people } = town;
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    const slot = world.live[place];
    for (const law of brokenAgentLaws(town, slot))
      broken.push(`${people[world.agents.person[slot]]?.id}: ${law}`);
  }
  town.rules.objects.forEach((rule, object) => {
    for (const law of brokenObjectLaws(town, object)) broken.push(`${rule.id}: ${law}`);
  });
  return [
    ...broken,
    ...brokenTileLaws(town),
    ...brokenCounts(town),
    ...brokenEmploymentLaws(town),
    ...brokenTieLaws(town),
    ...brokenStoryLaws(town),
    ...brokenTalkLaws(town),
    ...brokenRewardLaws(town),
    ...brokenLifecycleLaws(town),
    ...brokenEventLaws(town),
  ];
}

function brokenAgentLaws(town: Town, slot: number): string[] {
  return [...brokenPossessions(town, slot), ...brokenClaims(town, slot)];
}

/** What a person is, has and stands on. */
function brokenPossessions({ world, rules, people }: Town, slot: number): string[] {
  const { agents } = world;
  const broken: string[] = [];
  for (const [need, level] of world.needs.entries()) {
    if (!(level[slot] >= 0 && level[slot] <= 1)) broken.push(`${NEEDS[need]} is ${level[slot]}`);
  }
  const warmth = agents.warmth[slot];
  if (!(warmth >= 0 && warmth <= 1)) broken.push(`warmth is ${warmth}`);
  if (warmth < 1 && world.town.chilled[0] === 0) broken.push("is cold, which nobody notices");
  const wallet = agents.wallet[slot];
  if (!(wallet >= 0 && wallet < Infinity)) broken.push(`wallet is ${wallet}`);
  for (const [item, name] of ITEMS.entries()) {
    const carried = agents.items[slot * ITEMS.length + item];
    if (carried < 0 || carried > CARRY_LIMIT) broken.push(`carries ${carried} ${name}`);
  }
  if (rules.grid.walkable[agents.cell[slot]] !== 1) broken.push("stands where nobody can stand");
  if (people[agents.person[slot]] === undefined) broken.push("has no name");
  return broken;
}

/** What a person believes to hold, wait for and use. */
function brokenClaims(town: Town, slot: number): string[] {
  const { world, rules } = town;
  const { agents, objects } = world;
  const broken: string[] = [];
  const knows = (list: Int32Array, width: number, object: number): boolean =>
    list.subarray(object * width, (object + 1) * width).includes(slot);
  const held = agents.heldObject[slot];
  const queued = agents.queuedObject[slot];
  const isUsing = agents.runningAffordance[slot] !== NONE;
  if (held !== NONE && !knows(objects.holders, HOLDER_SLOTS, held)) {
    broken.push(`claims to hold ${rules.objects[held].id}, which does not know`);
  }
  if (queued !== NONE && !knows(objects.queue, QUEUE_SLOTS, queued)) {
    broken.push(`claims to wait for ${rules.objects[queued].id}, which does not know`);
  }
  if (isUsing && held === NONE) broken.push("uses something without holding it");
  if (agents.prepaid[slot] > 0 && !isUsing) broken.push("has paid for nothing");
  if (held === NONE) return broken;
  if (!isUsing && world.town.tick[0] > agents.startBy[slot]) {
    broken.push(`holds ${rules.objects[held].id} without starting`);
  }
  if (isUsing) {
    const rule = rules.affordances[agents.runningAffordance[slot]];
    const isCut = lackingUtility(town, held, rule.utilities) !== NONE;
    // What can also be had without, by its own conditions, may have started in the dark.
    if (isCut && failedPrecondition(town, slot, held, rule) !== NONE) {
      broken.push(`uses ${rules.objects[held].id}, which is cut off`);
    }
  }
  return broken;
}

function brokenObjectLaws(town: Town, object: number): string[] {
  const { world, rules } = town;
  const broken = [...brokenHolders(town, object), ...brokenLine(town, object)];
  const { holders, stock, queueLength } = world.objects;
  const held = holders
    .subarray(object * HOLDER_SLOTS, (object + 1) * HOLDER_SLOTS)
    .reduce((count, holder) => count + (holder === NONE ? 0 : 1), 0);
  if (!rules.objects[object].present && held + queueLength[object] > 0) {
    broken.push("is used although it is gone");
  }
  if (queueLength[object] > 0 && held === 0) broken.push("is free while people wait");
  for (const [item, name] of ITEMS.entries()) {
    if (stock[object * ITEMS.length + item] < 0) broken.push(`owes ${name}`);
  }
  return broken;
}

/** Those who hold a thing know it, and there is room for them. */
function brokenHolders({ world, rules }: Town, object: number): string[] {
  const { agents, objects } = world;
  const { places, sleepCapacity } = rules.objects[object];
  const broken: string[] = [];
  let held = 0;
  let asleep = 0;
  for (let at = object * HOLDER_SLOTS; at < (object + 1) * HOLDER_SLOTS; at++) {
    const holder = objects.holders[at];
    if (holder === NONE) continue;
    held += 1;
    const running = agents.runningAffordance[holder];
    if (running !== NONE && rules.affordances[running].sleeps) asleep += 1;
    if (agents.heldObject[holder] !== object) broken.push("is held by somebody who does not know");
  }
  if (held > places) broken.push(`is held by ${held} people`);
  if (held !== objects.held[object]) broken.push("does not know how many hold it");
  if (asleep > sleepCapacity) broken.push(`has ${asleep} sleepers`);
  return broken;
}

/** Those who wait for a thing know it, each once, and there are places for them to stand. */
function brokenLine({ world, rules }: Town, object: number): string[] {
  const { agents, objects } = world;
  const broken: string[] = [];
  const length = objects.queueLength[object];
  if (length < 0 || length > Math.max(1, rules.objects[object].queueCells.length)) {
    broken.push(`has a queue of ${length}`);
  }
  for (let place = 0; place < length; place++) {
    const waiter = objects.queue[object * QUEUE_SLOTS + place];
    if (waiter === NONE || agents.queuedObject[waiter] !== object) {
      broken.push("has a waiter who does not know");
    }
  }
  const line = objects.queue.subarray(object * QUEUE_SLOTS, object * QUEUE_SLOTS + length);
  if (new Set(line).size < length) broken.push("has somebody in line twice");
  return broken;
}

/** One person per tile except after a ghost step; the index of the tiles equals the positions. */
function brokenTileLaws({ world, rules, scratch }: Town): string[] {
  const broken: string[] = [];
  const { firstAt, nextAt } = scratch.spatial;
  const people = new Int32Array(rules.grid.cells);
  const sharing = new Int32Array(rules.grid.cells);
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    const slot = world.live[place];
    people[world.agents.cell[slot]] += 1;
    sharing[world.agents.cell[slot]] += world.agents.overlapping[slot];
  }
  for (let cell = 0; cell < people.length; cell++) {
    let indexed = 0;
    let before = NONE;
    for (let slot = firstAt[cell]; slot !== NONE && indexed <= people[cell]; slot = nextAt[slot]) {
      if (world.agents.cell[slot] === cell && slot > before) indexed += 1;
      before = slot;
    }
    if (people[cell] !== indexed) {
      broken.push(`the index of cell ${cell} has ${indexed} people, ${people[cell]} stand there`);
    }
    if (scratch.claims[cell] !== 0) broken.push(`cell ${cell} is still claimed`);
    if (people[cell] > 1 && sharing[cell] < people[cell] - 1) {
      broken.push(`cell ${cell} is shared by ${people[cell]} without a ghost step`);
    }
  }
  return broken;
}

/** The counts of the town as a whole, where they are not what they count. */
function brokenCounts({ world: { objects, town } }: Town): string[] {
  const waiting = objects.queueLength.reduce((sum, length) => sum + length, 0);
  if (waiting === town.waiting[0]) return [];
  return [`${town.waiting[0]} are said to wait, ${waiting} do`];
}
