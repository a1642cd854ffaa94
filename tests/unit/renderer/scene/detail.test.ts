import { PerspectiveCamera } from "three";
import { expect, test } from "vitest";

import { DETAIL, DetailChoice } from "../../../../renderer/scene/detail.ts";

/** At the origin, looking north over a picture 800 pixels high in which a tile at distance 10 is 100 pixels high. */
function lookingNorth(from: number): DetailChoice {
  const height = 800;
  const fov = (2 * Math.atan(height / 2 / 1000) * 180) / Math.PI;
  const camera = new PerspectiveCamera(fov, 1, 0.1, 500);
  camera.lookAt(0, 0, -1);
  const choice = new DetailChoice();
  choice.look(camera, height, from);
  return choice;
}

test("whoever is drawn large enough gets a face, others do not", () => {
  const choice = lookingNorth(40);
  // 1.2 tiles are 40 pixels at a distance of 30.
  expect(choice.at(0, 0, -29.9)).toBe(DETAIL.near);
  expect(choice.at(0, 0, -30.1)).toBe(DETAIL.far);
  expect(choice.at(0, 0, -300)).toBe(DETAIL.far);
});

test("whoever is out of the picture is left out, unless their shadow may fall into it", () => {
  const choice = lookingNorth(40);
  expect(choice.at(0, 0, 20)).toBe(DETAIL.none);
  expect(choice.at(0, 0, 3)).not.toBe(DETAIL.none);
  expect(choice.at(0, 0, -600)).toBe(DETAIL.none);
  expect(choice.at(100, 0, -20)).toBe(DETAIL.none);
  expect(choice.at(11, 0, -20)).not.toBe(DETAIL.none);
});
