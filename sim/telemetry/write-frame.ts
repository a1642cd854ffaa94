import { ITEMS } from "../config/affordances.ts";
import { UTILITIES } from "../config/blocks/world.ts";
import { isLeaving } from "../lifecycle/is-leaving.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { xOf, yOf } from "../world/grid.ts";
import { HOLDER_SLOTS } from "../world/object-table.ts";
import { isOn } from "../world/utilities.ts";
import type { World } from "../world/world.ts";
import { activityOf, facingOf, linePlace, progressOf } from "./activity.ts";
import { companyOf } from "./company.ts";
import {
  FRAME_AGENT_INTS,
  FRAME_HEADER_INTS,
  FRAME_OBJECT_INTS,
  FRAME_VERSION,
  type FrameAgent,
  HEADER,
  writeFrameAgent,
} from "./frame.ts";

const MEALS = ITEMS.indexOf("meals");
const FOOD_RAW = ITEMS.indexOf("food_raw");

/** Ints that a frame of this town takes now. */
export function frameInts({ world, rules }: Town): number {
  return (
    FRAME_HEADER_INTS +
    world.town.liveCount[0] * FRAME_AGENT_INTS +
    rules.objects.length * FRAME_OBJECT_INTS
  );
}

/** Writes what the map needs of this tick into `frame` [frameInts(town)]. */
export function writeFrame(town: Town, frame: Int32Array, speed: number, scene: number): void {
  const { world, rules } = town;
  const people = world.town.liveCount[0];
  frame[HEADER.version] = FRAME_VERSION;
  frame[HEADER.scene] = scene;
  frame[HEADER.tick] = world.town.tick[0];
  frame[HEADER.agents] = people;
  frame[HEADER.objects] = rules.objects.length;
  frame[HEADER.speed] = speed;
  frame[HEADER.weather] = world.town.weather[0];
  frame[HEADER.outages] = outagesOf(world);
  for (let place = 0; place < people; place++) {
    const at = FRAME_HEADER_INTS + place * FRAME_AGENT_INTS;
    writeFrameAgent(frame, at, frameAgent(town, world.live[place]));
  }
  const objectsAt = FRAME_HEADER_INTS + people * FRAME_AGENT_INTS;
  for (let object = 0; object < rules.objects.length; object++) {
    frame[objectsAt + object] = objectWord(town, object);
  }
}

function outagesOf(world: World): number {
  let off = 0;
  for (let utility = 0; utility < UTILITIES.length; utility++) {
    if (!isOn(world, utility)) off |= 1 << utility;
  }
  return off;
}

function frameAgent(town: Town, slot: number): FrameAgent {
  const { agents, needs } = town.world;
  let need = 0;
  for (let other = 1; other < needs.length; other++)
    if (needs[other][slot] < needs[need][slot]) need = other;
  const company = companyOf(town.world, slot);
  const held =
    agents.heldObject[slot] === NONE ? agents.queuedObject[slot] : agents.heldObject[slot];
  return {
    person: agents.person[slot],
    x: xOf(town.rules.grid, agents.cell[slot]),
    y: yOf(town.rules.grid, agents.cell[slot]),
    facing: facingOf(town, slot),
    activity: activityOf(town, slot),
    option: agents.option[slot],
    progress: Math.round((progressOf(town, slot) ?? 0) * 255),
    object: held === NONE ? agents.targetObject[slot] : held,
    lowestNeed: Math.round(needs[need][slot] * 255),
    need,
    queuePlace: linePlace(town, slot),
    meals: agents.items[slot * ITEMS.length + MEALS],
    groceries: agents.items[slot * ITEMS.length + FOOD_RAW],
    company: company === NONE ? NONE : agents.person[company],
    talk: company === NONE ? 0 : 1 + agents.talkKind[slot],
    leaving: isLeaving(town.world, slot),
  };
}

function objectWord({ world }: Town, object: number): number {
  const { objects, agents } = world;
  const holder = objects.holders[object * HOLDER_SLOTS];
  const inUse = holder !== NONE && agents.runningAffordance[holder] !== NONE;
  let stock = 0;
  for (let item = 0; item < ITEMS.length; item++) {
    stock += objects.stock[object * ITEMS.length + item];
  }
  return (
    (inUse ? 1 : 0) |
    (holder === NONE ? 0 : 2) |
    (objects.queueLength[object] << 8) |
    (Math.min(stock, 0xffff) << 16)
  );
}
