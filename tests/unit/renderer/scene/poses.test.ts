import { expect, test } from "vitest";

import { createPerson, type Person } from "../../../../renderer/frames/crowd.ts";
import { createPose, type Pose, updatePose } from "../../../../renderer/scene/poses.ts";
import { readTownMap } from "../../../../renderer/scene/town-map.ts";
import { sceneOf } from "../../../../sim/telemetry/scene-of.ts";
import { makeTown } from "../../../helpers/make-town.ts";

const map = readTownMap(sceneOf(makeTown({ people: [{ id: "ann" }] }), 1, "test"));

/** Draws somebody on the way east at these places, and says how they stand at each. */
function walk(places: readonly number[], direction: 1 | -1, pose = createPose(0)): Pose[] {
  return places.map((drawX) => {
    const person: Person = {
      ...createPerson(0),
      present: true,
      presence: 1,
      moving: true,
      stepX: 1,
      drawX,
      drawY: 2,
    };
    updatePose(pose, person, map, { beat: 0, share: 0.6, direction }, undefined);
    return { ...pose };
  });
}

test("backwards in time people go back with their faces ahead, and their legs retrace the steps", () => {
  const pose = createPose(0);
  const there = walk([1, 1.2, 1.4, 1.6, 1.8, 2], 1, pose);
  const back = walk([1.8, 1.6, 1.4, 1.2, 1], -1, pose);
  const east = Math.PI / 2;
  expect(there.at(-1)?.yaw).toBeCloseTo(east, 1);
  for (const { yaw } of back) expect(yaw).toBeCloseTo(east, 1);
  const walked = [...there, ...back].map((one) => one.walked);
  const turn = walked.indexOf(Math.max(...walked));
  expect(turn).toBeGreaterThan(3);
  expect(walked.slice(0, turn + 1)).toEqual(walked.slice(0, turn + 1).toSorted((a, b) => a - b));
  expect(walked.slice(turn)).toEqual(walked.slice(turn).toSorted((a, b) => b - a));
  expect(walked.at(-1)).toBeLessThan((walked[turn] ?? 0) - 0.4);
});

test("after a cut people stand where they are, wherever they were drawn before", () => {
  const pose = createPose(0);
  walk([1, 1.2], 1, pose);
  pose.fresh = true;
  const [there] = walk([7], 1, pose);
  expect(there?.x).toBe(7.5);
});
