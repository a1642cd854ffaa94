import {
  FRAME_AGENT_INTS,
  FRAME_HEADER_INTS,
  HEADER,
  readFrameAgent,
  type FrameAgent,
} from "../../sim/telemetry/frame.ts";

/** Where a person is drawn between two ticks. */
export interface Person extends FrameAgent {
  /** False while this slot is not in the frame. */
  present: boolean;
  /** Tile coordinates with fraction. */
  drawX: number;
  drawY: number;
  /** Moves from one tile to another right now. */
  moving: boolean;
  /** Direction of that movement, tiles per tick. */
  stepX: number;
  stepY: number;
}

export function createPerson(slot: number): Person {
  return {
    slot,
    x: 0,
    y: 0,
    facing: 2,
    activity: 0,
    option: -1,
    progress: 0,
    object: -1,
    lowestNeed: 255,
    queuePlace: 0,
    meals: 0,
    groceries: 0,
    present: false,
    drawX: 0,
    drawY: 0,
    moving: false,
    stepX: 0,
    stepY: 0,
  };
}

const next = createPerson(-1);

/** Blends everybody between the frames around `tick` into `people` (index = slot). No allocation. */
export function blendPeople(
  people: readonly Person[],
  before: Int32Array,
  after: Int32Array,
  tick: number,
): void {
  for (const person of people) person.present = false;
  const from = before[HEADER.tick] ?? 0;
  const to = after[HEADER.tick] ?? 0;
  const share = to > from ? Math.min(1, Math.max(0, (tick - from) / (to - from))) : 1;
  const count = before[HEADER.agents] ?? 0;
  for (let index = 0; index < count; index++) {
    const slot = before[FRAME_HEADER_INTS + index * FRAME_AGENT_INTS] ?? -1;
    const person = people[slot];
    if (person === undefined) continue;
    readFrameAgent(before, index, person);
    const found = findAgent(after, slot, index, next);
    person.present = true;
    if (!found) {
      person.drawX = person.x;
      person.drawY = person.y;
      person.moving = false;
      continue;
    }
    const [dx, dy] = [next.x - person.x, next.y - person.y];
    person.moving = (dx !== 0 || dy !== 0) && to > from;
    person.stepX = person.moving ? dx / (to - from) : 0;
    person.stepY = person.moving ? dy / (to - from) : 0;
    person.drawX = person.x + dx * share;
    person.drawY = person.y + dy * share;
    // What they do comes from the nearer frame.
    if (share > 0.5) {
      const { drawX, drawY } = person;
      copyAgent(next, person);
      person.drawX = drawX;
      person.drawY = drawY;
    }
  }
}

function findAgent(frame: Int32Array, slot: number, guess: number, out: FrameAgent): boolean {
  const count = frame[HEADER.agents] ?? 0;
  for (let step = 0; step < count; step++) {
    const index = (guess + step) % count;
    if (frame[FRAME_HEADER_INTS + index * FRAME_AGENT_INTS] !== slot) continue;
    readFrameAgent(frame, index, out);
    return true;
  }
  return false;
}

function copyAgent(from: FrameAgent, to: FrameAgent): void {
  to.x = from.x;
  to.y = from.y;
  to.facing = from.facing;
  to.activity = from.activity;
  to.option = from.option;
  to.progress = from.progress;
  to.object = from.object;
  to.lowestNeed = from.lowestNeed;
  to.queuePlace = from.queuePlace;
  to.meals = from.meals;
  to.groceries = from.groceries;
}
