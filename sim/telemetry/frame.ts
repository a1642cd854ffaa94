/**
 * A frame: what the map needs of one tick, packed in one Int32Array so that it crosses a
 * process boundary as bytes. People go by their number in the register, which is nobody else's; names and
 * looks are in the scene.
 *
 * | part   | ints                | content |
 * | ------ | ------------------- | ------- |
 * | header | FRAME_HEADER_INTS   | see HEADER |
 * | people | FRAME_AGENT_INTS × n| see `readFrameAgent` |
 * | objects| FRAME_OBJECT_INTS ×m| see `readFrameObject` |
 */
export const FRAME_HEADER_INTS = 8;
export const FRAME_AGENT_INTS = 6;
export const FRAME_OBJECT_INTS = 1;

/** Header cells. `scene` rises by one when another town is shown: frames of an older scene are dropped. */
export const HEADER = {
  version: 0,
  scene: 1,
  tick: 2,
  agents: 3,
  objects: 4,
  speed: 5,
  /** Index into WEATHERS. */
  weather: 6,
  /** Utilities that are off, as bits by UTILITIES. */
  outages: 7,
} as const;
export const FRAME_VERSION = 4;

export interface FrameAgent {
  /** Their number: `person` in `scene.agents`. */
  person: number;
  /** Tile, whole numbers. */
  x: number;
  y: number;
  /** 0 north, 1 east, 2 south, 3 west. */
  facing: number;
  /** Index into ACTIVITIES. */
  activity: number;
  /** Index into OPTIONS, −1 for none. */
  option: number;
  /** Progress of the running use, 0 to 255; 0 when nothing runs. */
  progress: number;
  /** Object used, held or queued for: index into `scene.objects`, −1 for none. */
  object: number;
  /** Lowest need, 0 to 255. */
  lowestNeed: number;
  /** Which that is: index into NEEDS. */
  need: number;
  /** Place in the queue, 1 = next; 0 = not queueing. */
  queuePlace: number;
  /** Meals carried in hand, 0 to 15. */
  meals: number;
  /** Groceries carried, 0 to 15. */
  groceries: number;
  /** Number of whom they talk or quarrel with, −1 for nobody. */
  company: number;
  /** How they stand facing each other: 0 not at all, else 1 + index into TALKS. */
  talk: number;
  /** On their way out of town: seen, and good for nothing any more. */
  leaving: boolean;
}

export interface FrameObject {
  /** A use is running. */
  inUse: boolean;
  /** Somebody holds it (using it or about to). */
  held: boolean;
  /** People waiting, 0 to 255. */
  queue: number;
  /** Units in stock, of all items together, 0 to 65,535. */
  stock: number;
}

/** Writes one agent's six ints at `at`. */
export function writeFrameAgent(frame: Int32Array, at: number, agent: FrameAgent): void {
  frame[at] = agent.person;
  frame[at + 1] = agent.x | (agent.y << 16);
  frame[at + 2] =
    agent.facing | (agent.activity << 8) | ((agent.option + 1) << 16) | (agent.progress << 24);
  frame[at + 3] = agent.object;
  frame[at + 4] =
    agent.lowestNeed | (agent.queuePlace << 8) | (agent.meals << 16) | (agent.groceries << 24);
  frame[at + 5] =
    (agent.company + 1) | (agent.talk << 24) | (agent.leaving ? 1 << 26 : 0) | (agent.need << 27);
}

/** Reads the `index`-th agent of a frame into `out` (no allocation). */
export function readFrameAgent(frame: Int32Array, index: number, out: FrameAgent): FrameAgent {
  const at = FRAME_HEADER_INTS + index * FRAME_AGENT_INTS;
  const place = frame[at + 1] ?? 0;
  const doing = frame[at + 2] ?? 0;
  const load = frame[at + 4] ?? 0;
  const talk = frame[at + 5] ?? 0;
  out.person = frame[at] ?? 0;
  out.x = place & 0xffff;
  out.y = place >>> 16;
  out.facing = doing & 0xff;
  out.activity = (doing >>> 8) & 0xff;
  out.option = ((doing >>> 16) & 0xff) - 1;
  out.progress = doing >>> 24;
  out.object = frame[at + 3] ?? -1;
  out.lowestNeed = load & 0xff;
  out.queuePlace = (load >>> 8) & 0xff;
  out.meals = (load >>> 16) & 0xff;
  out.groceries = load >>> 24;
  out.company = (talk & 0xffffff) - 1;
  out.talk = (talk >>> 24) & 3;
  out.leaving = ((talk >>> 26) & 1) === 1;
  out.need = (talk >>> 27) & 3;
  return out;
}

/** Reads the `index`-th object of a frame into `out` (no allocation). */
export function readFrameObject(frame: Int32Array, index: number, out: FrameObject): FrameObject {
  const agents = frame[HEADER.agents] ?? 0;
  const word = frame[FRAME_HEADER_INTS + agents * FRAME_AGENT_INTS + index] ?? 0;
  out.inUse = (word & 1) === 1;
  out.held = (word & 2) === 2;
  out.queue = (word >>> 8) & 0xff;
  out.stock = word >>> 16;
  return out;
}
