import {
  FRAME_AGENT_INTS,
  FRAME_HEADER_INTS,
  FRAME_VERSION,
  HEADER,
  writeFrameAgent,
  type FrameAgent,
} from "../../sim/telemetry/frame.ts";

interface FrameParts {
  readonly scene?: number;
  readonly tick: number;
  readonly speed?: number;
  readonly agents?: readonly (Partial<FrameAgent> & { readonly person: number })[];
}

/** A frame as the town process would send it; people are idle at (0, 0) unless said otherwise. */
export function makeFrame({ scene = 1, tick, speed = 1, agents = [] }: FrameParts): Int32Array {
  const frame = new Int32Array(FRAME_HEADER_INTS + agents.length * FRAME_AGENT_INTS);
  frame[HEADER.version] = FRAME_VERSION;
  frame[HEADER.scene] = scene;
  frame[HEADER.tick] = tick;
  frame[HEADER.speed] = speed;
  frame[HEADER.agents] = agents.length;
  for (const [index, agent] of agents.entries()) {
    writeFrameAgent(frame, FRAME_HEADER_INTS + index * FRAME_AGENT_INTS, { ...idle, ...agent });
  }
  return frame;
}

const idle: FrameAgent = {
  person: 0,
  x: 0,
  y: 0,
  facing: 2,
  activity: 0,
  option: -1,
  progress: 0,
  object: -1,
  lowestNeed: 255,
  need: 0,
  queuePlace: 0,
  meals: 0,
  groceries: 0,
  company: -1,
  talk: 0,
  leaving: false,
};
