import * as fc from "fast-check";
import { expect, test } from "vitest";

import { ITEMS } from "../../../../sim/config/affordances.ts";
import { activityOf, progressOf } from "../../../../sim/telemetry/activity.ts";
import {
  FRAME_AGENT_INTS,
  FRAME_HEADER_INTS,
  FRAME_VERSION,
  type FrameAgent,
  type FrameObject,
  HEADER,
  readFrameAgent,
  readFrameObject,
  writeFrameAgent,
} from "../../../../sim/telemetry/frame.ts";
import { frameInts, writeFrame } from "../../../../sim/telemetry/write-frame.ts";
import { runTick } from "../../../../sim/tick.ts";
import { createTown } from "../../../../sim/create-town.ts";
import type { Town } from "../../../../sim/town.ts";
import { TALKS } from "../../../../sim/world/agent-table.ts";
import { ACTIVITIES } from "../../../../sim/world/activities.ts";
import { cutUtility, restoreUtility } from "../../../../sim/world/outages.ts";
import { forceRain } from "../../../../sim/world/weather.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { at, everyone } from "../../../helpers/someone.ts";

const emptyAgent = (): FrameAgent => ({
  person: 0,
  x: 0,
  y: 0,
  facing: 0,
  activity: 0,
  option: 0,
  progress: 0,
  object: 0,
  lowestNeed: 0,
  need: 0,
  queuePlace: 0,
  meals: 0,
  groceries: 0,
  company: -1,
  talk: 0,
  leaving: false,
});
const emptyObject = (): FrameObject => ({ inUse: false, held: false, queue: 0, stock: 0 });

const anyAgent = fc.record<FrameAgent>({
  person: fc.nat(100_000),
  x: fc.nat(511),
  y: fc.nat(511),
  facing: fc.nat(3),
  activity: fc.nat(ACTIVITIES.length - 1),
  option: fc.integer({ min: -1, max: 20 }),
  progress: fc.nat(255),
  object: fc.integer({ min: -1, max: 4095 }),
  lowestNeed: fc.nat(255),
  need: fc.nat(2),
  queuePlace: fc.nat(8),
  meals: fc.nat(15),
  groceries: fc.nat(15),
  company: fc.integer({ min: -1, max: 100_000 }),
  talk: fc.nat(TALKS.length),
  leaving: fc.boolean(),
});

function frameOf(town: Town): Int32Array {
  const frame = new Int32Array(frameInts(town));
  writeFrame(town, frame, 10, 3);
  return frame;
}

test("every agent that is written is read back the same", () => {
  fc.assert(
    fc.property(fc.array(anyAgent, { minLength: 1, maxLength: 5 }), (agents) => {
      const frame = new Int32Array(FRAME_HEADER_INTS + agents.length * FRAME_AGENT_INTS);
      agents.forEach((agent, index) =>
        writeFrameAgent(frame, FRAME_HEADER_INTS + index * FRAME_AGENT_INTS, agent),
      );
      const read = agents.map((_, index) => readFrameAgent(frame, index, emptyAgent()));
      expect(read).toEqual(agents);
    }),
  );
});

test("a frame says its version, scene, tick, speed and how many it holds", () => {
  const town = createTown(defaultConfig());
  for (let tick = 0; tick < 5; tick++) runTick(town);
  const frame = frameOf(town);
  expect([...frame.subarray(0, FRAME_HEADER_INTS)]).toEqual([
    FRAME_VERSION,
    3,
    5,
    town.people.length,
    town.rules.objects.length,
    10,
    0,
    0,
  ]);
  expect(Object.values(HEADER)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test("a frame says what the weather is and which utilities are off", () => {
  const town = createTown(defaultConfig());
  const sky = () => [...frameOf(town).subarray(HEADER.weather, HEADER.outages + 1)];
  expect(sky()).toEqual([0, 0]);
  forceRain(town, true);
  cutUtility(town, "water", 1);
  expect(sky()).toEqual([1, 2]);
  cutUtility(town, "power", 2);
  restoreUtility(town, "water", 1);
  expect(sky()).toEqual([1, 1]);
});

test("through a whole day each frame shows where people are, what they hold and what they do", () => {
  const town = createTown(defaultConfig());
  const agent = emptyAgent();
  for (let tick = 0; tick < 1000; tick++) {
    runTick(town);
    if (tick % 7 !== 0) continue;
    const frame = frameOf(town);
    everyone(town).forEach((person, index) => {
      readFrameAgent(frame, index, agent);
      expect([agent.person, agent.x, agent.y]).toEqual([person.get("person"), ...person.tile]);
      expect([agent.meals, agent.groceries]).toEqual([
        person.get("items", ITEMS.indexOf("meals")),
        person.get("items", ITEMS.indexOf("food_raw")),
      ]);
      expect(agent.option).toBe(person.get("option"));
      expect(agent.facing).toBeLessThan(4);
      expect(agent.activity).toBe(activityOf(town, person.slot));
      expect(agent.progress).toBe(Math.round((progressOf(town, person.slot) ?? 0) * 255));
    });
  }
});

test("through a whole day each frame shows who is served, how many wait and what is in stock", () => {
  const town = createTown(defaultConfig());
  const object = emptyObject();
  let busy = 0;
  for (let tick = 0; tick < 1000; tick++) {
    runTick(town);
    if (tick % 11 !== 0) continue;
    const frame = frameOf(town);
    town.rules.objects.forEach((_, index) => {
      readFrameObject(frame, index, object);
      const holder = everyone(town).find((person) => person.get("heldObject") === index);
      expect(object.held).toBe(holder !== undefined);
      expect(object.inUse).toBe(holder !== undefined && holder.get("runningAffordance") >= 0);
      expect(object.queue).toBe(at(town.world.objects.queueLength, index));
      const { stock } = town.world.objects;
      const width = ITEMS.length;
      const units = stock.subarray(index * width, (index + 1) * width);
      expect(object.stock).toBe(units.reduce((sum, amount) => sum + amount, 0));
      if (object.inUse) busy += 1;
    });
  }
  expect(busy).toBeGreaterThan(100);
});
